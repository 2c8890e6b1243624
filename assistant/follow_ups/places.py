"""Changing the regions of a question and leaving its other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.follow_ups.clusters import REGIONS_APART, Cluster, clusters_of, list_of
from assistant.follow_ups.frame import Frame, read_frame
from assistant.follow_ups.stating import stated
from assistant.follow_ups.titles import bare_title, covers_all, kind_of
from assistant.follow_ups.vocabulary import COMPARING
from assistant.follow_ups.wording import at_end, before_chinese, spliced
from documents.regions import Gazetteer

_TOGETHER = re.compile(
    r"分别|各自|各(?=[有是为要])|都(?=[有是为要])|两[省市地者]|\b(?:respectively|both|each)\b", re.IGNORECASE
)
# 四川全省, 四川2024年的全省营收: what is whole in a province is not in its capital.
_WHOLE = re.compile("全[省市区區](?!域)")
_FOREMOST = re.compile(r"最[高低多少大小快慢强早晚][？?。\s]*$")
_PREPOSITIONS = ("对于", "对", "在", "向", "给", "从", "到", "与", "和", "跟")


def with_places(frame: Frame, asked: Frame, gazetteer: Gazetteer) -> str:
    """Ask the question of the regions of another."""
    new = [place.name for place in asked.places]
    words = list_of(asked)
    frame, stood_in_title = _without_foreign_titles(frame, new, words, gazetteer)
    if stood_in_title:
        return frame.text
    clusters = clusters_of(frame.text, frame.places, REGIONS_APART)
    names = {name for cluster in clusters for name in cluster.names}
    if len(set(new)) == 1 and len(names) > 1 and not _nested(names, gazetteer):
        if (
            COMPARING.search(frame.rest)
            or _FOREMOST.search(frame.view)
            or (len(clusters) > 1 and not _same_preposition(frame, asked, clusters))
        ):
            return stated(words, frame)
        frame = read_frame(_TOGETHER.sub("", frame.text) if len(clusters) == 1 else frame.text, gazetteer)
        clusters = clusters_of(frame.text, frame.places, REGIONS_APART)
    if not clusters:
        return _with_added_place(frame, asked, words)
    chosen = _same_preposition(frame, asked, clusters) or clusters
    text = frame.text
    for cluster in reversed(chosen):
        old = text[cluster.start : cluster.end]
        if cluster.names != tuple(new):
            text = text[: cluster.end] + _WHOLE.sub("", text[cluster.end :], count=1)
        text = spliced(text, cluster.start, cluster.end, _as_full(old, words, new, gazetteer))
    return text


def with_place_for(frame: Frame, denied: Sequence[str], words: str) -> str:
    """Put other regions in the place of those denied."""
    text = frame.text
    for place in reversed(frame.places):
        if place.name in denied:
            text = spliced(text, place.start, place.end, words)
    return text


def without_places(frame: Frame) -> str:
    """Leave the regions of a question out."""
    text = frame.text
    for cluster in reversed(clusters_of(frame.text, frame.places, REGIONS_APART)):
        text = text[: cluster.start] + re.sub(r"^(?:的|省|市|'s|’s)", "", text[cluster.end :])
    return re.sub(r"\b(?:in|of|for)\s*(?=[?？]|$|\s(?:in|by|of)\b)", "", text).replace("  ", " ").strip()


def _nested(names: set[str], gazetteer: Gazetteer) -> bool:
    """Tell whether one of the regions covers all others: 江苏南京 is one place."""
    return any(all(gazetteer.covers(outer, name) for name in names) for outer in names)


def _same_preposition(frame: Frame, asked: Frame, clusters: Sequence[Cluster]) -> list[Cluster]:
    before = asked.view[: asked.places[0].start].rstrip()
    preposition = next((word for word in _PREPOSITIONS if before.endswith(word)), None)
    if preposition is None:
        return []
    return [cluster for cluster in clusters if frame.view[: cluster.start].endswith(preposition)]


def _as_full(old: str, words: str, new: Sequence[str], gazetteer: Gazetteer) -> str:
    """Write 浙江省 where 江苏省 stood."""
    if len(new) != 1 or words != new[0] or new[0] in gazetteer.groups:
        return words
    region = gazetteer.region(new[0])
    return (
        region.full_name if old.endswith(("省", "自治区")) and region.full_name.endswith(("省", "市", "区")) else words
    )


def _without_foreign_titles(frame: Frame, new: Sequence[str], words: str, gazetteer: Gazetteer) -> tuple[Frame, bool]:
    """Name by its kind a document that is not of the new regions; tell whether they are named there."""
    text = frame.text
    for document in reversed(frame.documents):
        owners = [place for place in frame.places if frame.view[place.end : document.start] in ("", "的")]
        if not covers_all(document.text, new, gazetteer):
            kind = bare_title(document.text, gazetteer)
        elif not frame.titled and any(place.end <= document.start for place in owners):
            kind = kind_of(document.text)
        else:
            continue
        text = text[: document.start] + ("" if frame.places else words) + kind + text[document.end :]
    return read_frame(text, gazetteer), text != frame.text and not frame.places


def _with_added_place(frame: Frame, asked: Frame, words: str) -> str:
    if frame.is_english:
        return at_end(frame.text, f"in {words}")
    if set(frame.titled) == {place.name for place in asked.places}:
        return frame.text
    if frame.documents and frame.documents[0].start == 0:
        end = frame.documents[0].end
        return f"{frame.text[:end]}中{words}{frame.text[end:]}"
    return before_chinese(words, frame.text)
