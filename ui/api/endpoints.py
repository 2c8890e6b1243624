"""The API for gradio_client: the same functions as named endpoints of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import gradio as gr

from ui.api.exceptions import ApiError
from ui.api.inputs import AskRequest, ListRequest, OpenRequest, SearchRequest, checked
from ui.api.service import Service
from ui.serving.clients import client_of
from ui.serving.exceptions import Refusal

NO_REQUEST: Any = None
"""Stands where Gradio puts the request in."""


@contextmanager
def failures_for_gradio() -> Iterator[None]:
    """Turn what callers get to see into the error that Gradio hands on to them."""
    try:
        yield
    except (ApiError, Refusal) as error:
        raise gr.Error(str(error), print_exception=False) from error


def add_endpoints(service: Service) -> None:
    """Add the endpoints to the page that is being laid out."""
    endpoints: dict[str, Callable[..., Any]] = {**_asking(service), **_reading(service)}
    for name, endpoint in endpoints.items():
        # The desk bounds them, together with the page and the other ways to ask.
        gr.api(endpoint, api_name=name, concurrency_limit=None)


def _asking(service: Service) -> dict[str, Callable[..., Any]]:
    @failures_for_gradio()
    def ask(
        question: str,
        regions: list[str] | None = None,
        history: list[str] | None = None,
        request: gr.Request = NO_REQUEST,
    ) -> dict[str, Any]:
        """Answer a question, with citations."""
        values = {"question": question, "regions": regions or [], "history": history or []}
        with service.desk.place(client_of(request)):
            return service.ask(checked(AskRequest, values)).model_dump(mode="json")

    def ask_stream(
        question: str,
        regions: list[str] | None = None,
        history: list[str] | None = None,
        request: gr.Request = NO_REQUEST,
    ) -> Iterator[dict[str, Any]]:
        """Answer a question bit by bit: each step holds an event (searching, text or answer) and what it tells."""
        values = {"question": question, "regions": regions or [], "history": history or []}
        with failures_for_gradio(), service.desk.place(client_of(request)):
            for line in service.stream(checked(AskRequest, values)):
                yield line.model_dump(mode="json", exclude_unset=True)

    @failures_for_gradio()
    def search(question: str, k: int = 5, request: gr.Request = NO_REQUEST) -> list[dict[str, Any]]:
        """Find the passages nearest to a question, best first."""
        with service.desk.place(client_of(request)):
            hits = service.search(checked(SearchRequest, {"question": question, "k": k}))
        return [hit.model_dump(mode="json") for hit in hits]

    return {"ask": ask, "ask_stream": ask_stream, "search": search}


def _reading(service: Service) -> dict[str, Callable[..., Any]]:
    @failures_for_gradio()
    def articles(region: str | None = None, offset: int = 0, limit: int | None = None) -> list[dict[str, Any]]:
        """List the articles, the latest published first."""
        wanted = checked(ListRequest, {"region": region, "offset": offset, "limit": limit})
        return [article.model_dump(mode="json") for article in service.articles(wanted).articles]

    @failures_for_gradio()
    def article(article_id: str, start: int = 0, end: int | None = None) -> dict[str, Any]:
        """Open an article, or the part of its text from start to end."""
        wanted = checked(OpenRequest, {"article_id": article_id, "start": start, "end": end})
        return service.article(wanted).model_dump(mode="json")

    return {"articles": articles, "article": article}
