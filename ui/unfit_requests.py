"""What callers of the page's own addresses are told when a request does not fit."""

from __future__ import annotations

from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse

_TOLD = ("type", "loc", "msg")


async def unfit(_: Request, error: Exception) -> JSONResponse:
    """Say what is wrong without what was sent: FastAPI's own handler fails at bytes that are no UTF-8."""
    errors = error.errors() if isinstance(error, RequestValidationError) else []
    return JSONResponse({"detail": [{name: one[name] for name in _TOLD} for one in errors]}, 422)


HANDLERS: dict[Any, Any] = {RequestValidationError: unfit}
