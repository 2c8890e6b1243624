"""The replies with faults are what they are said to be."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from hashlib import sha256

from documents.sentences import split_sentences
from documents.splitting import split
from tests.assistant.language_model.briefs import brief
from tests.assistant.language_model.replies import (
    FAULTS,
    FILES,
    HELD_OUT_PASSAGE_REPLIES,
    PASSAGE_REPLIES,
    FaultyReply,
    read_replies,
)

LEAST_REPLIES = 150
LEAST_OF_A_FAULT = 10
SHARE_SOUND = (0.45, 0.6)
_MARKERS = re.compile(r"\[(\d+)\]")

ALL = [reply for path in FILES for reply in read_replies(path)]


def test_there_are_enough_replies_of_each_fault_and_about_half_of_the_sentences_are_sound() -> None:
    counts = Counter(sentence.fault for reply in ALL for sentence in reply.sentences)
    assert len(ALL) >= LEAST_REPLIES
    assert {fault for fault in counts if fault} == set(FAULTS)
    assert [fault for fault in FAULTS if counts[fault] < LEAST_OF_A_FAULT] == []
    assert SHARE_SOUND[0] <= counts[""] / counts.total() <= SHARE_SOUND[1]


def test_of_the_second_set_the_odd_half_is_held_out() -> None:
    for path in (PASSAGE_REPLIES, HELD_OUT_PASSAGE_REPLIES):
        digests = [int(sha256(one.reply.encode()).hexdigest(), 16) for one in read_replies(path)]
        assert {digest % 2 for digest in digests} == {path is HELD_OUT_PASSAGE_REPLIES}


def test_no_reply_is_there_twice() -> None:
    counts = Counter(reply.reply for reply in ALL)
    assert [text for text, count in counts.items() if count > 1] == []


def test_the_numbered_sentences_and_passages_stand_in_the_briefs_but_for_the_planted_ones() -> None:
    wrong = [
        (reply.question, source.text)
        for reply in ALL
        for source in reply.sources
        if (source.text in texts_of(source.article)) == source.planted
    ]
    assert wrong == []


def test_a_reply_is_its_sentences_in_their_order() -> None:
    assert [reply.reply for reply in ALL if between_sentences(reply).strip(" \n-")] == []
    assert {len(reply.sentences) for reply in ALL} <= {2, 3, 4, 5, 6}


def test_markers_are_missing_or_out_of_range_only_where_that_is_the_fault() -> None:
    for reply in ALL:
        for sentence in reply.sentences:
            markers = [int(number) for number in _MARKERS.findall(sentence.text)]
            is_outside = any(not 1 <= marker <= len(reply.sources) for marker in markers)
            assert is_outside or sentence.fault != "marker out of range", sentence.text
            assert not is_outside or sentence.fault in ("marker out of range", "instruction followed"), sentence.text
            assert markers or sentence.fault in ("no marker", "instruction followed"), sentence.text


@cache
def texts_of(name: str) -> frozenset[str]:
    """Give the sentences and the passages of a brief."""
    text = brief(name).text
    sentences = (text[start:end] for start, end in split_sentences(text))
    return frozenset((*sentences, *(one.text for one in split(brief(name)))))


def between_sentences(reply: FaultyReply) -> str:
    """Give what of a reply stands in none of its sentences."""
    between, rest = "", reply.reply
    for sentence in reply.sentences:
        before, _, rest = rest.partition(sentence.text)
        between += before
    return between + rest
