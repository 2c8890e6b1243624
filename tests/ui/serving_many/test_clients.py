from starlette.requests import Request

from ui.serving.clients import THIS_PROCESS, client_of


class SignedIn(Request):
    username = "lin"


def request(kind: type[Request] = Request) -> Request:
    headers = [(b"x-forwarded-for", b"10.1.1.1")]
    return kind({"type": "http", "client": ("192.0.2.7", 1234), "headers": headers})


def test_who_is_not_signed_in_is_known_by_the_address_and_not_by_what_one_says() -> None:
    assert client_of(request()) == "address 192.0.2.7"


def test_who_is_signed_in_is_known_by_name() -> None:
    assert client_of(request(SignedIn)) == "user lin"


def test_without_a_request_it_is_this_process() -> None:
    assert client_of(None) == THIS_PROCESS
