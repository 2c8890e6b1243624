"""Questions to ask next, each tried before it is suggested: what the articles do not answer is not offered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Protocol

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.follow_ups import Resolved, TurnKind, replaced
from assistant.follow_ups.wording import region_name
from assistant.options import AS_USUAL, AnswerOptions
from assistant.question_making import MadeQuestion, questions_from
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import detect_language, to_simplified, to_traditional
from index import Hit, PassageSearch

SUGGESTIONS = 3
MOST_TRIED = 8
"""Questions that are tried, whether or not enough of them are answered."""
SURE_ENOUGH = 0.5
"""The confidence that an answer needs to be offered without being asked for."""
PASSAGES_AROUND = 12
_OTHER_REGIONS = 3
_ENGLISH_YEARS = ("2027", "2030")
_COUNTRY = "全国"


class Answering(Protocol):
    """Answer questions, as the assistant does."""

    def ask(self, question: str, *, regions: Collection[str] = (), options: AnswerOptions = AS_USUAL) -> Answer:
        """Answer a question that stands alone."""
        ...


@dataclass(frozen=True, slots=True)
class Suggester:
    """Suggest what can be asked after an answer."""

    assistant: Answering
    passages: PassageSearch

    def suggest(
        self,
        conversation: Conversation,
        *,
        regions: Collection[str] = (),
        options: AnswerOptions = AS_USUAL,
    ) -> Iterator[str | None]:
        """Give up to SUGGESTIONS questions, each as soon as it is known to be answered, and none asked before.

        None is given after each question tried in vain, so that whoever waits can leave between two of them.
        """
        if not conversation.turns or conversation.turns[-1].is_chat:
            return
        answer = conversation.turns[-1]
        known = {_key(words) for turn in conversation.turns for words in (turn.standalone_question, turn.answer)}
        given = tried = 0
        for made in self._candidates(answer, regions):
            if _key(made.question) in known:
                continue
            if tried == MOST_TRIED or given == SUGGESTIONS:
                return
            known.add(_key(made.question))
            tried += 1
            reply = self.assistant.ask(made.question, regions=regions, options=options)
            # Two questions with one and the same answer would be one too many.
            if _holds(reply, made) and _key(reply.answer) not in known:
                known.add(_key(reply.answer))
                given += 1
                yield made.question
            else:
                yield None

    def _candidates(self, answer: Answer, regions: Collection[str]) -> Iterator[MadeQuestion]:
        """Put the same question to other regions, and others to the passages around; each kind in turn."""
        language = detect_language(answer.standalone_question)
        near = self.passages.search(answer.standalone_question, PASSAGES_AROUND, regions=regions)
        around = self.passages.search(_without_regions(answer), PASSAGES_AROUND, regions=regions)
        if language == "en":
            others = _of_aims(answer, [*near, *around])
        else:
            others = _of_sentences(answer, [*near, *around], traditional=language == "zh-Hant")
        pairs = zip_longest(others, _of_other_regions(answer, around, regions))
        return (made for made in chain.from_iterable(pairs) if made is not None)


def _holds(reply: Answer, made: MadeQuestion) -> bool:
    return reply.answered and reply.confidence >= SURE_ENOUGH and made.expected in reply.answer


def _of_other_regions(answer: Answer, around: Sequence[Hit], chosen: Collection[str]) -> Iterator[MadeQuestion]:
    """Ask the same of the regions that the passages around are about, as far as they lie within those chosen."""
    parts = answer.understood
    if parts is None or len(parts.regions) != 1:
        return
    resolved = _resolved(answer)
    gazetteer = Gazetteer.load()
    if read(resolved.standalone, gazetteer).figures:
        return  # What is claimed of one region is not to be claimed of others.
    known = (*parts.regions, _COUNTRY)
    named = dict.fromkeys(region for hit in around for region in hit.passage.regions if region not in known)
    others = [one for one in named if not chosen or any(gazetteer.covers(wanted, one) for wanted in chosen)]
    for region in others[:_OTHER_REGIONS]:
        yield MadeQuestion(replaced(resolved, regions=[region]), "")


def _of_sentences(answer: Answer, around: Sequence[Hit], *, traditional: bool) -> Iterator[MadeQuestion]:
    """Ask for what the quoted passages say besides, then for what those around them say."""
    cited = [(one.passage, one.regions) for one in (*answer.citations, *answer.closest)]
    for text, regions in (*cited, *((hit.passage.text, hit.passage.regions) for hit in around)):
        for made in questions_from(to_simplified(text), regions):
            if made.expected not in answer.answer:
                yield MadeQuestion(to_traditional(made.question), made.expected) if traditional else made


def _of_aims(answer: Answer, around: Sequence[Hit]) -> Iterator[MadeQuestion]:
    """Ask in English for targets and for an overview: sentences make no questions in another language."""
    near = answer.understood.regions if answer.understood else ()
    for region in dict.fromkeys((*near, *(region for hit in around for region in hit.passage.regions))):
        name = region_name(region, "en", Gazetteer.load())
        if name.isascii() and region != _COUNTRY:
            early, late = (MadeQuestion(f"What are {name}'s AI targets for {year}?", year) for year in _ENGLISH_YEARS)
            yield from (early, MadeQuestion(f"Give an overview of {name}'s AI policy", ""), late)


def _without_regions(answer: Answer) -> str:
    if answer.understood is None or not answer.understood.regions:
        return answer.standalone_question
    return replaced(_resolved(answer), regions=[]) or answer.standalone_question


def _resolved(answer: Answer) -> Resolved:
    assert answer.understood is not None
    return Resolved(answer.question, answer.standalone_question, TurnKind.QUESTION, answer.understood)


def _key(text: str) -> str:
    return "".join(character for character in to_simplified(text).lower() if character.isalnum())
