"""The API over plain HTTP, described in /api/openapi.json."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from ui.api.adding import add_changing
from ui.api.bodies import body_of, described
from ui.api.exceptions import ApiError
from ui.api.forms import AnswerForm, ArticleForm, HitForm, OpenArticle, StreamLine
from ui.api.gate import Gate
from ui.api.inputs import AskRequest, ListRequest, OpenRequest, SearchRequest, checked, explanation
from ui.api.service import Service
from ui.serving.clients import client_of
from ui.serving.exceptions import Refusal

JSON_LINES = "application/jsonl"
# JSON may hold these, but Python's splitlines, and so the readers of lines of httpx and requests, end lines at them.
LINE_ENDS = str.maketrans({end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"})
_ERROR_SCHEMA = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"description": words, "content": {"application/json": {"schema": _ERROR_SCHEMA}}}
    for status, words in {
        403: "This account may not do this.",
        404: "No article has this id.",
        411: "Where people sign in, what is added tells its length.",
        413: "The body is too long.",
        422: "The request does not fit.",
        429: "One user has asked or sent as much as one may; Retry-After says when to ask again.",
        503: "Too many questions wait (`waiting`; Retry-After says when to ask again), or the articles cannot be read.",
        507: "There is no room left on the server's disk; nothing was added.",
    }.items()
}


Asked = Annotated[AskRequest, Depends(body_of(AskRequest))]
Searched = Annotated[SearchRequest, Depends(body_of(SearchRequest))]


def make_routes(service: Service, gate: Gate) -> FastAPI:
    """Make the application that answers under /api."""
    api = FastAPI(
        title="Shengce",
        description="Cited answers from articles on Chinese provincial AI policy. Where people sign in, a key is sent "
        "as `Authorization: Bearer …`, and editors add and remove articles.",
        # The pages that FastAPI makes of the description load from outside.
        docs_url=None,
        redoc_url=None,
        responses=ERRORS,
    )
    _handle_failures(api)
    _add_asking(api, service, gate)
    _add_reading(api, service, gate)
    add_changing(api, service, gate)
    return api


def _add_asking(api: FastAPI, service: Service, gate: Gate) -> None:
    @api.post("/ask", openapi_extra=described(AskRequest))
    async def ask(asked: Asked, request: Request) -> AnswerForm:
        """Answer a question, with citations."""
        return await gate.run(lambda: service.ask(asked), client_of(request))

    lines: dict[int | str, dict[str, Any]] = {
        200: {"model": StreamLine, "description": "A StreamLine a line.", "content": {JSON_LINES: {}}}
    }

    @api.post("/ask/stream", openapi_extra=described(AskRequest), response_class=StreamingResponse, responses=lines)
    async def ask_stream(asked: Asked, request: Request) -> StreamingResponse:
        """Answer a question bit by bit, a line of JSON a step."""
        place = AsyncExitStack()
        async with place:
            await place.enter_async_context(gate.desk.place_soon(client_of(request)))
            steps = service.stream(asked)
            # What fails at once still gets a status of its own.
            first = await gate.go_on(lambda: next(steps, None))
            headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
            lines = _json_lines(first, steps, gate)
            return PlacedResponse(lines, place.pop_all(), media_type=JSON_LINES, headers=headers)

    @api.post("/search", openapi_extra=described(SearchRequest))
    async def search(wanted: Searched, request: Request) -> list[HitForm]:
        """Find the passages nearest to a question, best first."""
        return await gate.run(lambda: service.search(wanted), client_of(request))


def _add_reading(api: FastAPI, service: Service, gate: Gate) -> None:
    @api.get("/articles")
    async def articles(wanted: Annotated[ListRequest, Query()]) -> list[ArticleForm]:
        """List the articles, the latest published first."""
        return (await gate.read(lambda: service.articles(wanted))).articles

    @api.get("/articles/{article_id}")
    async def article(
        article_id: str,
        start: Annotated[int, Query(ge=0, description="Begin at this character of the text.")] = 0,
        end: Annotated[int | None, Query(ge=0, description="Stop before this character of the text.")] = None,
    ) -> OpenArticle:
        """Open an article, or a part of it."""
        wanted = checked(OpenRequest, {"article_id": article_id, "start": start, "end": end})
        return await gate.read(lambda: service.article(wanted))


class PlacedResponse(StreamingResponse):
    """Keep the place of a question until its answer was sent, or nobody is there any more to read it."""

    def __init__(self, lines: AsyncIterator[str], place: AsyncExitStack, **more: Any) -> None:
        super().__init__(lines, **more)
        self._place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        async with self._place:
            await super().__call__(scope, receive, send)


async def _json_lines(line: StreamLine | None, steps: Iterator[StreamLine], gate: Gate) -> AsyncIterator[str]:
    while line is not None:
        yield _json_line(line)
        try:
            line = await gate.go_on(lambda: next(steps, None))
        except ApiError as error:
            yield _json_line(StreamLine(event="error", error=str(error)))
            return


def _json_line(line: StreamLine) -> str:
    return line.model_dump_json(exclude_unset=True).translate(LINE_ENDS) + "\n"


def _handle_failures(api: FastAPI) -> None:
    @api.exception_handler(ApiError)
    async def failed(_: Request, error: ApiError) -> JSONResponse:
        return JSONResponse({"error": str(error)}, error.status)

    @api.exception_handler(Refusal)
    async def refused(_: Request, refusal: Refusal) -> JSONResponse:
        told = {"error": str(refusal), "waiting": refusal.before}
        return JSONResponse(told, refusal.status, headers={"retry-after": str(refusal.seconds)})

    @api.exception_handler(RequestValidationError)
    async def unfit(_: Request, error: RequestValidationError) -> JSONResponse:
        return JSONResponse({"error": explanation(error.errors())}, 422)

    @api.exception_handler(HTTPException)
    async def astray(_: Request, error: HTTPException) -> JSONResponse:
        reasons = {
            404: "nothing is at this address: /api/openapi.json lists what there is",
            405: f"this address takes {(error.headers or {}).get('Allow', 'another method')} only",
        }
        return JSONResponse({"error": reasons.get(error.status_code, error.detail)}, error.status_code, error.headers)
