"""The API as tools of the Model Context Protocol."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import Field
from starlette.routing import BaseRoute

from ui.api.door import MAX_BODY_BYTES
from ui.api.exceptions import ApiError
from ui.api.forms import AnswerForm, ArticleList, HitList, OpenArticle
from ui.api.gate import Gate
from ui.api.inputs import (
    MAX_HISTORY,
    MAX_PASSAGES,
    MAX_QUESTION_LENGTH,
    AskRequest,
    ListRequest,
    OpenRequest,
    SearchRequest,
    checked,
)
from ui.api.service import Service
from ui.serving.clients import client_of
from ui.serving.desk import Desk, Source
from ui.serving.exceptions import Refusal
from ui.workbench import Workbench

PART_OF_AN_ARTICLE = 6000
"""Characters of an article that are opened at once: a whole one can fill a model's context."""
ARTICLES_AT_ONCE = 50
INSTRUCTIONS = (
    "Shengce answers questions about Chinese provincial AI policy from a collection of articles, and quotes the "
    "sentence that carries each statement. Use ask for a question; it says so where the articles do not hold the "
    "answer. Use search for passages to read yourself, list_articles for what there is, and open_article for the text "
    "around a quote, by the article_id, start and end of a citation or hit. Quotes are verbatim, mostly Chinese: keep "
    "them as they are, and name the title and publisher with them."
)
READING = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

QuestionText = Annotated[str, Field(description=f"At most {MAX_QUESTION_LENGTH} characters, Chinese or English.")]
Region = Annotated[str | None, Field(description="A province, city or group of regions, in Chinese or English.")]
AnyContext = Context[Any, Any]


@contextmanager
def failures_for_models() -> Iterator[None]:
    """Tell the model what fails."""
    try:
        yield
    except (ApiError, Refusal) as error:
        raise ToolError(str(error)) from error


def client_of_call(context: AnyContext) -> str:
    """Name who calls a tool."""
    return client_of(context.request_context.request)


@contextmanager
def logging_left_alone() -> Iterator[None]:
    """Keep a library from setting up logging for the whole process, which it does where nobody has."""
    handler = logging.NullHandler()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


def make_tools(service: Service, gate: Gate) -> MCPServer[None]:
    """Make a server of the Model Context Protocol."""
    with logging_left_alone():
        server: MCPServer[None] = MCPServer("shengce", title="省策 Shengce", instructions=INSTRUCTIONS)
    _add_asking(server, service, gate)
    _add_reading(server, service, gate)
    return server


def http_routes(server: MCPServer[None]) -> list[BaseRoute]:
    """Make the routes that serve the tools at /mcp; they need `server.session_manager.run()` around them."""
    app = server.streamable_http_app(
        streamable_http_path="/mcp",
        # Nothing is kept between calls, so a restart of the server breaks no session.
        stateless_http=True,
        json_response=True,
        max_request_body_size=MAX_BODY_BYTES,
        # The door has looked at host and origin.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    return app.routes


def serve_stdio(workbench: Workbench) -> None:
    """Serve the tools on standard input and output until the input ends."""
    desk = Desk.with_options()
    make_tools(Service(workbench, desk, Source.TOOLS), Gate(desk)).run("stdio")


def _add_asking(server: MCPServer[None], service: Service, gate: Gate) -> None:
    @server.tool(title="Ask a question", annotations=READING)
    async def ask(
        question: QuestionText,
        regions: Annotated[
            list[str] | None, Field(description="Search only passages on these regions. Rarely needed.")
        ] = None,
        history: Annotated[
            list[str] | None,
            Field(
                description=f"Up to {MAX_HISTORY} questions asked before, oldest first, if this one follows them up."
            ),
        ] = None,
        *,
        context: AnyContext,
    ) -> AnswerForm:
        """Answer one question about Chinese provincial AI policy, from the articles only.

        The answer holds markers [n] that name its citations, each with the verbatim quote, its article and offsets.
        `answered` is false where the articles do not hold the answer: then `answer` says what is missing and `closest`
        shows the nearest passages, which are no answer.
        """
        values = {"question": question, "regions": regions or [], "history": history or []}
        with failures_for_models():
            return await gate.run(lambda: service.ask(checked(AskRequest, values)), client_of_call(context))

    @server.tool(title="Search passages", annotations=READING)
    async def search(
        question: QuestionText,
        k: Annotated[int, Field(description=f"The number of passages, 1 to {MAX_PASSAGES}.")] = 5,
        *,
        context: AnyContext,
    ) -> HitList:
        """Find the passages of the articles nearest to a question or to some words, best first.

        The nearest passages need not answer the question; their text is verbatim.
        """
        values = {"question": question, "k": k}
        with failures_for_models():
            hits = await gate.run(lambda: service.search(checked(SearchRequest, values)), client_of_call(context))
        return HitList(hits=hits)


def _add_reading(server: MCPServer[None], service: Service, gate: Gate) -> None:
    @server.tool(title="Open an article", annotations=READING)
    async def open_article(
        article_id: Annotated[str, Field(description="As list_articles, citations and hits name it.")],
        start: Annotated[int, Field(description="Begin at this character of the text.")] = 0,
        end: Annotated[
            int | None,
            Field(description=f"Stop before this character; {PART_OF_AN_ARTICLE} characters after start if left out."),
        ] = None,
    ) -> OpenArticle:
        """Read the text of an article, or a part of it; `characters` tells how long the whole text is."""
        values = {"article_id": article_id, "start": start, "end": start + PART_OF_AN_ARTICLE if end is None else end}
        with failures_for_models():
            return await gate.read(lambda: service.article(checked(OpenRequest, values)))

    @server.tool(title="List the articles", annotations=READING)
    async def list_articles(
        region: Region = None,
        offset: Annotated[int, Field(description="Leave out so many articles at the start.")] = 0,
        limit: Annotated[int, Field(description="List so many articles at most.")] = ARTICLES_AT_ONCE,
    ) -> ArticleList:
        """List the articles that questions are answered from, the latest published first; `total` counts them all."""
        values = {"region": region, "offset": offset, "limit": limit}
        with failures_for_models():
            return await gate.read(lambda: service.articles(checked(ListRequest, values)))
