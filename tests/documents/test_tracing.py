"""Hold TracedText against a list of one span a character, edited the slow and obvious way."""

from __future__ import annotations

import zlib
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import Article, Edit, TracedText

Character = tuple[str, int, int]
"""A character and the span of the original it stands for: the naive form of a traced text."""


def characters(traced: TracedText) -> list[Character]:
    return [
        (character, int(start), int(end))
        for character, start, end in zip(traced.text, traced.starts, traced.ends, strict=True)
    ]


def naive(text: str) -> list[Character]:
    return [(character, place, place + 1) for place, character in enumerate(text)]


def naive_span(known: list[Character], start: int, end: int) -> tuple[int, int]:
    if start < end:
        return min(c[1] for c in known[start:end]), max(c[2] for c in known[start:end])
    if start < len(known):
        return known[start][1], known[start][1]
    return (known[-1][2], known[-1][2]) if known else (0, 0)


def naive_edit(known: list[Character], edits: list[Edit]) -> list[Character]:
    edited = list(known)
    # From the back, so that the places in front stay what they are; insertions at one place from the last to the first.
    for _, edit in sorted(enumerate(edits), key=lambda item: (item[1].start, item[1].end, item[0]), reverse=True):
        first, last = naive_span(known, edit.start, edit.end)
        edited[edit.start : edit.end] = [(character, first, last) for character in edit.replacement]
    return edited


@st.composite
def edited(draw: st.DrawFn) -> tuple[TracedText, list[Character]]:
    """Draw a text after some rounds of edits, traced and naive."""
    text = draw(st.text("甲乙丙a b\n", max_size=20))
    traced, known = TracedText.from_original(text), naive(text)
    for _ in range(draw(st.integers(0, 3))):
        places = sorted(draw(st.lists(st.integers(0, len(known)), max_size=8)))
        edits = [
            Edit(start, end, draw(st.text("XY", max_size=3)))
            for start, end in zip(places[::2], places[1::2], strict=False)
        ]
        traced, known = (
            traced.edit(draw(st.permutations(edits)) if _distinct(edits) else edits),
            naive_edit(known, edits),
        )
    return traced, known


def _distinct(edits: list[Edit]) -> bool:
    return len({(edit.start, edit.end) for edit in edits}) == len(edits)


@given(edited())
def test_edits_agree_with_the_naive_way(drawn: tuple[TracedText, list[Character]]) -> None:
    traced, known = drawn
    assert characters(traced) == known


@given(edited(), st.data())
def test_slices_and_spans_agree_with_the_naive_way(
    drawn: tuple[TracedText, list[Character]], data: st.DataObject
) -> None:
    traced, known = drawn
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(known)), st.integers(0, len(known)))))
    assert characters(traced.slice(start, end)) == known[start:end]
    assert traced.original_span(start, end) == naive_span(known, start, end)


@given(edited())
def test_the_map_survives_packing(drawn: tuple[TracedText, list[Character]]) -> None:
    traced, known = drawn
    assert characters(TracedText.from_bytes(traced.text, traced.to_bytes())) == known


@given(edited(), st.lists(st.integers(0, 20), max_size=6), st.text("-|", max_size=2))
def test_joined_slices_stay_within_what_they_were_cut_from(
    drawn: tuple[TracedText, list[Character]], places: list[int], separator: str
) -> None:
    traced, known = drawn
    cuts = sorted({0, len(known), *(min(place, len(known)) for place in places)})
    parts = [traced.slice(start, end) for start, end in pairwise(cuts)]
    joined = TracedText.join(parts, separator)
    assert joined.text == separator.join(part.text for part in parts)
    assert joined.original_span(0, len(joined.text)) == naive_span(known, 0, len(known))


def test_an_edit_stands_for_the_whole_span_it_replaced() -> None:
    traced = TracedText.from_original("區(qū)域的").edit([Edit(1, 5, ""), Edit(5, 7, "域")])
    assert characters(traced) == [("區", 0, 1), ("域", 5, 7)]


