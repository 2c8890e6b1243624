"""Parts of the page that Gradio has no component for: HTML brought to life by scripts of the assets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from ui.rendering import ASSETS


def scripted_html(
    elem_id: str,
    *scripts: str,
    value: Any = None,
    template: str = "",
    classes: str | None = None,
    server_functions: Sequence[Callable[..., Any]] | None = None,
) -> gr.HTML:
    """Make a part that is `template` at first; its scripts, named as in the assets, run as one once it is mounted.

    They get its value whenever that changes, and trigger its events.
    """
    return gr.HTML(
        value,
        html_template=template,
        js_on_load="\n".join((ASSETS / name).read_text(encoding="utf-8") for name in scripts),
        server_functions=list(server_functions) if server_functions else None,
        elem_id=elem_id,
        elem_classes=classes,
        apply_default_css=False,
    )


def scripted_menu(elem_id: str, script: str) -> gr.HTML:
    """Make a menu: a button that unfolds what its value holds."""
    return scripted_html(elem_id, "menu.js", script, classes="menu")
