"""Cutting an article into passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.article import Article, Passage
from documents.passage_regions import passage_regions
from documents.sentences import Span, split_sentences


@dataclass(frozen=True, slots=True)
class SplittingOptions:
    """Say how long passages are, in characters.

    A passage is closed when the next sentence would carry it over `longest`, or at a paragraph's
    end once it holds `shortest`; what stays under `shortest` goes with its neighbour.
    """

    shortest: int = 120
    longest: int = 250


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    start: int
    end: int


_MARKED_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>[^\n]*)")
_ENDS_SENTENCE = re.compile(r"[。！？!?…；;：:，,、.][”’」』）)》】\"']*$")
_LIST_ITEM = re.compile(r"(?:[-*•·●◦]|[（(]?\d{1,3}[)）.、．]|[（(][一二三四五六七八九十]{1,3}[)）]|[①-⑳])\s*")
LONGEST_HEADING = 40
LONGEST_MARKED_HEADING = 200
"""Characters above which a line that begins like a Markdown heading is prose: headings cannot be quoted."""


def split(article: Article, options: SplittingOptions = SplittingOptions()) -> list[Passage]:
    """Cut an article at sentence ends: `article.text[p.start:p.end] == p.text` for each passage.

    Headings are not part of a passage; each passage knows the one it stands under. Of a text that is nothing but
    headings they are the passages: nobody would find it otherwise.
    """
    passages: list[Passage] = []
    for section in list(_sections(article.text)) or [_Section("", 0, len(article.text))]:
        for span in _group(article.text, section, options):
            text = article.text[span.start : span.end]
            passages.append(
                Passage(
                    id=f"{article.id}-{len(passages)}",
                    article_id=article.id,
                    text=text,
                    start=span.start,
                    end=span.end,
                    heading=section.heading,
                    regions=passage_regions(text, section.heading, article.regions),
                )
            )
    return passages


def _sections(text: str) -> Iterator[_Section]:
    """Walk through the stretches of text between headings."""
    heading, start = "", 0
    lines = list(re.finditer(r"[^\n]+", text))
    for number, line in enumerate(lines):
        following = lines[number + 1].group() if number + 1 < len(lines) else ""
        title = _heading(line.group(), following)
        if title is None:
            continue
        if text[start : line.start()].strip():
            yield _Section(heading, start, line.start())
        heading, start = title, line.end()
    if text[start:].strip():
        yield _Section(heading, start, len(text))


def _heading(line: str, following: str) -> str | None:
    """Read a line as a heading: a Markdown one, or a short line that ends no sentence and has prose below it.

    A short line among short lines is an item of a list or a table, and stays text.
    """
    stripped = line.strip()
    if len(stripped) <= LONGEST_MARKED_HEADING and (marked := _MARKED_HEADING.fullmatch(stripped)):
        return marked["title"].rstrip("#").strip()
    plain = (
        2 <= len(stripped) <= LONGEST_HEADING
        and (len(following) > LONGEST_HEADING or _ENDS_SENTENCE.search(following.strip()) is not None)
        and not _ENDS_SENTENCE.search(stripped)
        and not _LIST_ITEM.match(stripped)
        and "|" not in stripped
    )
    return stripped if plain else None


def _group(text: str, section: _Section, options: SplittingOptions) -> list[Span]:
    """Gather a section's sentences into passages."""
    groups: list[Span] = []
    current: Span | None = None
    for sentence in split_sentences(text, section.start, section.end):
        if current is None:
            current = sentence
        elif _belongs(text, current, sentence, options):
            current = Span(current.start, sentence.end)
        else:
            groups.append(current)
            current = sentence
    if current is not None:
        groups.append(current)
    return _merge_short(groups, options)


def _belongs(text: str, current: Span, sentence: Span, options: SplittingOptions) -> bool:
    length = sentence.end - current.start
    if length > options.longest:
        return current.end - current.start < options.shortest // 2 and length <= 2 * options.longest
    new_paragraph = "\n" in text[current.end : sentence.start]
    return not (new_paragraph and current.end - current.start >= options.shortest)


def _merge_short(groups: list[Span], options: SplittingOptions) -> list[Span]:
    """Join a short last group to the one before it, where the whole stays within bounds."""
    if len(groups) < 2:
        return groups
    *rest, before, last = groups
    short = last.end - last.start < options.shortest // 2
    if short and last.end - before.start <= options.longest + options.shortest // 2:
        return [*rest, Span(before.start, last.end)]
    return groups
