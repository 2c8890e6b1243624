"""The web application that the page is put into: the API and the tools, at their addresses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from ui.api.gate import Gate
from ui.api.routes import make_routes
from ui.api.service import Service
from ui.api.tools import http_routes, make_tools
from ui.workbench import Workbench


def make_application(workbench: Workbench) -> FastAPI:
    """Make an application with the API at /api and the tools at /mcp; anything else is free for the page."""
    service, gate = Service(workbench), Gate()
    tools = make_tools(service, gate)
    routes = http_routes(tools)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with tools.session_manager.run():
            yield

    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=running)
    application.mount("/api", make_routes(service, gate))
    application.router.routes.extend(routes)
    return application
