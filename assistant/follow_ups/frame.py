"""A question with its documents, regions and times marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.regions import Gazetteer, Mention, RegionKind
from documents.script import detect_language, to_simplified

LONGEST_TEXT = 500
"""Characters of a question that are looked at."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff]+")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_NUMBER = re.compile(r"[〔\[［](?:19|20)\d{2}[〕\]］]\s?第?\d{1,5}号")
_LONGEST_CODE = 8
"""Characters between the region's sign and the year of a document's number: 晋政办发〔2025〕36号."""
# 2000家 counts, 〔2025〕 is of a document's number; neither is a time.
_YEAR = r"(?<!\d)(?:19|20)\d{2}(?!\d|\s*[家个個亿億万萬元项項人款条户%％台]|[〕】])"
_HAN_YEAR = r"[一二][九〇零○][〇零○一二三四五六七八九]{2}(?=年)"
_WITHIN_YEAR = r"底|末|初|前[一二三]季度|上半年|下半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}日)?"
_TIME = re.compile(
    rf"(?:{_YEAR}|{_HAN_YEAR})(?:年?\s?(?:[—–\-~～至到]|to|and){{1,2}}\s?{_YEAR})?(?:年(?:{_WITHIN_YEAR})?)?"
    r"|今年|明年|去年|前年|后年|[“\"「]?十[二三四五六]五[”\"」]?(?:期间|时期|末)?"
    r"|\b(?:this|next|last) year\b",
    re.IGNORECASE,
)
# Beside a region the country is only what it is measured by, 占全国的三分之一, unless it is compared.
_COMPARED_BEFORE = re.compile(r"(?:[和与跟同比、]|\b(?:and|than|with|or)\s+)$", re.IGNORECASE)
_COMPARED_AFTER = re.compile(r"平均|(?:和|与|跟|同|比(?!重|例)|、|\s+(?:and|or)\b)", re.IGNORECASE)
# 国家典型案例, 国家级 only grade a thing; 国家的目标, 国家层面 speak of the country.
_GRADED = re.compile(
    r"(?<=国家)(?:级|典型|标准|卓越|单项|战略|重点|新一代|实验|数据局|发展改革|发改|统计|中小|绿色|高新|先导|试验|工程|技术|配套)"
)
_FOUR_DIGITS = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a document's title or number, or a time, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold a question and its marked pieces.

    `view` is the text in Simplified characters and narrow digits, as long as the text, for patterns
    to look at. `places` and `times` stand outside the documents; `titled` are the regions that titles name.
    """

    text: str
    view: str
    documents: tuple[Piece, ...]
    places: tuple[Mention, ...]
    titled: tuple[str, ...]
    times: tuple[Piece, ...]

    @property
    def regions(self) -> tuple[str, ...]:
        """Name the regions and groups outside of titles, or else those in titles."""
        return tuple(dict.fromkeys(place.name for place in self.places)) or self.titled

    @property
    def years(self) -> tuple[str, ...]:
        """List the years outside of titles."""
        written = " ".join(time.text.translate(_DIGITS).translate(_HAN_DIGITS) for time in self.times)
        return tuple(dict.fromkeys(_FOUR_DIGITS.findall(written)))

    @property
    def is_english(self) -> bool:
        """Tell whether the question is in English."""
        return detect_language(self.text) == "en"

    @property
    def rest(self) -> str:
        """Give the view with a line break for each character of a marked piece."""
        characters = list(self.view)
        pieces: tuple[Piece | Mention, ...] = (*self.documents, *self.places, *self.times)
        for piece in pieces:
            characters[piece.start : piece.end] = "\n" * (piece.end - piece.start)
        return "".join(characters)


def clean(text: str) -> str:
    """Drop control characters, halves of characters and outer spaces."""
    return _CONTROLS.sub(" ", text).strip()


def is_number(document: str) -> bool:
    """Tell whether a document is named by its number: 晋政办发〔2025〕36号."""
    return _NUMBER.search(to_simplified(document)) is not None


def read_frame(text: str, gazetteer: Gazetteer) -> Frame:
    """Mark the pieces of a question, as far as it is looked at."""
    text = text[:LONGEST_TEXT]
    view = to_simplified(text).translate(_DIGITS).replace("甚么", "什么").replace("计画", "计划")
    mentions = gazetteer.mentions(text)
    documents = _documents(text, view, mentions)

    def is_outside(start: int) -> bool:
        return not any(document.start <= start < document.end for document in documents)

    return Frame(
        text=text,
        view=view,
        documents=documents,
        places=_without_whole(view, [mention for mention in mentions if is_outside(mention.start)]),
        titled=tuple(dict.fromkeys(mention.name for mention in mentions if not is_outside(mention.start))),
        times=tuple(
            Piece(text[found.start() : found.end()], found.start(), found.end())
            for found in _TIME.finditer(view)
            if is_outside(found.start())
        ),
    )


def _documents(text: str, view: str, mentions: Sequence[Mention]) -> tuple[Piece, ...]:
    """Find titles in 《》, and numbers from the sign of a region on: 晋政办发〔2025〕36号."""
    found = [Piece(one.group(), one.start(), one.end()) for one in _TITLE.finditer(text)]
    for number in _NUMBER.finditer(view):
        near = (one.start for one in reversed(mentions) if 0 < number.start() - one.start <= _LONGEST_CODE)
        start = next(near, None)
        if start is not None and not any(one.start <= start < one.end for one in found):
            found.append(Piece(text[start : number.end()], start, number.end()))
    return tuple(sorted(found, key=lambda one: one.start))


def _without_whole(view: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Leave out the country where it only grades a thing, or stands beside a region and is not compared with it."""
    regional = [mention for mention in mentions if mention.kind is not RegionKind.COUNTRY]
    return tuple(
        mention
        for mention in mentions
        if mention.kind is not RegionKind.COUNTRY
        or (not regional and not _GRADED.match(view, mention.end) and view[: mention.start][-1:] != "占")
        or _COMPARED_BEFORE.search(view, 0, mention.start)
        or _COMPARED_AFTER.match(view, mention.end)
    )
