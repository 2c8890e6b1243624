"""What a conversation last spoke of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.follow_ups.chatting import is_chat
from assistant.follow_ups.former_turn import FormerTurn, Source
from assistant.follow_ups.frame import LONGEST_TEXT, Frame, clean, read_frame
from assistant.follow_ups.people import person_in
from assistant.follow_ups.policy_words import DOCUMENT_ASKED, METRIC, SOURCE_ASKED
from assistant.follow_ups.titles import documents_in, fits, is_whole_title, untitled_document
from assistant.follow_ups.vocabulary import DATE, ISSUER
from assistant.follow_ups.wording import language_of, listed, region_name, time_written
from documents.regions import Gazetteer, RegionKind
from documents.script import to_simplified

TURNS_LOOKED_AT = 8
SOURCES_LOOKED_AT = 5
TURNS_WITH_PEOPLE = 3
QUOTE_LOOKED_AT = 600
QUESTIONS_BACK = 3

_Real = tuple[Frame, tuple[Source, ...]]


@dataclass(frozen=True, slots=True)
class Focus:
    """Hold the last real question, those before it (newest first), and what was spoken of.

    `language` is the one to answer a follow-up's wording in. `cited` are the regions of the first
    source; `quoted` is what the sources say, Simplified; `document` is a title in 《》, or words that name a document;
    `asked` is the last question as it was put.
    """

    frame: Frame
    earlier: tuple[Frame, ...]
    language: str
    gazetteer: Gazetteer
    cited: tuple[str, ...] = ()
    quoted: str = ""
    document: str | None = None
    person: str | None = None
    asked: str = ""

    @property
    def is_english(self) -> bool:
        """Tell whether the follow-up is in English."""
        return self.language == "en"

    @property
    def regions(self) -> tuple[str, ...]:
        """Name the regions of the last question, or else the one region of its sources."""
        return self.asked_of or (self.cited if len(self.cited) == 1 else ())

    @property
    def spoken_of(self) -> tuple[str, ...]:
        """Name those regions, or those asked of before a question without any, to which nothing was found."""
        if self.regions or self.quoted:
            return self.regions
        return next((frame.regions for frame in self.earlier if frame.regions), ())

    @property
    def asked_of(self) -> tuple[str, ...]:
        """Name the regions of the last question; of 甘肃庆阳, one place, and 长三角的上海 the narrower."""
        places = self.frame.places
        wholes = {
            one.name
            for one, part in pairwise(places)
            if self.frame.view[one.end : part.start] in ("", "的", "省", "市")
            and self.gazetteer.covers(one.name, part.name)
        }
        groups = {
            one.name
            for one in places
            if one.kind is RegionKind.GROUP
            and any(part.kind is not RegionKind.GROUP and self.gazetteer.covers(one.name, part.name) for part in places)
        }
        return tuple(name for name in self.frame.regions if name not in wholes | groups)

    @property
    def measured(self) -> Frame:
        """Give the last question, or one shortly before it where the last asks after a document or a date."""
        if self.frame.times or not any(
            words.search(self.frame.view) for words in (DOCUMENT_ASKED, SOURCE_ASKED, DATE, ISSUER)
        ):
            return self.frame
        near = self.earlier[:QUESTIONS_BACK]
        return next((one for one in near if one.times or METRIC.search(one.rest)), self.frame)

    @property
    def time(self) -> str:
        """Write the first time of the last question, "" where it has none."""
        return time_written(self.frame.times[0].text, english=self.is_english) if self.frame.times else ""

    def listed(self, regions: Sequence[str]) -> str:
        """Write regions as a list in the language of the follow-up."""
        return listed([region_name(name, self.language, self.gazetteer) for name in regions], self.language)


def find_focus(turns: Sequence[FormerTurn], follow_up: str, gazetteer: Gazetteer) -> Focus | None:
    """Find what was last spoken of before a follow-up; None where nothing was asked."""
    real: list[_Real] = []
    for turn in reversed(turns[-TURNS_LOOKED_AT:]):
        question = clean(turn.question[:LONGEST_TEXT])
        if turn.on_topic and not is_chat(question):
            real.append((read_frame(question, gazetteer), turn.sources[:SOURCES_LOOKED_AT]))
    if not real:
        return None
    frame, sources = real[0]
    return Focus(
        frame=frame,
        earlier=tuple(earlier for earlier, _ in real[1:]),
        language=language_of(follow_up, frame.text),
        gazetteer=gazetteer,
        cited=tuple(sources[0].regions) if sources else (),
        quoted="\n".join(to_simplified(source.quote[:QUOTE_LOOKED_AT]) for source in sources),
        document=_document(real, gazetteer),
        asked=next(
            (turn.asked for turn in reversed(turns) if turn.question.startswith(frame.text) and turn.asked), frame.text
        ),
        person=next((person for person in _people(real, gazetteer) if person), None),
    )


def _document(real: Sequence[_Real], gazetteer: Gazetteer) -> str | None:
    """Take the last question's document, then one that its sources quote, then those of questions before it."""
    regions = real[0][0].regions
    for number, (frame, sources) in enumerate(real):
        asked = frame.documents[-1].text if frame.documents else untitled_document(frame)
        # Sources on the regions asked about first.
        ordered = sorted(sources, key=lambda source: not set(source.regions) & set(regions))
        quoted = [one for source in ordered for one in _documents_of(source, gazetteer)]
        if asked and (number == 0 or fits(asked, regions, gazetteer)):
            # English words for a document stand for the title that answered.
            return next((one for one in quoted if asked.isascii() and fits(one, regions, gazetteer)), asked)
        whole = [f"《{source.title.strip('《》')}》" for source in ordered if is_whole_title(source.title)]
        for title in (*quoted, *whole):
            if fits(title, regions, gazetteer):
                return title
    return None


def _documents_of(source: Source, gazetteer: Gazetteer) -> list[str]:
    """List the documents that a quote names, or else the last one that its passage names before it."""
    quoted = documents_in(source.quote[:QUOTE_LOOKED_AT], gazetteer)
    return quoted or documents_in(source.before[-QUOTE_LOOKED_AT:], gazetteer)[-1:]


def _people(real: Sequence[_Real], gazetteer: Gazetteer) -> Iterator[str | None]:
    for frame, sources in real[:TURNS_WITH_PEOPLE]:
        yield person_in(frame)
        for source in sources:
            yield person_in(read_frame(source.quote, gazetteer))
