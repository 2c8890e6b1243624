"""What is shown of replies with faults once they are held against their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.language_model.grounding import Grounded, Grounder
from assistant.language_model.markers import with_plain_markers, without_markers
from assistant.language_model.numbered import NumberedPassage
from assistant.language_model.prompts import instructions_for
from assistant.language_model.sentence_stream import Said, SentenceStream
from assistant.language_model.support import SupportJudge
from documents import Article, Passage
from documents.article import article_id
from documents.regions import Gazetteer
from documents.script import detect_language
from documents.splitting import split
from tests.assistant.language_model.briefs import brief
from tests.assistant.language_model.replies import FaultyReply, NumberedSentence, RepliedSentence
from tests.assistant.language_model.talking import KEY

PIECE_LENGTH = 5
"""Characters in which a reply comes, so that sentences and markers come in halves."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold a sentence of a reply, how many of its parts are shown and how many there are, and why others are not."""

    sentence: RepliedSentence
    shown: int
    parts: int
    reasons: tuple[str, ...]

    @property
    def is_caught(self) -> bool:
        """Tell whether nothing of it is shown."""
        return self.shown == 0

    @property
    def is_whole(self) -> bool:
        """Tell whether all of it is shown."""
        return self.shown == self.parts


def shown(reply: FaultyReply, gazetteer: Gazetteer, judge: SupportJudge) -> Iterator[Shown]:
    """Hold a reply against the sentences it was to be made from, each a passage of its own."""
    grounder = grounder_of(reply, gazetteer, judge)
    said = [(one, grounder.ground(one.text)) for one in streamed(reply.reply)]
    spans = _letter_spans([one.text for one, _ in said])
    for sentence, (start, end) in zip(reply.sentences, _places(reply), strict=True):
        found = [result for (_, result), (first, last) in zip(said, spans, strict=True) if first < end and last > start]
        reasons = tuple(f"{one.reason}: {one.said}" for one in found if not isinstance(one, Grounded))
        yield Shown(sentence, len(found) - len(reasons), len(found), reasons)


def grounder_of(reply: FaultyReply, gazetteer: Gazetteer, judge: SupportJudge) -> Grounder:
    """Make what holds the sentences of a reply against its sources."""
    passages = [numbered_sentence(number, one) for number, one in enumerate(reply.sources, start=1)]
    language = detect_language(reply.question)
    return Grounder(
        passages, gazetteer, judge, english=language == "en", instructions=instructions_for(language), secrets=(KEY,)
    )


def numbered_sentence(number: int, sentence: NumberedSentence) -> NumberedPassage:
    """Make a passage of one sentence of a brief; a planted one stands in an article of the same title."""
    article = brief(sentence.article)
    if sentence.planted:
        article = replace(article, id=article_id(sentence.text), text=sentence.text, traced=None, raw=sentence.text)
    start = article.text.index(sentence.text)
    return NumberedPassage(number, article, _passage(article, start, start + len(sentence.text)))


def _passage(article: Article, start: int, end: int) -> Passage:
    """Cut words out of the passage that holds most of them."""
    around = max(split(article), key=lambda one: min(end, one.end) - max(start, one.start))
    return replace(around, text=article.text[start:end], start=start, end=end)


def streamed(reply: str) -> Iterator[Said]:
    """Cut a reply into sentences as it comes."""
    stream = SentenceStream()
    for at in range(0, len(reply), PIECE_LENGTH):
        yield from stream.take(reply[at : at + PIECE_LENGTH])
    yield from stream.finish()


def _letter_spans(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Count where texts begin and end in the letters and digits of all of them, which no cutting changes."""
    spans: list[tuple[int, int]] = []
    end = 0
    for text in texts:
        start, end = end, end + _letters(text)
        spans.append((start, end))
    return spans


def _places(reply: FaultyReply) -> Iterator[tuple[int, int]]:
    """Count where the sentences of a reply begin and end in its letters: numbers of a list may stand between."""
    rest, end = reply.reply, 0
    for sentence in reply.sentences:
        between, _, rest = rest.partition(sentence.text)
        start = end + _letters(between)
        end = start + _letters(sentence.text)
        yield start, end


def _letters(text: str) -> int:
    """Count letters and digits but those of markers."""
    return sum(character.isalnum() for character in without_markers(with_plain_markers(text)))
