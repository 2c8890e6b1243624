"""The part of the API that changes the articles: adding them and removing them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query
from starlette.requests import Request

from ui.api.bodies import body_of, chunks_of, described
from ui.api.exceptions import NoRoom
from ui.api.forms import OutcomeForm, RemovedForm
from ui.api.gate import Gate
from ui.api.inputs import FileRequest, TextRequest
from ui.api.service import Service
from ui.upload_addresses import MAX_TEXT_BYTES, MAX_UPLOAD_BYTES

_FILE_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": f"The file as it is, {MAX_UPLOAD_BYTES // 2**20} MB at most.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
Added = Annotated[TextRequest, Depends(body_of(TextRequest, MAX_TEXT_BYTES))]


def add_changing(api: FastAPI, service: Service, gate: Gate) -> None:
    """Add what changes the articles; where people sign in, editors may, in the corpora that they see."""

    @api.post("/articles", openapi_extra=described(TextRequest))
    async def add_text(added: Added) -> OutcomeForm:
        """Add an article from its text, or from the source of a web page."""
        return await gate.change(lambda: service.add_text(added))

    @api.post("/files", openapi_extra=_FILE_BODY)
    async def add_file(wanted: Annotated[FileRequest, Query()], request: Request) -> list[OutcomeForm]:
        """Add the article of a file, or those of an archive; one of the same name and nearly the same is replaced."""
        with _folder() as folder:
            # Its name is what it is known by; on the disk only its ending is of use.
            path = folder / f"file{Path(wanted.name).suffix}"
            with path.open("wb") as file:
                async for chunk in chunks_of(request, MAX_UPLOAD_BYTES):
                    file.write(chunk)
            return await gate.change(lambda: service.add_file(path, wanted))

    @api.delete("/articles/{article_id}")
    async def remove(article_id: str) -> RemovedForm:
        """Remove an article."""
        return await gate.change(lambda: service.remove(article_id))


@contextmanager
def _folder() -> Iterator[Path]:
    try:
        with tempfile.TemporaryDirectory(prefix="shengce-") as folder:
            yield Path(folder)
    except OSError as error:
        raise NoRoom("the server has no room for the file now; nothing was added") from error
