"""The menu in which a language model is chosen and connected, and what the page says of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.language_model import LanguageModel
from assistant.language_model.exceptions import ModelError, UnusableConnection
from assistant.model_run import Setback
from ui.chat import language_of
from ui.chosen_model import ChosenModel, ModelSource, WantedModel
from ui.language import Language
from ui.model_told import reason_of
from ui.rendering import ASSETS, model_menu_html, model_notice_html
from ui.texts import text
from ui.turns import new_id
from ui.workbench import Workbench

logger = logging.getLogger(__name__)

SHOWN_MODELS = 8
# The updates of the menu, the chosen model and the notice.
Updates = tuple[Any, Any, Any]


def model_menu(elem_id: str) -> gr.HTML:
    """Make a menu whose `connect_model` event carries `source`, `address`, `name`, `key` and `uses`.

    Its value is what the methods of ModelHandlers give. The key is sent once and kept nowhere in the browser.
    """
    script = (ASSETS / "model_menu.js").read_text(encoding="utf-8")
    return gr.HTML(
        None, html_template="", js_on_load=script, elem_id=elem_id, elem_classes="menu", apply_default_css=False
    )


def model_notice(elem_id: str) -> gr.HTML:
    """Make a line that says where the text of articles goes, empty while it goes nowhere."""
    return gr.HTML("", elem_id=elem_id, apply_default_css=False)


@dataclass(frozen=True)
class ModelHandlers:
    """Connect models; `own` says whether a reader may name any address: only on a page of this machine alone.

    Elsewhere readers could have the server call whatever it can reach.
    """

    workbench: Workbench
    own: bool

    def words(self, language: Language) -> tuple[dict[str, Any], str]:
        """Put the words into the menu, and say where text goes as things stand when the page loads."""
        of_settings = self.workbench.language_model
        html = model_menu_html(of_settings, own=self.own, language=language)
        return {"html": html, "active": of_settings is not None}, model_notice_html(of_settings, language)

    def connect(self, chosen: ChosenModel, request: gr.Request, event: gr.EventData) -> Updates:
        """Use the model that is asked for, and say whether it can be reached."""
        language, wanted = language_of(request), WantedModel.of(event._data)
        if wanted is None or (wanted.source is ModelSource.OWN and not self.own):
            return _told(text("model_unusable", language), active=False), gr.skip(), gr.skip()
        try:
            model = self._model(wanted)
        except UnusableConnection as error:
            logger.warning("model not connected: %s", error)
            return _told(text("model_unusable", language), active=False), ChosenModel(None, True), ""
        if model is None:
            return _told("", active=False), ChosenModel(None, True), ""
        return _connected(model, language)

    def choose_uses(self, chosen: ChosenModel, event: gr.EventData) -> ChosenModel:
        """Use the connected model for other things."""
        data = event._data if isinstance(event._data, dict) else {}
        wanted = WantedModel.of({"source": ModelSource.SERVER, "uses": data.get("uses")})
        if wanted is None:
            return chosen
        touched = chosen if chosen.is_touched else ChosenModel(self.workbench.language_model, True)
        return touched.with_uses(wanted.uses)

    def _model(self, wanted: WantedModel) -> LanguageModel | None:
        match wanted.source:
            case ModelSource.OFF:
                return None
            case ModelSource.SERVER:
                of_settings = self.workbench.language_model
                return of_settings.used_for(wanted.uses) if of_settings else None
            case ModelSource.OWN:
                return LanguageModel(wanted.connection(), uses=wanted.uses)


def _connected(model: LanguageModel, language: Language) -> Updates:
    """Ask the server for its models; one that has no list of them may do all the same."""
    name, host, outside = model.connection.model, model.connection.host, model.connection.outside_host
    where = text("model_privacy", language, host=outside) if outside else text("model_private", language)
    chosen = ChosenModel(model, True)
    notice = model_notice_html(model, language)
    try:
        known = model.client.models()
    except ModelError as error:
        if error.setback is Setback.NO_MODEL:
            status = text("model_connected", language, model=name, host=host)
            return _told(f"{status}\n{where}", active=True), chosen, notice
        reason = reason_of(error.setback, language)
        return _told(text("model_failed", language, reason=reason), active=False), ChosenModel(None, True), ""
    key = "model_connected" if not known or name in known else "model_unlisted"
    listed = ", ".join(sorted(known)[:SHOWN_MODELS])
    status = text(key, language, model=name, host=host, models=listed)
    return _told(f"{status}\n{where}", active=True), chosen, notice


def _told(status: str, *, active: bool) -> dict[str, Any]:
    # A value that is the same as the last would not reach the script.
    return {"status": status, "active": active, "at": new_id()}
