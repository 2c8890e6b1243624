"""Text read one byte out of step, put back into step.

A GBK decoder that meets a lone byte writes `?` for it and pairs the bytes after it wrongly until an
ASCII byte brings it back into step: `A1A3 A1B1 D4F8` (。”曾) without its first byte reads as
`A3A1 B1D4 F8…` (！痹…). To undo it, the damaged characters are written as their bytes again and
paired the other way, beginning with the byte that was lost. Where a byte is not known all of them
are tried, and the likeliest sequence of characters is kept (a Viterbi search).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from documents.cleaning.candidates import all_known
from documents.cleaning.character_model import CharacterModel
from documents.cleaning.damaged_text import LOST, DamagedText
from documents.cleaning.double_bytes import decode_pair, encode_pair, is_lead
from documents.cleaning.half_lost_characters import HalfLostCharacters
from documents.cleaning.lost_leads import likeliest_leads
from documents.cleaning.path_scoring import LEAD_GAINS, MARKS, PathScoring
from documents.cleaning.path_steps import PathSteps
from documents.cleaning.search_path import SearchPath, SearchStart, fittest
from documents.cleaning.standing_score import StandingScore

LONGEST_RUN = 1000
MOST_STEPS = 6000
# Nats taken off a path for what seldom happens.
_NO_BYTE = 2.0
# A way of reading this many nats behind one that has come back into step is given up.
_FARTHEST_BEHIND = 12.0
_HOPELESS = -30.0


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
        self._damaged = DamagedText.from_text(text)
        self._scoring = PathScoring(model, traditional=self._damaged.traditional)
        self._half_lost = HalfLostCharacters(model, self._damaged, self._scoring)
        self._steps = PathSteps(self._damaged, self._scoring, self._half_lost)

    def in_style(self, restored: str) -> str:
        """Write a restored run with the punctuation that the text uses."""
        return self._damaged.in_style(restored)

    def before(self, position: int) -> str:
        """Give the character before a position, glosses left out."""
        return self._damaged.before(position)

    def restore(self, start: int, after: int, leads: Iterable[int] | None = None) -> Restoration | None:
        """Find the best reading of the text from `start`, a lost byte, the run going on at `after`."""
        search = self._search(start, leads_known=leads is not None)
        paths, best = self._begin(search, after, leads)
        tried = 0
        while paths and tried < MOST_STEPS:
            steps = [step for rank, path in enumerate(paths) for step in self._steps.after(path, search, rank)]
            tried += len(steps)
            best = self._best(search, (path for path in steps if not path.pending), best)
            least = max(best.gain - _FARTHEST_BEHIND, _HOPELESS) if best else _HOPELESS
            paths = fittest(path for path in steps if path.pending and self._may_go_on(path, search, least))
            if len(paths) == 1:
                before = paths[0].position
                paths = [self._run_on(paths[0], search, least)]
                tried += paths[0].position - before
        return best

    def _search(self, start: int, *, leads_known: bool) -> SearchStart:
        context = self._damaged.two_before(start)
        stood = StandingScore(self._model, self._text, self._damaged.skipped, start, context[-1])
        return SearchStart(start, context, self._damaged.opened_before(start), stood, leads_known)

    def _begin(
        self, search: SearchStart, after: int, leads: Iterable[int] | None
    ) -> tuple[list[SearchPath], Restoration | None]:
        """Give the lead bytes that the search begins with, and what is found where even the trail byte is lost."""
        previous = search.context[-1]
        best = None
        if leads is None:
            if self._text[after : after + 1] in LOST and after < len(self._text):
                origin = SearchPath(after, 0, "", previous, -_NO_BYTE)
                guesses = self._half_lost.guess(origin, all_known(), search)
                # With neither byte left a mark may be guessed, which says nothing new; a character would be made up.
                best = self._best(search, (path for path in guesses if path.text[0] in MARKS), None)
            leads = likeliest_leads(self._model, self._damaged, after, previous)
        return [SearchPath(after, lead, "", previous, LEAD_GAINS.get(lead, 0.0)) for lead in leads], best

    def _best(self, search: SearchStart, closed: Iterable[SearchPath], best: Restoration | None) -> Restoration | None:
        """Compare the paths that are in step again, each with the character that follows it."""
        for path in closed:
            score = path.score + self._model.log_probability(self._damaged.following(path.position), path.last)
            gain = score - search.stood.up_to(path.position)
            if best is None or gain > best.gain:
                best = Restoration(search.start, path.position, path.text, gain)
        return best

    @staticmethod
    def _may_go_on(path: SearchPath, search: SearchStart, least: float) -> bool:
        if path.position - search.start >= LONGEST_RUN:
            return False
        return path.score - search.stood.up_to(path.position - 1) > least

    def _run_on(self, path: SearchPath, search: SearchStart, least: float) -> SearchPath:
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
            if self._scoring.is_special(whole):
                score += self._scoring.judge(whole, last, lambda: path.text + "".join(added), search)
            added.append(whole)
            position, pending, last = position + 1, pair[1], whole
        return SearchPath(position, pending, path.text + "".join(added), last, score)
