"""Bodies of requests, read up to a limit and whatever type of content they say they are: curl says it is a form."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from starlette.requests import Request

from ui.api.door import MAX_BODY_BYTES
from ui.api.exceptions import BodyTooLong
from ui.api.inputs import AnyInput, read_json
from ui.protection import BodyTooLarge


def body_of(model: type[AnyInput], limit: int = MAX_BODY_BYTES) -> Callable[[Request], Awaitable[AnyInput]]:
    """Make a reader of the JSON in a request's body, which is `limit` bytes long at most."""

    async def read(request: Request) -> AnyInput:
        return read_json(model, b"".join([chunk async for chunk in chunks_of(request, limit)]))

    return read


async def chunks_of(request: Request, limit: int) -> AsyncIterator[bytes]:
    """Give a body as it comes; raise BodyTooLong where it is longer than `limit` bytes."""
    length = 0
    try:
        async for chunk in request.stream():
            length += len(chunk)
            if length > limit:
                raise BodyTooLarge(f"read {length} bytes")
            yield chunk
    except BodyTooLarge as error:
        raise BodyTooLong(f"the body is over {limit} bytes: send less") from error


def described(model: type[AnyInput]) -> dict[str, Any]:
    """Describe the body that a route takes."""
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": model.model_json_schema()}}}}
