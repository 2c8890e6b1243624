"""Text read one byte out of step, put back into step.

A GBK decoder that meets a lone byte writes `?` for it and pairs the bytes after it wrongly until an
ASCII byte brings it back into step: `A1A3 A1B1 D4F8` (。”曾) without its first byte reads as
`A3A1 B1D4 F8…` (！痹…). To undo it, the damaged characters are written as their bytes again and
paired the other way, beginning with the byte that was lost. Where a byte is not known all of them
are tried, and the likeliest sequence of characters is kept (a Viterbi search).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from documents.cleaning.character_model import CharacterModel
from documents.cleaning.double_bytes import (
    FIRST_TRAIL,
    IDEOGRAPHIC_SPACE,
    LEADS,
    NO_TRAIL,
    TRAILS,
    WIDE_BIT,
    WIDE_LEAD,
    decode_pair,
    encode_pair,
    is_lead,
)
from documents.cleaning.readings import is_reading
from documents.cleaning.script_folding import is_traditional, simplified_only, traditional_only

_SPACED = re.compile(r"[一-鿿] [A-Za-z0-9]")
_UNSPACED = re.compile(r"[一-鿿][A-Za-z0-9]")
_NARROW = re.compile(r"[一-鿿)”][,:;](?=[一-鿿“])")
_WIDE = re.compile(r"[，：；]")
_TO_NARROW = str.maketrans("，：；！？（）", ",:;!?()")

LONGEST_RUN = 1000
MOST_STEPS = 6000
MOST_PATHS = 48
# Every lead byte comes into question; only the likeliest are followed into the run.
_MOST_LEADS = 16
# A second unknown byte multiplies the ways of reading: only so many of the likeliest go on from there.
_MOST_UNKNOWN = 4
LOST = "?\ufffd"

# What stands before a pinyin syllable that a broken character has lost its opening bracket to.
CUT_GLOSS = re.compile(r"[?\ufffd]([a-zü?À-ǜɡɑ]{1,7})[)）](?:[(（]\1[)）])?")
WHOLE_GLOSS = re.compile(r"[(（]([a-zü?À-ǜɡɑ]{1,7})[)）]")
CUT_TAG = re.compile(r"[?\ufffd](?=/?[a-zA-Z]{1,10}\d?(?: [^<>\n]{0,200})?/?>)")

# Nats taken off a path for what seldom happens.
_WIDE_LETTER = 4.0
_UNKNOWN_BYTE = 2.0
_REPEATED_MARK = 6.0
_FOREIGN_CHARACTER = 4.0
# Nats given for the lead bytes of punctuation, which are lost most often.
_LEAD_GAINS = {0xA1: 2.0, 0xA3: 2.0}
# Nats given for a tag that has lost its `<`: a byte before it is broken for certain.
_CUT_TAG_GAIN = 6.0
# ASCII characters below the trail bytes, by what they are counted as: what a `?` can hide.
_HIDDEN = "0 ("
# Nats for a mark that closes what is open, off for one that closes or opens what it cannot.
_PAIR_GAIN = 3.0
_OPENERS, _CLOSERS = "“‘《（「『【", "”’》）」』】"
_PAIRED = frozenset(_OPENERS + _CLOSERS)
_SINGLE = "。，、；：！？"
_LOOK_BACK = 600
# A way of reading this many nats behind one that has come back into step is given up.
_FARTHEST_BEHIND = 12.0
_HOPELESS = -30.0


class Path(NamedTuple):
    """Follow one way of reading: `pending` is a lead byte that waits for its trail, 0 when in step.

    `last` is the character that the next one is judged by: the last of `text`, or what a `?` hides.
    """

    position: int
    pending: int
    text: str
    last: str
    score: float


@dataclass(frozen=True, slots=True)
class Restoration:
    """Hold what `text[start:end]` should have been, and how many nats more plausible it is."""

    start: int
    end: int
    text: str
    gain: float


class Resynchroniser:
    """Search for the likeliest text behind a run of characters that are out of step."""

    def __init__(self, model: CharacterModel, text: str) -> None:
        """Take a text, whose habits with spaces and narrow punctuation the restored runs follow."""
        self._model = model
        self._text = text
        self._known: dict[int, tuple[str, ...]] = {}
        self._skipped = _mask_glosses(text)
        traditional = is_traditional(text)
        self._foreign = simplified_only() if traditional else traditional_only()
        self._spaced = len(_SPACED.findall(text)) > len(_UNSPACED.findall(text))
        self._narrow = len(_NARROW.findall(text)) > len(_WIDE.findall(text))

    def in_style(self, restored: str) -> str:
        """Write a restored run with the punctuation that the text uses."""
        return restored.translate(_TO_NARROW) if self._narrow else restored

    def restore(self, start: int, after: int, leads: Iterable[int] = LEADS) -> Restoration | None:
        """Find the best reading of the text from `start`, a lost byte, the run going on at `after`."""
        opened = _opened(self._text[max(0, start - _LOOK_BACK) : start])
        previous = self.before(start)
        paths = [Path(after, lead, "", previous, _LEAD_GAINS.get(lead, 0.0)) for lead in leads]
        if len(paths) > _MOST_LEADS:
            paths = self._likeliest(paths, previous)
        best: Restoration | None = None
        stood = _StandingScore(self._model, self._text, self._skipped, start, previous)
        tried = 0
        while paths and tried < MOST_STEPS:
            steps = [step for rank, path in enumerate(paths) for step in self._steps(path, opened, rank)]
            tried += len(steps)
            least = max(best.gain - _FARTHEST_BEHIND, _HOPELESS) if best else _HOPELESS
            paths = []
            for path in steps:
                if path.pending:
                    if path.position - start < LONGEST_RUN and path.score - stood.up_to(path.position - 1) > least:
                        paths.append(path)
                    continue
                gain = self._closed(path) - stood.up_to(path.position)
                if best is None or gain > best.gain:
                    best = Restoration(start, path.position, path.text, gain)
            paths = _fittest(paths)
        return best

    def _likeliest(self, paths: list[Path], previous: str) -> list[Path]:
        """Keep the lead bytes that make the likeliest first character, judged by what stands on both its sides."""
        at = paths[0].position
        first, second = self._pair_at(at), self._pair_at(at + 1)
        if first is None:
            return paths
        following = decode_pair(first[1], second[0]) if second else None
        ranked: list[tuple[float, Path]] = []
        for path in paths:
            whole = decode_pair(path.pending, first[0])
            if whole is None:
                continue
            score = path.score + self._model.log_probability(whole, previous)
            if whole in self._foreign:
                score -= _FOREIGN_CHARACTER
            if following:
                score += self._model.log_probability(following, whole)
            ranked.append((score, path))
        ranked.sort(key=lambda pair: pair[0], reverse=True)
        return [path for _, path in ranked[:_MOST_LEADS]]

    def _pair_at(self, at: int) -> tuple[int, int] | None:
        character = self._text[at : at + 1]
        return encode_pair(character) if character and not character.isascii() else None

    def before(self, position: int) -> str:
        """Give the character before a position, glosses left out."""
        while position and self._skipped[position - 1]:
            position -= 1
        return self._text[position - 1 : position] or "\n"

    def _closed(self, path: Path) -> float:
        """Score a path with the character that follows it."""
        at = path.position
        while at < len(self._text) and self._skipped[at]:
            at += 1
        following = self._text[at : at + 1] or "\n"
        return path.score + self._model.log_probability(following, path.last)

    def _extend(self, path: Path, position: int, pending: int, added: str, opened: str, cost: float = 0.0) -> Path:
        score = path.score + self._model.score(added, path.last) - cost
        if added == path.last and added in _SINGLE:
            score -= _REPEATED_MARK
        if added[0] in self._foreign:
            score -= _FOREIGN_CHARACTER
        if added in _PAIRED:
            score += _PAIR_GAIN * _fits(added, _opened(path.text, opened))
        return Path(position, pending, path.text + added, added[-1], score)

    def _steps(self, path: Path, opened: str, rank: int) -> Iterator[Path]:
        """Read one more damaged character in every way that fits the pending byte."""
        at = path.position
        character = self._text[at : at + 1]
        if not character or character == "\n":
            return
        if character in LOST and rank < _MOST_UNKNOWN:
            yield from self._unknown_trail(path, opened)
        if character == "(" and path.text and (gloss := WHOLE_GLOSS.match(self._text, at)):
            # A gloss that was put in after the damage belongs to the damaged character before it.
            yield Path(gloss.end(), path.pending, path.text, path.last, path.score)
        if character.isascii() and character != " ":
            code = ord(character)
            if code >= FIRST_TRAIL and (whole := decode_pair(path.pending, code)):
                yield self._extend(path, at + 1, 0, whole, opened)
            cost = _WIDE_LETTER if character.isalnum() else 0.0
            yield from self._two_bytes(path, (WIDE_LEAD, code + WIDE_BIT), opened, cost)
        elif pair := IDEOGRAPHIC_SPACE if character == " " else encode_pair(character):
            yield from self._two_bytes(path, pair, opened, 0.0)

    def _two_bytes(self, path: Path, pair: tuple[int, int], opened: str, cost: float) -> Iterator[Path]:
        whole = decode_pair(path.pending, pair[0])
        if whole is None:
            return
        if is_lead(pair[1]):
            yield self._extend(path, path.position + 1, pair[1], whole, opened, cost)
        elif FIRST_TRAIL <= pair[1] < NO_TRAIL:
            yield self._extend(path, path.position + 1, 0, whole + chr(pair[1]), opened, cost)

    def _unknown_trail(self, path: Path, opened: str) -> Iterator[Path]:
        """Read a second `?` as the trail byte of the pending lead, with the ASCII character it took along."""
        at = path.position
        gloss = CUT_GLOSS.match(self._text, at)
        taken = "" if gloss else self._taken_along(at)
        end = gloss.end() if gloss else at + 1
        for whole in self._known_characters(path.pending):
            if (taken == "<" and whole in _OPENERS) or (gloss and not is_reading(gloss[1], whole)):
                continue
            step = self._extend(path, end, 0, whole, opened, 0.0 if gloss else _UNKNOWN_BYTE)
            for hidden in _HIDDEN if taken == "?" else taken or ("",):
                gain = _CUT_TAG_GAIN if hidden == "<" else self._model.score(hidden, whole)
                yield Path(end, 0, step.text + taken, hidden or whole, step.score + gain)

    def _known_characters(self, lead: int) -> tuple[str, ...]:
        """List the characters of a lead byte that the model knows."""
        if lead not in self._known:
            pairs = (decode_pair(lead, trail) for trail in TRAILS)
            self._known[lead] = tuple(
                whole for whole in pairs if whole and self._model.knows(whole) and not whole.isspace()
            )
        return self._known[lead]

    def _taken_along(self, at: int) -> str:
        """Say which ASCII character a `?` has swallowed; a `?` stays where nothing tells."""
        if CUT_TAG.match(self._text, at):
            return "<"
        following = self._text[at + 1 : at + 2]
        if self._text[at] == "\ufffd" or not following or following in "\n ":
            return ""
        return " " if self._spaced and following.isalnum() and following.isascii() else "?"


class _StandingScore:
    """Score what stands in the text without its glosses, a little further each time it is asked."""

    def __init__(self, model: CharacterModel, text: str, skipped: bytearray, start: int, previous: str) -> None:
        self._model = model
        self._text = text
        self._skipped = skipped
        self._scores: list[float] = []
        self._next = self._start = start
        self._total = 0.0
        self._previous = previous

    def up_to(self, end: int) -> float:
        """Score the text from the start to `end` and the character that follows there."""
        while len(self._scores) <= end - self._start:
            while self._next < len(self._text) and self._skipped[self._next]:
                self._next += 1
                self._scores.append(self._total)
            character = self._text[self._next : self._next + 1] or "\n"
            self._total += self._model.log_probability(character, self._previous)
            self._scores.append(self._total)
            self._previous = character
            self._next += 1
        return self._scores[end - self._start]


def _mask_glosses(text: str) -> bytearray:
    """Mark the characters of glosses, which say nothing for or against a reading of the text."""
    mask = bytearray(len(text))
    for match in chain(WHOLE_GLOSS.finditer(text), CUT_GLOSS.finditer(text)):
        start = match.start() + (text[match.start()] in LOST)
        mask[start : match.end()] = b"\1" * (match.end() - start)
    return mask


def _opened(text: str, opened: str = "") -> str:
    """List the brackets and quotation marks that are open at the end of a text, the last one last."""
    for character in text:
        if character == "\n":
            opened = ""
        elif character in _OPENERS:
            opened += character
        elif character in _CLOSERS:
            opened = opened.replace(_OPENERS[_CLOSERS.index(character)], "")
    return opened


def _fits(character: str, opened: str) -> int:
    """Judge a bracket or quotation mark by what is open: 1 fits, -1 does not."""
    if character in _CLOSERS:
        return 1 if opened.endswith(_OPENERS[_CLOSERS.index(character)]) else -1
    return -1 if character in opened else 0


def _fittest(paths: Iterable[Path]) -> list[Path]:
    """Keep the best path to each state, and of those the likeliest."""
    best: dict[tuple[int, int, str], Path] = {}
    for path in paths:
        state = (path.position, path.pending, path.last)
        if state not in best or path.score > best[state].score:
            best[state] = path
    return sorted(best.values(), key=lambda path: path.score, reverse=True)[:MOST_PATHS]
