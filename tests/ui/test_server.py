import socket

import pytest

from ui.exceptions import AddressInUse
from ui.server import address_of, check_port, listen


def test_a_port_in_use_is_said_with_the_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(AddressInUse, match=f"^port {port} on 127.0.0.1 is in use; .* choose another port$"):
            check_port("127.0.0.1", port)
    check_port("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "port", "message"),
    [
        ("127.0.0.1", 70000, "^port 70000 is not between 0 and 65535$"),
        ("192.0.2.1", 0, "^cannot serve on 192.0.2.1 port 0: "),
        ("no-such-host.invalid", 0, "^cannot serve on no-such-host.invalid port 0: "),
    ],
)
def test_an_address_that_cannot_be_served_on_is_named(host: str, port: int, message: str) -> None:
    with pytest.raises(AddressInUse, match=message):
        check_port(host, port)


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1")])
def test_the_address_shown_can_be_opened(host: str, shown: str) -> None:
    with listen(host, 0) as listener:
        assert address_of(listener, host) == f"http://{shown}:{listener.getsockname()[1]}/"
