"""Text read one byte out of step, put back into step.

A GBK decoder that meets a lone byte writes `?` for it and pairs the bytes after it wrongly until an
ASCII byte brings it back into step: `A1A3 A1B1 D4F8` (。”曾) without its first byte reads as
`A3A1 B1D4 F8…` (！痹…). To undo it, the damaged characters are written as their bytes again and
paired the other way, beginning with the byte that was lost. Where a byte is not known all of them
are tried, and the likeliest sequence of characters is kept (a Viterbi search).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from documents.cleaning.candidates import Candidates, all_known, with_lead, with_trail
from documents.cleaning.character_model import CharacterModel, LogProbabilities
from documents.cleaning.double_bytes import (
    FIRST_TRAIL,
    IDEOGRAPHIC_SPACE,
    NO_TRAIL,
    WIDE_BIT,
    WIDE_LEAD,
    decode_pair,
    encode_pair,
    is_lead,
    widen,
)
from documents.cleaning.ending_model import context_of, ending_model
from documents.cleaning.paired_marks import OPENERS, PAIRED, fit, opened_marks
from documents.cleaning.readings import is_reading, is_toned
from documents.cleaning.script_folding import is_traditional, simplified_only, traditional_only
from documents.cleaning.standing_score import StandingScore

_SPACED = re.compile(r"[一-鿿] [A-Za-z0-9]")
_UNSPACED = re.compile(r"[一-鿿][A-Za-z0-9]")
_NARROW = re.compile(r"[一-鿿)”][,:;](?=[一-鿿“])")
_WIDE = re.compile(r"[，：；]")
_TO_NARROW = str.maketrans("，：；！？（）", ",:;!?()")

LONGEST_RUN = 1000
MOST_STEPS = 6000
MOST_PATHS = 48
# Every lead byte comes into question; only the likeliest are followed into the run.
_MOST_LEADS = 12
# Of the characters that a half-lost one may be, the likeliest are looked at closely.
_MOST_GUESSES = 16
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
_NO_BYTE = 2.0
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
_SINGLE = "。，、；：！？"
_SAMPLE = 10_000
_MARKS = PAIRED | frozenset(_SINGLE)
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


@dataclass(frozen=True, slots=True)
class _Search:
    """Hold what a search begins with: its place, the two characters before it, the marks open there."""

    start: int
    context: str
    opened: str
    stood: StandingScore
    leads_known: bool


class Resynchroniser:
    """Search for the likeliest text behind a run of characters that are out of step."""

    def __init__(self, model: CharacterModel, text: str) -> None:
        """Take a text, whose habits with spaces and narrow punctuation the restored runs follow."""
        self._model = model
        self._text = text
        self._glosses = _toned_glosses(text)
        self._skipped = _mask_glosses(text)
        self._traditional = traditional = is_traditional(text)
        self._foreign = simplified_only() if traditional else traditional_only()
        self._special = _special_characters(traditional)
        sample = text[:_SAMPLE]
        self._spaced = len(_SPACED.findall(sample)) > len(_UNSPACED.findall(sample))
        self._narrow = len(_NARROW.findall(sample)) > len(_WIDE.findall(sample))

    def in_style(self, restored: str) -> str:
        """Write a restored run with the punctuation that the text uses."""
        return restored.translate(_TO_NARROW) if self._narrow else restored

    def restore(self, start: int, after: int, leads: Iterable[int] | None = None) -> Restoration | None:
        """Find the best reading of the text from `start`, a lost byte, the run going on at `after`."""
        search = self._search(start, leads_known=leads is not None)
        paths, best = self._begin(search, after, leads)
        tried = 0
        while paths and tried < MOST_STEPS:
            steps = [step for rank, path in enumerate(paths) for step in self._steps(path, search, rank)]
            tried += len(steps)
            best = self._best(search, (path for path in steps if not path.pending), best)
            least = max(best.gain - _FARTHEST_BEHIND, _HOPELESS) if best else _HOPELESS
            paths = _fittest(path for path in steps if path.pending and self._may_go_on(path, search, least))
            if len(paths) == 1:
                before = paths[0].position
                paths = [self._run_on(paths[0], search, least)]
                tried += paths[0].position - before
        return best

    def before(self, position: int) -> str:
        """Give the character before a position, glosses left out."""
        position = self._before(position)
        return self._text[position] if position >= 0 else "\n"

    def _before(self, position: int) -> int:
        while position and self._skipped[position - 1]:
            position -= 1
        return position - 1

    def _following(self, at: int) -> str:
        while at < len(self._text) and self._skipped[at]:
            at += 1
        return self._text[at : at + 1] or "\n"

    def _search(self, start: int, *, leads_known: bool) -> _Search:
        previous = self.before(start)
        context = self.before(max(0, self._before(start))) + previous
        opened = opened_marks(self._text[max(0, start - _LOOK_BACK) : start])
        stood = StandingScore(self._model, self._text, self._skipped, start, previous)
        return _Search(start, context, opened, stood, leads_known)

    def _begin(self, search: _Search, after: int, leads: Iterable[int] | None) -> tuple[list[Path], Restoration | None]:
        """Give the lead bytes that the search begins with, and what is found where even the trail byte is lost."""
        previous = search.context[-1]
        if leads is not None:
            return [Path(after, lead, "", previous, _LEAD_GAINS.get(lead, 0.0)) for lead in leads], None
        best = None
        if self._text[after : after + 1] in LOST and after < len(self._text):
            origin = Path(after, 0, "", previous, -_NO_BYTE)
            guesses = self._guess(origin, all_known(), search)
            # With neither byte left a mark may be guessed, which says nothing new; a character would be made up.
            best = self._best(search, (path for path in guesses if path.text[0] in _MARKS), None)
        return self._likeliest(after, previous), best

    def _likeliest(self, after: int, previous: str) -> list[Path]:
        """Keep the lead bytes that make the likeliest first character, judged by what stands on both its sides."""
        found: dict[int, None] = {}
        for trail, following in self._trails_at(after):
            candidates = with_trail(trail)
            scores = self._model.after(previous, candidates.numbers) + _gains_of(candidates.leads)
            if following:
                scores = scores + self._model.before(candidates.numbers, following)
            scores = scores - _FOREIGN_CHARACTER * _foreign_among(candidates.characters, self._traditional)
            best = np.argsort(-scores, kind="stable")[:_MOST_LEADS]
            found |= dict.fromkeys(candidates.leads[index] for index in best)
        return [Path(after, lead, "", previous, _LEAD_GAINS.get(lead, 0.0)) for lead in found]

    def _trails_at(self, at: int) -> Iterator[tuple[int, str | None]]:
        """Give the trail bytes that a character may bring, each with the character that comes after it."""
        first, second = (_possible_pair(self._text[place : place + 1]) for place in (at, at + 1))
        if first:
            yield first[0], decode_pair(first[1], second[0]) if second else None
        character = self._text[at : at + 1]
        if character.isascii() and FIRST_TRAIL <= ord(character or " ") < NO_TRAIL:
            yield ord(character), self._following(at + 1)

    def _best(self, search: _Search, closed: Iterable[Path], best: Restoration | None) -> Restoration | None:
        """Compare the paths that are in step again, each with the character that follows it."""
        for path in closed:
            score = path.score + self._model.log_probability(self._following(path.position), path.last)
            gain = score - search.stood.up_to(path.position)
            if best is None or gain > best.gain:
                best = Restoration(search.start, path.position, path.text, gain)
        return best

    @staticmethod
    def _may_go_on(path: Path, search: _Search, least: float) -> bool:
        if path.position - search.start >= LONGEST_RUN:
            return False
        return path.score - search.stood.up_to(path.position - 1) > least

    def _run_on(self, path: Path, search: _Search, least: float) -> Path:
        """Follow a single path as long as there is one way to go on."""
        position, pending, last, score = path.position, path.pending, path.last, path.score
        added: list[str] = []
        longest = search.start + LONGEST_RUN
        while position < longest and score - search.stood.up_to(position - 1) > least:
            character = self._text[position : position + 1]
            if not character or character.isascii() or character in LOST:
                break
            pair = encode_pair(character)
            whole = decode_pair(pending, pair[0]) if pair else None
            if pair is None or whole is None or not is_lead(pair[1]):
                break
            score += self._model.log_probability(whole, last)
            if whole in self._special:
                score += self._judge(whole, last, lambda: path.text + "".join(added), search)
            added.append(whole)
            position, pending, last = position + 1, pair[1], whole
        return Path(position, pending, path.text + "".join(added), last, score)

    def _judge(self, added: str, last: str, text: Callable[[], str], search: _Search) -> float:
        """Score what is odd about a character where it stands: a mark said twice or left open, the other script."""
        score = 0.0
        if added == last and added in _SINGLE:
            score -= _REPEATED_MARK
        if added[0] in self._foreign:
            score -= _FOREIGN_CHARACTER
        if added in PAIRED:
            score += _PAIR_GAIN * fit(added, opened_marks(text(), search.opened))
        return score

    def _extend(self, path: Path, position: int, pending: int, added: str, search: _Search, cost: float = 0.0) -> Path:
        score = path.score + self._model.score(added, path.last) - cost
        score += self._judge(added, path.last, lambda: path.text, search)
        return Path(position, pending, path.text + added, added[-1], score)

    def _steps(self, path: Path, search: _Search, rank: int) -> Iterator[Path]:
        """Read one more damaged character in every way that fits the pending byte."""
        at = path.position
        character = self._text[at : at + 1]
        if not character or character == "\n":
            return
        if character in LOST and rank < _MOST_UNKNOWN and (path.text or search.leads_known):
            yield from self._unknown_trail(path, search)
        if character == "(" and path.text and (gloss := WHOLE_GLOSS.match(self._text, at)):
            # A gloss that was put in after the damage belongs to the damaged character before it.
            yield path._replace(position=gloss.end())
            if at in self._glosses:
                return
        if character.isascii() and character != " ":
            code = ord(character)
            if code >= FIRST_TRAIL and (whole := decode_pair(path.pending, code)):
                yield self._extend(path, at + 1, 0, whole, search)
            cost = _WIDE_LETTER if character.isalnum() else 0.0
            yield from self._two_bytes(path, (WIDE_LEAD, code + WIDE_BIT), search, cost)
        elif pair := _possible_pair(character):
            yield from self._two_bytes(path, pair, search, 0.0)

    def _two_bytes(self, path: Path, pair: tuple[int, int], search: _Search, cost: float) -> Iterator[Path]:
        whole = decode_pair(path.pending, pair[0])
        if whole is None:
            return
        if is_lead(pair[1]):
            yield self._extend(path, path.position + 1, pair[1], whole, search, cost)
        elif FIRST_TRAIL <= pair[1] < NO_TRAIL:
            yield self._extend(path, path.position + 1, 0, whole + chr(pair[1]), search, cost)

    def _unknown_trail(self, path: Path, search: _Search) -> Iterator[Path]:
        """Read a second `?` as the trail byte of the pending lead, with the ASCII character it took along."""
        gloss = CUT_GLOSS.match(self._text, path.position)
        if gloss is None:
            yield from self._guess(path, with_lead(path.pending), search)
            return
        for whole in with_lead(path.pending).characters:
            if is_reading(gloss[1], whole):
                yield self._extend(path, gloss.end(), 0, whole, search)

    def _guess(self, path: Path, candidates: Candidates, search: _Search) -> Iterator[Path]:
        """Choose the character that a `?` stands for by what is around it, and what it took along."""
        at, end = path.position, path.position + 1
        taken = self._taken_along(at)
        following = self._following(end)
        context = context_of(search.context + path.text)
        own = self._model.after(path.last, candidates.numbers)
        if not path.pending:
            own = own + _gains_of(candidates.leads)
        best: Path | None = None
        most = -np.inf
        for hidden in _HIDDEN if taken == "?" else (taken,):
            joint = own + self._beside(candidates, hidden, following)
            for index in np.argsort(-joint)[:_MOST_GUESSES].tolist():
                whole = candidates.characters[index]
                if taken == "<" and whole in OPENERS:
                    continue
                step = self._extend(path, end, 0, whole, search, _UNKNOWN_BYTE)
                gain = _CUT_TAG_GAIN if hidden == "<" else self._model.score(hidden, whole)
                if not path.pending:
                    gain += _LEAD_GAINS.get(candidates.leads[index], 0.0)
                judged = step.score + gain + self._model.log_probability(following, hidden or whole)
                if hidden not in ("", "<"):
                    judged += ending_model().gain(context, whole, hidden)
                if judged > most:
                    most = judged
                    best = Path(end, 0, step.text + taken, hidden or whole, step.score + gain)
        if best:
            yield best

    def _beside(self, candidates: Candidates, hidden: str, following: str) -> LogProbabilities:
        """Score what comes after each candidate."""
        beside = "" if hidden == "<" else hidden or following
        return self._model.before(candidates.numbers, beside) if beside else np.zeros(len(candidates.numbers))

    def _taken_along(self, at: int) -> str:
        """Say which ASCII character a `?` has swallowed; a `?` stays where nothing tells."""
        if CUT_TAG.match(self._text, at):
            return "<"
        following = self._text[at + 1 : at + 2]
        if self._text[at] == "\ufffd" or not following or following in "\n ":
            return ""
        return " " if self._spaced and following.isalnum() and following.isascii() else "?"


def _possible_pair(character: str) -> tuple[int, int] | None:
    """Give the bytes of a character, an ASCII one read as its full-width form."""
    if not character or character == "\n":
        return None
    return IDEOGRAPHIC_SPACE if character == " " else encode_pair(widen(character))


@lru_cache(maxsize=512)
def _foreign_among(characters: str, traditional: bool) -> LogProbabilities:
    foreign = simplified_only() if traditional else traditional_only()
    return np.array([float(character in foreign) for character in characters])


@lru_cache(maxsize=2)
def _special_characters(traditional: bool) -> frozenset[str]:
    return _MARKS | (simplified_only() if traditional else traditional_only())


@lru_cache(maxsize=512)
def _gains_of(leads: tuple[int, ...]) -> LogProbabilities:
    return np.array([_LEAD_GAINS.get(lead, 0.0) for lead in leads])


def _toned_glosses(text: str) -> frozenset[int]:
    """Give the places of the glosses that bear a tone mark, which nothing else has."""
    return frozenset(match.start() for match in WHOLE_GLOSS.finditer(text) if is_toned(match[1]))


def _mask_glosses(text: str) -> bytearray:
    """Mark the characters of glosses, which say nothing for or against a reading of the text."""
    mask = bytearray(len(text))
    for match in chain(WHOLE_GLOSS.finditer(text), CUT_GLOSS.finditer(text)):
        start = match.start() + (text[match.start()] in LOST)
        mask[start : match.end()] = b"\1" * (match.end() - start)
    return mask


def _fittest(paths: Iterable[Path]) -> list[Path]:
    """Keep the best path to each state, and of those the likeliest."""
    best: dict[tuple[int, int, str], Path] = {}
    for path in paths:
        state = (path.position, path.pending, path.last)
        if state not in best or path.score > best[state].score:
            best[state] = path
    return sorted(best.values(), key=lambda path: path.score, reverse=True)[:MOST_PATHS]
