"""The answer to a question for a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.composers.listing import ListOptions, compose_list, of_places
from assistant.drafts import Claim, Draft, Layout
from documents import Passage
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import ANHUI, make_article

OPTIONS = ListOptions(longest=4, margin=1.0, margin_read=2.0, margin_near=4.0, read=0.0, near=12)
ARTICLE = make_article("一是建设算力中心。二是发放算力券。三是培育企业。四是开放场景。")
SENTENCES = tuple(f"{sentence}。" for sentence in ARTICLE.text.split("。")[:-1])
OTHER = ANHUI.text.split("\n")[1]


@pytest.mark.parametrize(("items", "sentences"), [(0, 1), (2, 1), (3, 2)])
def test_fewer_items_than_asked_for_are_no_whole_list(items: int, sentences: int) -> None:
    article = make_article("欧盟、美国是前两大伙伴。东盟是第三大伙伴。")
    first, second = (f"{one}。" for one in article.text.split("。")[:-1])
    best = make_evidence(article, first, 9.0, answer="欧盟、美国", read=1.0)
    other = make_evidence(article, second, 7.0, answer="东盟", read=0.5)
    assert len(compose_list([best, other], items=items).claims) == sentences


def test_of_places_neither_the_country_nor_those_without_it_are_listed() -> None:
    article = make_article("江苏定为90%以上。\n浙江没有写这一目标。\n国务院要求全国超过90%。")
    here, without, country = (
        make_evidence(article, sentence, about=(place,))
        for sentence, place in zip(article.text.split("\n"), ("江苏", "浙江", "全国"), strict=True)
    )
    assert of_places([country, without, here]) == [here]
    assert of_places([country]) == [country]


def test_one_sentence_is_no_list() -> None:
    best = make_evidence(ARTICLE, SENTENCES[0], 9.0, answer="算力中心", read=-0.5)
    assert compose_list([best], OPTIONS) == Draft(Layout.PARAGRAPHS, (Claim(SENTENCES[0], best),), short=best)
    unread = replace(best, answer=None)
    assert compose_list([unread], OPTIONS) == Draft(Layout.PARAGRAPHS, (Claim(SENTENCES[0], unread),))


def test_items_stand_in_the_order_of_their_article_and_the_best_article_comes_first() -> None:
    third = make_evidence(ARTICLE, SENTENCES[2], 9.0, answer="企业", read=1.0)
    elsewhere = make_evidence(ANHUI, OTHER, 8.9)
    first = make_evidence(ARTICLE, SENTENCES[0], 8.5)
    assert compose_list([third, elsewhere, first], OPTIONS) == Draft(
        Layout.ITEMS, (Claim(SENTENCES[0], first), Claim(SENTENCES[2], third), Claim(OTHER, elsewhere))
    )


@pytest.mark.parametrize("measure", ["regions", "kind"])
def test_what_is_elsewhere_or_of_another_form_does_not_belong(measure: str) -> None:
    best = make_evidence(ARTICLE, SENTENCES[0], 9.0, read=1.0, **{measure: 1.0})
    other = make_evidence(ARTICLE, SENTENCES[1], 9.0, read=1.0, **{measure: -1.0})
    assert compose_list([best, other], OPTIONS).claims == (Claim(SENTENCES[0], best),)


@pytest.mark.parametrize(
    ("score", "read", "sentence", "belongs"),
    [
        # Within 12 characters of the best one, which begins 9 characters before.
        (5.0, -0.1, 1, True),
        (4.9, 0.0, 1, False),
        # Read, but 17 characters away.
        (7.0, 0.0, 2, True),
        (6.9, 0.0, 2, False),
        # Neither read nor near.
        (8.0, -0.1, 2, True),
        (7.9, -0.1, 2, False),
    ],
)
def test_what_is_read_may_be_further_behind_and_what_is_near_further_still(
    score: float, read: float, sentence: int, belongs: bool
) -> None:
    assert [ARTICLE.text.index(one) for one in SENTENCES[:3]] == [0, 9, 17]
    best = make_evidence(ARTICLE, SENTENCES[0], 9.0)
    one = make_evidence(ARTICLE, SENTENCES[sentence], score, read=read)
    expected = [Claim(SENTENCES[0], best), Claim(SENTENCES[sentence], one)][: 2 if belongs else 1]
    assert compose_list([best, one], OPTIONS).claims == tuple(expected)


def test_near_is_under_the_same_heading_of_the_same_article() -> None:
    best = make_evidence(ARTICLE, SENTENCES[0], 9.0)
    under = Passage("p", ARTICLE.id, ARTICLE.text, 0, len(ARTICLE.text), heading="别的")
    other_heading = make_evidence(ARTICLE, SENTENCES[1], 5.0, passage=under, read=1.0)
    other_article = make_evidence(ANHUI, ANHUI.text.split("\n")[0], 5.0, read=1.0)
    assert compose_list([best, other_heading, other_article], OPTIONS).claims == (Claim(SENTENCES[0], best),)


def test_the_best_are_kept_where_there_are_too_many() -> None:
    evidence = [make_evidence(ARTICLE, one, 9.0 - number / 10) for number, one in enumerate(SENTENCES[::-1])]
    options = ListOptions(longest=2, margin=1.0, margin_read=2.0, margin_near=4.0, read=0.0, near=12)
    assert [claim.text for claim in compose_list(evidence, options).claims] == list(SENTENCES[2:])


def test_what_names_less_of_the_question_does_not_belong() -> None:
    best = make_evidence(ARTICLE, SENTENCES[0], 9.0)
    vague = make_evidence(ARTICLE, SENTENCES[1], 8.9, read=0.2, coverage=OPTIONS.covered - 0.1)
    assert compose_list([best, vague], OPTIONS).claims == (Claim(SENTENCES[0], best),)
    surely = make_evidence(ARTICLE, SENTENCES[1], 8.9, read=0.3, coverage=0.0)
    assert [claim.evidence for claim in compose_list([best, surely], OPTIONS).claims] == [best, surely]


def test_words_that_are_a_list_by_themselves_are_the_whole_of_it() -> None:
    article = make_article("重点是算力、数据和模型。还要培育企业、开放场景。")
    first, second = (f"{sentence}。" for sentence in article.text.split("。")[:-1])
    whole = make_evidence(article, first, 9.0, answer="算力、数据和模型", read=1.0)
    behind = make_evidence(article, second, 8.4, answer="企业、开放场景", read=1.0)
    assert compose_list([whole, behind], OPTIONS).claims == (Claim(first, whole),)
    beside = replace(behind, score=8.5)
    assert [claim.evidence for claim in compose_list([whole, beside], OPTIONS).claims] == [whole, beside]
    # With a clause of its own it is none.
    clause = replace(whole, answer=None)
    assert len(compose_list([clause, behind], OPTIONS).claims) == 2