def test_an_edit_of_an_edit_leads_back_to_the_file() -> None:
    once = TracedText.from_original("a&lt;b").edit([Edit(1, 5, "<")])
    twice = once.edit([Edit(0, 2, "《")])
    assert characters(twice) == [("《", 0, 5), ("b", 5, 6)]


def test_insertions_stand_for_the_place_they_were_put_in_and_keep_their_order() -> None:
    traced = TracedText.from_original("ab").edit([Edit(1, 1, "z"), Edit(1, 1, "y"), Edit(2, 2, "!")])
    assert characters(traced) == [("a", 0, 1), ("z", 1, 1), ("y", 1, 1), ("b", 1, 2), ("!", 2, 2)]


def test_no_edits_give_the_same_text() -> None:
    traced = TracedText.from_original("甲")
    assert traced.edit([]) is traced


@pytest.mark.parametrize(
    ("edits", "named"),
    [
        ([Edit(0, 2, ""), Edit(1, 3, "")], "1:3"),
        ([Edit(0, 3, ""), Edit(1, 1, "x")], "1:1"),
        ([Edit(2, 4, "")], "2:4"),
        ([Edit(-1, 1, "")], "-1:1"),
        ([Edit(2, 1, "")], "2:1"),
    ],
)
def test_overlapping_and_outlying_edits_are_refused(edits: list[Edit], named: str) -> None:
    with pytest.raises(ValueError, match=f"edit {named} overlaps another or lies outside 3 characters"):
        TracedText.from_original("abc").edit(edits)


def test_a_separator_stands_for_the_gap() -> None:
    whole = TracedText.from_original("0123456789")
    joined = TracedText.join([whole.slice(2, 4), whole.slice(7, 9)], "\n\n")
    assert characters(joined) == [("2", 2, 3), ("3", 3, 4), ("\n", 4, 4), ("\n", 4, 4), ("7", 7, 8), ("8", 8, 9)]


def test_an_empty_part_does_not_lead_to_the_beginning_of_the_file() -> None:
    whole = TracedText.from_original("0123456789")
    joined = TracedText.join([whole.slice(4, 5), whole.slice(5, 5), whole.slice(6, 7)], "-")
    assert joined.text == "4--6"
    assert joined.original_span(0, 4) == (4, 7)
    assert TracedText.join([whole.slice(0, 0), whole.slice(6, 7)], "-").original_span(0, 2) == (6, 7)


def test_joining_nothing_gives_nothing() -> None:
    assert characters(TracedText.join([], "\n")) == []
    assert TracedText.join([TracedText.from_original(""), TracedText.from_original("")], "-").original_span(0, 1) == (
        0,
        0,
    )


def test_lengths_that_disagree_are_refused() -> None:
    with pytest.raises(ValueError, match="text of 2 characters with 1 starts and 1 ends"):
        TracedText("ab", np.zeros(1, dtype=np.int32), np.ones(1, dtype=np.int32))
    with pytest.raises(ValueError, match="text of 1 characters with 2 starts and 2 ends"):
        TracedText.from_bytes("a", TracedText.from_original("ab").to_bytes())


def test_damaged_bytes_are_refused() -> None:
    with pytest.raises(zlib.error, match="incorrect header"):
        TracedText.from_bytes("a", b"no zlib")


def test_an_article_finds_its_words_in_the_file() -> None:
    raw = "區(qū)域發(fā)展"
    traced = TracedText.from_original(raw).edit([Edit(1, 5, ""), Edit(7, 11, "")])
    article = Article("id", "title", traced.text, "source", raw=raw, traced=traced)
    assert article.text == "區域發展"
    assert [raw[slice(*article.raw_span(start, start + 1))] for start in range(4)] == ["區", "域", "發", "展"]
    assert raw[slice(*article.raw_span(0, 2))] == "區(qū)域"
    assert Article("id", "title", "text", "source").raw_span(1, 3) == (1, 3)
