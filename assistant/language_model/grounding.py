"""Holding each sentence of a model against the passages that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.language_model.clauses import LEADING
from assistant.language_model.leaks import leaked, speaks_of_itself
from assistant.language_model.markers import Part, parts_of, with_plain_markers, without_markers
from assistant.language_model.numbered import NumberedPassage, Quote
from assistant.language_model.plain_text import link_in, plain_text
from assistant.language_model.quote_finder import QuoteFinder
from assistant.language_model.statement_checker import StatementChecker
from assistant.language_model.support import SupportJudge
from assistant.model_run import Removal, Removed
from assistant.verification import Fault
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import detect_language


@dataclass(frozen=True, slots=True)
class GroundedPart:
    """Hold words of a sentence and the quotes that carry them; no quotes for a last mark."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Grounded:
    """Hold a sentence that its sources carry, without markers, in its parts."""

    parts: tuple[GroundedPart, ...]

    @property
    def text(self) -> str:
        """Give the sentence without markers."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Grounder:
    """Tell which sentences of a model the numbered passages carry.

    `english` says that the answer is to be English; `instructions` are the words of the prompt that are no passages;
    `secrets` must not show.
    """

    passages: Sequence[NumberedPassage]
    gazetteer: Gazetteer
    judge: SupportJudge
    english: bool = False
    instructions: str = ""
    secrets: tuple[str, ...] = ()

    def ground(self, sentence: str) -> Grounded | Removed:
        """Give a sentence with the quotes that carry each part of it, or say why it is not to be shown.

        It is held against the passages whose numbers it bears, part by part; of several that are given for a part
        each must carry it, or all together where none does alone.
        """
        link = link_in(sentence, "\n".join(one.passage.text for one in self.passages))
        text = plain_text(with_plain_markers(sentence))
        if link is not None:
            return Removed(text, Removal.LINK, link)
        words = without_markers(text)
        told = leaked(words, self.instructions, self.secrets, self.passages)
        if told or speaks_of_itself(words, self.passages):
            return Removed(words, Removal.INSTRUCTIONS, told or words)
        return self._marked(words, parts_of(text))

    @cached_property
    def _checker(self) -> StatementChecker:
        return StatementChecker(self.gazetteer, self.judge)

    @cached_property
    def _finder(self) -> QuoteFinder:
        return QuoteFinder(self.gazetteer, self.judge, self._checker)

    def _marked(self, words: str, parts: Sequence[Part]) -> Grounded | Removed:
        markers = [marker for part in parts for marker in part.markers]
        if not markers:
            return Removed(words, Removal.NO_MARKER)
        outside = [marker for marker in markers if not 0 < marker <= len(self.passages)]
        if outside:
            return Removed(words, Removal.NO_SOURCE, f"[{outside[0]}]")
        if (detect_language(words) == "en") != self.english:
            return Removed(words, Removal.LANGUAGE)
        carried = [self._carried(part, words[: at + len(part.text)]) for part, at in _placed(parts)]
        if not any(isinstance(one, Fault) for one in carried):
            return Grounded(tuple(one for one in carried if isinstance(one, GroundedPart)))
        apart = self._apart(words, parts) or self._as_a_whole(words, parts)
        if apart is not None:
            return Grounded(apart)
        fault = next(one for one in carried if isinstance(one, Fault))
        return Removed(words, Removal(fault.kind.value), fault.said)

    def _apart(self, words: str, parts: Sequence[Part]) -> tuple[GroundedPart, ...] | None:
        """Hold the last clause of each part against its own passages, and the whole against all quotes together.

        A sentence may begin with what only all of them carry: 两省目标相近，江苏为70%[1]，安徽为超过70%[2]。
        """
        if sum(bool(part.markers) for part in parts) < 2:
            return None
        carried: list[GroundedPart] = []
        for part in parts:
            _, mark, last = part.text.lstrip(LEADING).partition("，")
            clause = Part(last, part.markers) if mark else part
            one = self._carried(clause, clause.text)
            if isinstance(one, Fault):
                return None
            carried.append(GroundedPart(part.text, one.quotes))
        quotes = [quote for one in carried for quote in one.quotes]
        return None if self._checker.faults(words, quotes) else tuple(carried)

    def _carried(self, part: Part, so_far: str) -> GroundedPart | Fault:
        """Find the quotes that carry a part, or its fault; `so_far` are the words of the sentence up to its end."""
        if not part.markers:
            return GroundedPart(part.text, ())
        cited = [self.passages[marker - 1] for marker in part.markers]
        carrying = self._finder.carrying(part.text.lstrip(LEADING), cited, so_far)
        return carrying if isinstance(carrying, Fault) else GroundedPart(part.text, carrying)

    def _as_a_whole(self, words: str, parts: Sequence[Part]) -> tuple[GroundedPart, ...] | None:
        """Hold a sentence with markers in its midst against all its passages together, if each part has its figures.

        A part may give what comes out of those before it: 甘肃为70%[1]，湖南为75%[2]，高出5个百分点[1][2]。
        """
        markers = tuple(dict.fromkeys(marker for part in parts for marker in part.markers))
        if sum(bool(part.markers) for part in parts) < 2:
            return None
        cited = [self.passages[marker - 1] for marker in markers]
        quotes = self._finder.composed(words, cited)
        if quotes is None:
            return None
        carried = [GroundedPart(part.text, self._of_part(part, quotes)) for part in parts]
        return (
            None
            if any(part.markers and not one.quotes for part, one in zip(parts, carried, strict=True))
            else tuple(carried)
        )

    def _of_part(self, part: Part, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
        """Choose the quotes of a part's passages; none where others have a figure of it and they do not."""
        ids = {self.passages[marker - 1].passage.id for marker in part.markers}
        values = [(one, {each.value for each in read(one.text, self.gazetteer).figures}) for one in quotes]
        own = [(one, known) for one, known in values if one.passage.id in ids]
        for figure in read(part.text, self.gazetteer).figures:
            if any(figure.value in known for _, known in values) and not any(figure.value in known for _, known in own):
                return ()
        return tuple(one for one, _ in own)


def _placed(parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    """Give parts with where each begins in the words of all."""
    at = 0
    for part in parts:
        yield part, at
        at += len(part.text)
