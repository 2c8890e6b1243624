"""The replies with faults are what they are said to be."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from tests.assistant.language_model.briefs import brief
from tests.assistant.language_model.replies import (
    FAULTS,
    FILES,
    HELD_OUT,
    FaultyReply,
    RepliedSentence,
    read_replies,
)

OF_NO_SOURCE = ("instruction followed", "leaked prompt or key", "link or markup")
LEAST_REPLIES = 150
LEAST_HELD_OUT = 50
LEAST_OF_A_FAULT = 10
SHARE_SOUND = (0.5, 0.65)
_MARKERS = re.compile(r"\[(\d+)\]")

# Headings, and the numbers of a list.
_LAYOUT = re.compile(r"^\*\*[^*\n]+\*\*$|^\d\. ", re.MULTILINE)

ALL = [reply for path in FILES for reply in read_replies(path)]


def test_there_are_enough_replies_of_each_fault_and_more_than_half_of_the_sentences_are_sound() -> None:
    counts = Counter(sentence.fault for reply in ALL for sentence in reply.sentences)
    assert len(ALL) >= LEAST_REPLIES
    assert {fault for fault in counts if fault} == set(FAULTS)
    assert [fault for fault in FAULTS if counts[fault] < LEAST_OF_A_FAULT] == []
    assert SHARE_SOUND[0] <= counts[""] / counts.total() <= SHARE_SOUND[1]


def test_only_replies_with_an_odd_digest_are_held_out() -> None:
    digests = [int(sha256(one.reply.encode()).hexdigest(), 16) for one in read_replies(HELD_OUT)]
    assert len(digests) >= LEAST_HELD_OUT
    assert {digest % 2 for digest in digests} == {1}


def test_no_reply_is_there_twice() -> None:
    counts = Counter(reply.reply for reply in ALL)
    assert [text for text, count in counts.items() if count > 1] == []


def test_the_numbered_sentences_and_passages_stand_in_the_briefs_but_for_the_planted_ones() -> None:
    wrong = [
        (reply.question, source.text)
        for reply in ALL
        for source in reply.sources
        if (source.text in brief(source.article).text) == source.planted
    ]
    assert wrong == []


def test_a_reply_is_its_sentences_in_their_order() -> None:
    assert [reply.reply for reply in ALL if _LAYOUT.sub("", between_sentences(reply)).strip(" \n-")] == []
    assert {len(reply.sentences) for reply in ALL} <= {2, 3, 4, 5, 6}


def test_markers_are_missing_or_out_of_range_only_where_that_is_the_fault() -> None:
    wrong = Counter(
        sentence.fault for reply in ALL for sentence in reply.sentences if not has_fitting_markers(reply, sentence)
    )
    assert wrong == Counter()


def has_fitting_markers(reply: FaultyReply, sentence: RepliedSentence) -> bool:
    """Tell whether markers are missing or out of range only in a sentence of a fault that has none, or such ones."""
    markers = [int(number) for number in _MARKERS.findall(sentence.text)]
    is_outside = any(not 1 <= marker <= len(reply.sources) for marker in markers)
    if is_outside != (sentence.fault == "marker out of range") and sentence.fault != "instruction followed":
        return False
    return bool(markers) or sentence.fault in ("no marker", *OF_NO_SOURCE)


def between_sentences(reply: FaultyReply) -> str:
    """Give what of a reply stands in none of its sentences."""
    between, rest = "", reply.reply
    for sentence in reply.sentences:
        before, _, rest = rest.partition(sentence.text)
        between += before
    return between + rest
