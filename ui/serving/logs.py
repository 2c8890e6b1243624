"""Logs as lines of JSON, for machines that collect them."""

from __future__ import annotations

import logging

from pythonjsonlogger.json import JsonFormatter


def log_as_json() -> None:
    """Write what is logged as a line of JSON each to standard error, and what was answered and refused too."""
    handler = logging.StreamHandler()
    handler.setFormatter(
        JsonFormatter(
            "%(asctime)s %(levelname)s %(name)s %(message)s",
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
            json_ensure_ascii=False,
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("ui.serving").setLevel(logging.INFO)
