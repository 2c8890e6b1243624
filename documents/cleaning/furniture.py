"""Page furniture: lines that belong to the page and not to the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from documents.cleaning import furniture_lines as lines
from documents.cleaning.furniture_tails import find_head, find_tail
from documents.cleaning.page_heads import find_page_head
from documents.cleaning.publishers import find_publisher, find_source
from documents.cleaning.script_folding import fold_script
from documents.cleaning.titles import StatedTitle, find_stated_title
from documents.tracing import Edit

_LONGEST_LABELLED = 120
_LONGEST_NOTICE = 400
_LONGEST_UNLABELLED_NOTICE = 160
_SHORTEST_SENTENCE = 12
_LONGEST_LINK = 45
_LONGEST_TITLE = 70
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})",
        # 202307/26 and 23-07-26 are what two sites write.
        r"(\d{4})(\d{2})\D(\d{1,2})",
        r"(?<!\d)(\d{2})-(\d{1,2})-(\d{1,2})(?!\d)",
    )
)
_PARAGRAPHS_WITH_A_HEAD = 2
_LINE = re.compile(r"[^\n]+")
_FIRST_LINES = 8


@dataclass(frozen=True, slots=True)
class Furniture:
    """Hold the edits that take the furniture out, and what it said: editor, author, publisher, published, …"""

    edits: list[Edit]
    details: dict[str, str] = field(default_factory=dict)


def find_furniture(text: str) -> Furniture:
    """Find the furniture of a page: whole lines, and the heads and tails that stand inside paragraphs."""
    folded = fold_script(text)
    edits: list[Edit] = []
    details: dict[str, str] = {}
    in_links = False
    kept: list[tuple[int, int]] = []
    matches = (match for match in _LINE.finditer(folded) if not match[0].isspace())
    for number, match in enumerate(matches):
        line = match[0].strip()
        found = _line_details(line, number)
        starts_links = found is None and bool(lines.RELATED.fullmatch(line))
        in_links = starts_links or (in_links and (found is not None or _is_link(line)))
        if found is None and not in_links:
            kept.append(match.span())
            continue
        edits.append(Edit(match.start(), match.end(), ""))
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        for name, span in (found or {}).items():
            details.setdefault(name, text[start + span[0] : start + span[1]].strip())
    edits += _paragraph_ends(text, folded, kept, details)
    if "title" not in details and (title := _title(text, kept, edits)):
        details["title"] = title
    if "publisher" not in details and kept and (source := find_source(folded[: kept[-1][1]])):
        details["publisher"] = text[slice(*source)].strip()
    agency = details.pop("agency", "")
    if agency:
        details.setdefault("publisher", agency)
    if "published" in details:
        details["published"] = iso_date(details["published"])
    return Furniture(edits, details)


def iso_date(written: str) -> str:
    """Write a date as ISO 8601; what is no date comes back as it is."""
    for pattern in _DATES:
        if match := pattern.search(written):
            return (
                f"{match[1]:0>4}-{match[2]:0>2}-{match[3]:0>2}"
                if len(match[1]) == 4
                else f"20{match[1]}-{match[2]:0>2}-{match[3]:0>2}"
            )
    return written


def _paragraph_ends(text: str, folded: str, kept: list[tuple[int, int]], details: dict[str, str]) -> Iterator[Edit]:
    for number, (start, end) in enumerate(kept):
        # What is cut out before the article goes from `cut` to `body`; a title in front becomes a line of its own.
        cut = body = start
        joint = ""
        if number == 0:
            opening, body = _opening(text, folded[:end], start, details)
            if opening:
                yield Edit(start, opening.start, "")
                cut, joint = opening.end, "\n\n" if opening.certain else ""
        head, found = find_head(folded[body:end])
        _note(text, body, found, details)
        if number < _PARAGRAPHS_WITH_A_HEAD:
            _note(text, 0, find_publisher(folded[:end], body), details)
        tail, found = find_tail(folded[body:end])
        _note(text, body, found, details)
        tail, body = body + max(head, tail), body + head
        if cut < body or joint:
            yield Edit(cut, body, (joint or _between(cut, start)) if body < end else "")
        if tail < end:
            yield Edit(tail, end, "")


def _between(cut: int, start: int) -> str:
    """Part a title from what follows a dateline that was cut out between them."""
    return "\n\n" if cut > start else ""


def _opening(text: str, paragraph: str, start: int, details: dict[str, str]) -> tuple[StatedTitle | None, int]:
    """Read the date line and the labelled title of an article: the title, and where the article begins."""
    head, found = find_page_head(paragraph[start:])
    _note(text, start, found, details)
    title = find_stated_title(paragraph, start + head)
    if title is None:
        return None, start + head
    _note(text, 0, {"title": (title.start, title.end)}, details)
    return title, title.body


def _note(text: str, start: int, found: dict[str, tuple[int, int]], details: dict[str, str]) -> None:
    for name, span in found.items():
        details.setdefault(name, text[start + span[0] : start + span[1]].strip())


def _line_details(line: str, number: int) -> dict[str, tuple[int, int]] | None:
    """Say what a line of furniture holds, as spans of the line; None for a line of the article."""
    if number < _FIRST_LINES and len(line) < _LONGEST_LABELLED and lines.BREADCRUMB.fullmatch(line):
        return {}
    if len(line) <= _LONGEST_LABELLED:
        if lines.LONE_MARKS.fullmatch(line) or lines.IMAGE.fullmatch(line) or _is_share_bar(line):
            return {}
        if (found := _labelled(line)) is not None:
            return found
    return {} if _is_notice(line) else None


def _is_notice(line: str) -> bool:
    if len(line) <= _LONGEST_NOTICE and lines.LABELLED_NOTICE.fullmatch(line):
        return True
    if len(line) > _LONGEST_UNLABELLED_NOTICE:
        return False
    # A notice may follow real sentences on the same line; those keep the line, and the tail goes by itself.
    sentences = [part for part in re.split(r"[。；！]", line) if len(part.strip()) >= _SHORTEST_SENTENCE] or [line]
    return all(lines.NOTICE.search(part) or lines.COPYRIGHT.search(part) for part in sentences)


def _is_share_bar(line: str) -> bool:
    words = lines.SHARE_WORDS.findall(line)
    if not words or (len(words) == 1 and len(line) < 3):
        return False
    return bool(lines.SHARE_SEPARATOR.fullmatch(lines.SHARE_WORDS.sub("", line)))


def _is_link(line: str) -> bool:
    return len(line) <= _LONGEST_LINK and not re.search(r"[。！？；]$|[。；]", line)


def _labelled(line: str) -> dict[str, tuple[int, int]] | None:
    """Read a line of labelled values: 来源：新华网 | 2023年8月1日 | 编辑：某某."""
    found: dict[str, tuple[int, int]] = {}
    unnamed: list[tuple[int, int]] = []
    for start, end in _segments(line):
        for name, pattern in lines.LABELLED.items():
            if match := pattern.fullmatch(line, start, end):
                if name:
                    found.setdefault(name, (match.start("value"), match.end("value")))
                else:
                    found.setdefault("", (start, start))
                break
        else:
            if lines.EMPTY_LABEL.fullmatch(line, start, end):
                found.setdefault("", (start, start))
            else:
                unnamed.append((start, end))
    # A name beside a date is the publisher: 新华财经|2026年01月15日.
    if len(unnamed) == 1 and "published" in found and "publisher" not in found and _is_name(line, *unnamed[0]):
        found["publisher"] = unnamed.pop()
    if unnamed or not found:
        return None
    found.pop("", None)
    return found


def _is_name(line: str, start: int, end: int) -> bool:
    return 2 <= end - start <= 16 and not re.search(r"[。！？，、：:；《》“”]", line[start:end])


def _segments(line: str) -> list[tuple[int, int]]:
    outer = lines.BRACKETS.match(line)
    position, last = outer.span(1) if outer else (0, len(line))
    segments: list[tuple[int, int]] = []
    cuts = sorted(
        {
            match.span()
            for pattern in (lines.SEGMENTS, lines.NEXT_LABEL)
            for match in pattern.finditer(line, position, last)
        }
    )
    for start, end in cuts:
        if start > position and not re.search(
            rf"(?:{lines.EDITOR}|{lines.SOURCE}|{lines.AUTHOR}|{lines.STAFF})$", line[position:start]
        ):
            segments.append((position, start))
            position = end
    if position < last:
        segments.append((position, last))
    return segments


def _title(text: str, kept: list[tuple[int, int]], edits: list[Edit]) -> str:
    """Take the first line for the title when it is short, ends like one, and more follows."""
    if len(kept) < 2:
        return ""
    start, end = kept[0]
    title = text[start:end].strip().lstrip("#").strip()
    return title if len(title) <= _LONGEST_TITLE and title[-1:] not in "。；;，,：:" else ""
