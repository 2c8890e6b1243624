"""Changing the time of a question and leaving its other words."""

from __future__ import annotations

import re

from assistant.follow_ups.clusters import TIMES_APART, clusters_of, head_end
from assistant.follow_ups.frame import Frame
from assistant.follow_ups.wording import at_end, before_chinese, preposition_of, time_written

# What is left of 2027年是多少？2030年呢？
_AFTER_ANOTHER = re.compile(r"[？?]\s*呢?\s*[？?]")
_PREPOSITION_BEFORE = re.compile(r"(?:到|在|截至|\b(?:by|in|for)\s*)$", re.IGNORECASE)


def with_time(frame: Frame, time: str) -> str:
    """Ask the question of another time, in the place of the one it has or after its region."""
    english = frame.is_english
    written = time_written(time, english=english)
    if frame.times:
        first, *others = clusters_of(frame.text, frame.times, TIMES_APART)
        text = frame.text
        for cluster in reversed(others):
            text = text[: cluster.start].rstrip("和与到至及、") + text[cluster.end :]
        if not english and text[first.end : first.end + 1] == "年":
            written = written.removesuffix("年")
        return _AFTER_ANOTHER.sub("？", text[: first.start] + written + text[first.end :])
    if english:
        return at_end(frame.text, f"{preposition_of(frame)} {written}")
    head = head_end(frame)
    rest = frame.text[head:]
    return frame.text[:head] + (written + rest if head else before_chinese(written, rest))


def without_times(frame: Frame) -> str:
    """Leave the times of a question out."""
    text = frame.text
    for time in reversed(frame.times):
        before = _PREPOSITION_BEFORE.sub("", text[: time.start])
        text = before + (text[time.end :] if before.strip() else text[time.end :].lstrip("的，, "))
    return text.replace(" ?", "?").strip()
