"""Pieces of a question that stand in a list, and where a question begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.follow_ups.frame import Frame, Piece
from documents.regions import Mention

REGIONS_APART = re.compile(
    r"\s*(?:[、，,/]|和|与|及|以及|跟|同|还是|或者?|比|对比|相比|vs\.?|versus|or|and|, and|'s and|’s and)?\s*",
    re.IGNORECASE,
)
TIMES_APART = re.compile(r"\s*(?:年底?)?(?:[、，,—–~-]|和|与|及|以及|到|至|and|to|or)?\s*(?:到)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Hold pieces that stand in a list."""

    start: int
    end: int
    names: tuple[str, ...]


def clusters_of(text: str, pieces: Sequence[Piece] | Sequence[Mention], gap: re.Pattern[str]) -> list[Cluster]:
    found: list[Cluster] = []
    for piece in pieces:
        name = piece.name if isinstance(piece, Mention) else piece.text
        if found and gap.fullmatch(text, found[-1].end, piece.start):
            found[-1] = Cluster(found[-1].start, piece.end, (*found[-1].names, name))
        else:
            found.append(Cluster(piece.start, piece.end, (name,)))
    return found


def list_of(asked: Frame) -> str:
    clusters = clusters_of(asked.text, asked.places, REGIONS_APART)
    if len(clusters) == 1:
        return asked.text[clusters[0].start : clusters[0].end]
    return "、".join(asked.text[cluster.start : cluster.end] for cluster in clusters)


def head_end(frame: Frame) -> int:
    """Find the end of the region or document that a question begins with, 0 where it begins with another word."""
    clusters = clusters_of(frame.text, frame.places, REGIONS_APART)
    if clusters and not frame.rest[: clusters[0].start].strip("\n请问的"):
        end = clusters[0].end
        return max([end, *(one.end for one in frame.documents if frame.text[end : one.start] in ("", "的"))])
    if frame.documents and not frame.rest[: frame.documents[0].start].strip("\n请问"):
        return frame.documents[0].end
    return 0
