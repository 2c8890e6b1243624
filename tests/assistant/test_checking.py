"""Claims held against what they cite, before an answer is worded."""

from __future__ import annotations

import logging

import pytest

from assistant.checking import checked
from assistant.drafts import Claim, Draft, Layout
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import make_article

SENTENCE = "到2030年，江苏制造业企业智能体普及率超过90%。"
ARTICLE = make_article(SENTENCE, title="江苏智能体方案", regions=("江苏",), published="2025-03-01")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_what_the_quote_carries_stays(gazetteer: Gazetteer) -> None:
    evidence = make_evidence(ARTICLE, SENTENCE, answer="超过90%")
    draft = Draft(Layout.PARAGRAPHS, (Claim("超过90%", evidence), Claim(SENTENCE, evidence)), short=evidence)
    assert checked(draft, gazetteer) == draft


def test_words_that_say_something_else_give_way_to_their_sentence(
    gazetteer: Gazetteer, caplog: pytest.LogCaptureFixture
) -> None:
    evidence = make_evidence(ARTICLE, SENTENCE, answer="超过90%")
    draft = Draft(Layout.TABLE, (Claim("95%", evidence, row="江苏"),), rows=("江苏",))
    with caplog.at_level(logging.WARNING):
        assert checked(draft, gazetteer).claims == (Claim(SENTENCE, evidence, row="江苏"),)
    assert "95%" in caplog.text


def test_a_row_of_another_region_is_dropped(gazetteer: Gazetteer) -> None:
    evidence = make_evidence(ARTICLE, SENTENCE, answer="超过90%")
    draft = Draft(Layout.TABLE, (Claim("超过90%", evidence, row="广东"),), rows=("广东",), short=evidence)
    left = checked(draft, gazetteer)
    assert (left.claims, left.short, left.rows) == ((), None, ("广东",))
