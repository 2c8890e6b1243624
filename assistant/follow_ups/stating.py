"""A plain question made of the parts of another."""

from __future__ import annotations

from assistant.follow_ups.content import thing_of
from assistant.follow_ups.frame import Frame
from assistant.follow_ups.policy_words import METRIC
from assistant.follow_ups.vocabulary import QUANTITY
from assistant.follow_ups.wording import preposition_of, time_written


def stated(owner: str, frame: Frame, subject: str | None = None) -> str:
    """Ask of a region or document what a question asks, without its comparison, or ask after another subject."""
    thing = thing_of(frame) if subject is None else subject
    if frame.is_english:
        time = f" {preposition_of(frame)} {frame.times[0].text}" if frame.times else ""
        return f"What is the {thing}{f' of {owner}' if owner else ''}{time}?"
    head = owner + (time_written(frame.times[0].text, english=False) if frame.times else "")
    asks_figure = METRIC.search(thing) or (subject is None and QUANTITY.search(frame.view))
    return f"{head}{'的' if head else ''}{thing}{'是多少' if asks_figure else '怎么样'}？"
