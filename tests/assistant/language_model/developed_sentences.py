"""Sentences of a model over passages of the briefs, sound and faulty, with which the limits of support were chosen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.language_model.numbered import NumberedPassage
from documents.splitting import split
from tests.assistant.language_model.briefs import brief

FILE = Path(__file__).with_name("sentences_development.jsonl")


@dataclass(frozen=True, slots=True)
class SentenceGroup:
    """Hold numbered passages and sentences over them, each with its fault or "sound"."""

    language: str
    passages: tuple[NumberedPassage, ...]
    sentences: tuple[tuple[str, str], ...]


def sentence_groups() -> Iterator[SentenceGroup]:
    """Read the sentences; each passage is named by its brief and words that only it holds."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        passages = [_passage(number, *place) for number, place in enumerate(entry["passages"], start=1)]
        yield SentenceGroup(entry["language"], tuple(passages), tuple(map(tuple, entry["cases"])))


def _passage(number: int, name: str, words: str) -> NumberedPassage:
    article = brief(name)
    return NumberedPassage(number, article, next(one for one in split(article) if words in one.text))
