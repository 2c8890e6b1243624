"""The map in the chat: where the articles are from and how recent, to limit a question to regions."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import gradio as gr

from ui.article_catalogue import Catalogue, Entry
from ui.article_rendering import region_map_html
from ui.chat import language_of
from ui.region_names import region_name
from ui.scripted_html import scripted_menu

logger = logging.getLogger(__name__)


def region_map(elem_id: str) -> gr.HTML:
    """Make a map whose `choose_regions` event carries `regions`; its value is what this module makes."""
    return scripted_menu(elem_id, "region_map.js")


@dataclass(frozen=True)
class RegionChoices:
    """Hold what a question can be limited to, as the list to choose from and the map both show it."""

    catalogue: Catalogue

    def offer(self, request: gr.Request) -> tuple[Any, Any]:
        """Put the regions into the list and the map, as the articles are now."""
        language, entries = language_of(request), self._entries()
        offered = gr.Dropdown([(region_name(region, language), region) for region in regions_of(entries)])
        return offered, {"html": region_map_html(entries, language, datetime.now(UTC).date())}

    def choose(self, event: gr.EventData) -> Any:
        """Choose in the list what was chosen on the map, or in the articles tab; anyone can send this."""
        data = event._data if isinstance(event._data, dict) else {}
        wanted = data.get("regions")
        known = regions_of(self._entries())
        return gr.Dropdown(value=[one for one in known if one in wanted] if isinstance(wanted, list) else [])

    def names(self) -> list[str]:
        """List the regions that a part of a question can be changed to."""
        return regions_of(self._entries())

    def _entries(self) -> Sequence[Entry]:
        try:
            return self.catalogue.entries()
        except Exception:
            # The articles tab says so; questions can still be asked, and say it too.
            logger.exception("articles could not be listed")
            return ()


def shown_regions(regions: list[str]) -> dict[str, Any]:
    """Mark on the map what is chosen in the list."""
    return {"chosen": regions or []}


def regions_of(entries: Sequence[Entry]) -> list[str]:
    """List the regions that articles are about, and the provinces of these."""
    return sorted({place for entry in entries for place in entry.places})
