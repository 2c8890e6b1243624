"""The server of the page, and of the API beside it."""

from __future__ import annotations

import asyncio
import errno
import socket
import time
from collections.abc import Callable

import gradio as gr
import uvicorn
from fastapi import FastAPI

from ui.access.current import user_of_event
from ui.access.entrance import Entrance
from ui.access.sign_in import SignIn
from ui.api.application import make_application
from ui.api.door import Door, is_loopback
from ui.exceptions import AddressInUse
from ui.hidden_folders import HiddenFolders
from ui.page import build_page
from ui.page_words import TRANSLATIONS
from ui.protection import LanguageOfPage, Protection
from ui.rendering import ASSETS
from ui.serving.desk import Desk
from ui.serving.options import ServingOptions
from ui.serving.uploads import UploadLimit
from ui.terminal import output
from ui.theme import THEME
from ui.unfit_requests import HANDLERS
from ui.upload_addresses import MAX_UPLOAD_BYTES
from ui.workbench import Workbench

MAX_EVENTS_AT_ONCE = 40
MAX_EVENTS_WAITING = 200
MAX_SESSIONS = 1000
SECONDS_TO_FINISH = 3
SECONDS_KEPT_ALIVE = 75
_SECONDS_BETWEEN_LOOKS = 0.1


def make_app(
    workbench: Workbench,
    host: str,
    options: ServingOptions = ServingOptions(),
    desk: Desk | None = None,
    *,
    entrance: Entrance | None = None,
) -> FastAPI:
    """Make a web application of the page and the API, with everything the page loads coming from itself.

    With an entrance people sign in, and each has a page and an API over the articles that he may see.
    """
    desk = desk or Desk.with_options(options)
    for_page, for_api = (workbench, workbench) if entrance is None else entrance.workbenches()
    page = build_page(
        for_page,
        desk,
        # Whoever comes through a proxy is not at this machine, and could have the server call what it can reach.
        own_models=is_loopback(host) and entrance is None and not options.proxies,
        asking=None if entrance is None else user_of_event,
        conversations=None if entrance is None else entrance.conversations,
    )
    # A question that waits for its place holds one of Gradio's threads meanwhile.
    page.max_threads = MAX_EVENTS_AT_ONCE + options.answers_at_once + options.most_waiting
    page.state_session_capacity = MAX_SESSIONS
    page.queue(max_size=MAX_EVENTS_WAITING)
    app: FastAPI = gr.mount_gradio_app(
        make_application(for_api, desk, options),
        page,
        path="/",
        theme=THEME,
        css_paths=[ASSETS / "page.css", ASSETS / "chat.css", ASSETS / "menus.css", ASSETS / "articles.css"],
        i18n=TRANSLATIONS,
        favicon_path=str(ASSETS / "icon.svg"),
        footer_links=[],
        app_kwargs={"exception_handlers": HANDLERS},
        run_history=False,
        show_error=False,
        max_file_size=MAX_UPLOAD_BYTES,
        enable_monitoring=False,
        mcp_server=False,
        ssr_mode=False,
        pwa=False,
    )
    app.add_middleware(LanguageOfPage)
    app.add_middleware(UploadLimit, desk=desk)
    app.add_middleware(HiddenFolders)
    if entrance is not None:
        app.add_middleware(SignIn, entrance=entrance, metrics_token=options.metrics_token)
    app.add_middleware(Protection)
    app.add_middleware(Door, host=host, names=options.names)
    return app


def check_port(host: str, port: int) -> None:
    """See that the page can be served, before anything slow is loaded.

    Raises:
        AddressInUse: the port is in use, needs rights, or the host is not this machine's.
    """
    listen(host, port).close()


def announce(address: str) -> None:
    """Tell the person at the terminal where the page is."""
    output.print(f"省策 Shengce  [bold]{address}[/bold]  (Ctrl+C to stop)", highlight=False)


def serve_page(
    workbench: Workbench,
    host: str,
    port: int,
    options: ServingOptions = ServingOptions(),
    *,
    entrance: Entrance | None = None,
    ready: Callable[[str], None] = announce,
) -> None:
    """Serve the page and the API until the process is interrupted; `ready` gets the address once it answers.

    Port 0 takes a free one. With an entrance people sign in. When it is interrupted it takes no more questions and
    finishes those it has.

    Raises:
        AddressInUse: as check_port.
    """
    desk = Desk.with_options(options)
    with listen(host, port) as listener:
        config = uvicorn.Config(
            make_app(workbench, host, options, desk, entrance=entrance),
            log_level="warning",
            log_config=None,
            # Longer than a proxy keeps its own end, nginx 60 seconds: else it sends into a connection that is closing.
            timeout_keep_alive=SECONDS_KEPT_ALIVE,
            # An entrance looks itself at what proxies say.
            proxy_headers=entrance is None and bool(options.proxies),
            forwarded_allow_ips=list(options.proxies),
            # An open page keeps a connection, which would keep the server from ending.
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        server = PageServer(config, desk, options.seconds_to_stop, lambda: ready(address_of(listener, host)))
        server.run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """Open the socket that the page is served on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise AddressInUse(_why_unavailable(error, host, port)) from error
    except OverflowError as error:
        listener.close()
        raise AddressInUse(f"port {port} is not between 0 and 65535") from error
    return listener


def address_of(listener: socket.socket, host: str) -> str:
    """Give the address to open in a browser."""
    port = listener.getsockname()[1]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def _why_unavailable(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use; stop the program that uses it or choose another port"
    if error.errno == errno.EACCES:
        return f"port {port} on {host} needs rights that this user lacks; choose a port from 1024 up"
    return f"cannot serve on {host} port {port}: {error.strerror or error}"


class PageServer(uvicorn.Server):
    """Tell when the server answers, and finish what was asked before it ends."""

    def __init__(self, config: uvicorn.Config, desk: Desk, seconds_to_stop: float, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.desk = desk
        self.seconds_to_stop = seconds_to_stop
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if self.started:
            self.ready()

    async def main_loop(self) -> None:
        """Serve until it shall end, then go on answering what was asked; a second interruption ends that."""
        await super().main_loop()
        self.desk.admission.stop()
        deadline = time.monotonic() + self.seconds_to_stop
        while not self.desk.admission.is_idle and not self.force_exit and time.monotonic() < deadline:
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
