"""Every sentence that the questions over the bundled briefs name stands in the briefs, word for word."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from assistant.question_files import ExpectedAnswer, read_question_file
from documents.sentences import split_sentences

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "documents" / "corpus"
# Questions over the news of the public question sets, which are no part of the bundle.
OF_OTHER_ARTICLES = {"news_development", "news_development_2", "news_measured"}
FILES = [path for path in sorted(HERE.glob("*.jsonl")) if path.stem not in OF_OTHER_ARTICLES]

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def sentences_of_the_briefs() -> frozenset[str]:
    """Cut the briefs into their sentences."""
    texts = [path.read_text("utf-8") for path in CORPUS.glob("*.md")]
    return frozenset(text[span.start : span.end] for text in texts for span in split_sentences(text))


def named(expected: ExpectedAnswer) -> list[str]:
    """List all sentences that a question names."""
    return [one for equals in (*expected.sentences, expected.also) for one in equals]


@each_file
def test_every_sentence_stands_in_a_brief_and_is_named_once(path: Path) -> None:
    for expected in read_question_file(path).questions:
        assert set(named(expected)) - sentences_of_the_briefs() == set(), expected.question
        assert len(named(expected)) == len(set(named(expected))), expected.question


@each_file
def test_what_can_be_answered_has_a_sentence_and_nothing_else_has(path: Path) -> None:
    for expected in read_question_file(path).questions:
        assert bool(expected.sentences) is not (expected.refuse or expected.chat), expected.question
