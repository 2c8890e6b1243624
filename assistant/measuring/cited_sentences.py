"""How many of the sentences that an answer cites are those that carry it, and how many of those it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.evaluation import comparable
from documents.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class SentenceCounts:
    """Count sentences: those cited, of them those expected or allowed, and those that are or hold an accepted string;
    those expected, and of them those cited, themselves or one that says the same."""

    cited: int
    cited_expected: int
    cited_supporting: int
    expected: int
    expected_cited: int


def count_sentences(
    quotes: Sequence[str], expected: Sequence[Sequence[str]], also: Sequence[str], accepted: Sequence[str]
) -> SentenceCounts:
    """Hold the sentences of quotes against those that a file of questions gives: each expected with its equals, and
    those that may be cited also.

    One counts as another where either holds the other whole, so that a heading before it or a part of it is enough.
    """
    cited = list(dict.fromkeys(sentence for quote in quotes for sentence in _sentences(quote)))
    wanted = [[comparable(one) for one in equals] for equals in expected]
    allowed = [*chain(*wanted), *map(comparable, also)]
    strings = [one for one in map(comparable, accepted) if one]
    right = [any(_same(one, other) for other in allowed) for one in cited]
    supporting = [
        is_right or any(string in one for string in strings) for one, is_right in zip(cited, right, strict=True)
    ]
    found = sum(any(_same(one, other) for one in cited for other in equals) for equals in wanted)
    return SentenceCounts(len(cited), sum(right), sum(supporting), len(wanted), found)


def _sentences(quote: str) -> list[str]:
    spans = split_sentences(quote)
    return [one for one in (comparable(quote[span.start : span.end]) for span in spans) if one]


def _same(one: str, other: str) -> bool:
    return one in other or other in one
