import gradio as gr
from starlette.requests import Request

from ui.access.current import IN_SCOPE
from ui.access.user import Role, User
from ui.serving.clients import THIS_PROCESS, client_of

USER = User("7", "lin", Role.READER, ())


def request(**scope: object) -> Request:
    headers = [(b"x-forwarded-for", b"10.1.1.1")]
    return Request({"type": "http", "client": ("192.0.2.7", 1234), "headers": headers, **scope})


def test_who_is_not_signed_in_is_known_by_the_address_and_not_by_what_one_says() -> None:
    assert client_of(request()) == "address 192.0.2.7"


def test_who_is_signed_in_is_known_by_name() -> None:
    assert client_of(request(**{IN_SCOPE: USER})) == "user lin"


def test_who_is_signed_in_is_known_in_an_event_of_the_page_too() -> None:
    assert client_of(gr.Request(request(**{IN_SCOPE: USER}))) == "user lin"
    assert client_of(gr.Request(request())) == "address 192.0.2.7"


def test_without_a_request_it_is_this_process() -> None:
    assert client_of(None) == THIS_PROCESS
