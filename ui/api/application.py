"""The web application that the page is put into: the API and the tools, at their addresses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from ui.api.gate import Gate
from ui.api.routes import make_routes
from ui.api.service import Service
from ui.api.tools import http_routes, make_tools
from ui.serving.desk import Desk, Source
from ui.serving.options import ServingOptions
from ui.serving.probes import add_probes
from ui.workbench import Workbench


def make_application(
    workbench: Workbench, desk: Desk | None = None, options: ServingOptions = ServingOptions()
) -> FastAPI:
    """Make an application with the API, the tools and the probes; any other address is free for the page."""
    desk = desk or Desk.with_options(options)
    gate = Gate(desk)
    tools = make_tools(Service(workbench, desk, Source.TOOLS), gate)
    routes = http_routes(tools)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with tools.session_manager.run():
            yield

    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=running)
    application.mount("/api", make_routes(Service(workbench, desk), gate))
    application.router.routes.extend(routes)
    add_probes(application, workbench, desk, token=options.metrics_token)
    return application
