"""The table of a comparison, filled row by row."""

from __future__ import annotations

from assistant.composers.comparison import LONGEST_CELL, ROW_CONFIDENCE, compose_comparison
from assistant.composers.rows import Row
from assistant.drafts import Claim, Draft, Layout
from assistant.evidence import Evidence
from assistant.finding import Findings
from assistant.question import understand
from documents.regions import Gazetteer
from tests.assistant.made_up_evidence import make_evidence
from tests.made_up_articles import ANHUI, JIANGSU, ZHEJIANG, make_article


def findings(question: str, *evidence: Evidence, answered: bool = True) -> Findings:
    return Findings(
        understand(question, Gazetteer.load()),
        (),
        evidence,
        2 * ROW_CONFIDENCE if answered else ROW_CONFIDENCE / 2,
        answered,
    )


def test_each_row_is_filled_by_its_own_question() -> None:
    rate, firms, laboratory = JIANGSU.text.split("\n")[0], ZHEJIANG.text.split("\n")[0], ANHUI.text.split("\n")[1]
    sure = make_evidence(JIANGSU, rate, answer="90%", read=0.0)
    unsure = make_evidence(ZHEJIANG, firms, answer="50家", read=-0.1)
    unread = make_evidence(ANHUI, laboratory)
    found = {
        "江苏？": findings("江苏？", sure, unsure),
        "浙江？": findings("浙江？", unsure, sure),
        "上海？": findings("上海？", sure, answered=False),
        "西藏？": findings("西藏？", answered=False),
        "安徽？": findings("安徽？", unread),
    }
    rows = [Row(question.removesuffix("？"), question) for question in found]
    draft, every = compose_comparison(rows, found.__getitem__, Gazetteer.load())
    assert draft == Draft(
        Layout.TABLE,
        (Claim("90%", sure, row="江苏"), Claim(firms, unsure, row="浙江"), Claim(laboratory, unread, row="安徽")),
        rows=("江苏", "浙江", "上海", "西藏", "安徽"),
    )
    assert every == list(found.values())


def test_words_too_long_for_a_cell_give_way_to_their_sentence() -> None:
    words = "甲" * (LONGEST_CELL + 1)
    article = make_article(f"计划{words}。")
    too_long = make_evidence(article, article.text, answer=words, read=1.0)
    fitting = make_evidence(article, article.text, answer=words[1:], read=1.0)
    found = {"一？": findings("一？", too_long), "二？": findings("二？", fitting)}
    draft, _ = compose_comparison([Row("一", "一？"), Row("二", "二？")], found.__getitem__, Gazetteer.load())
    assert [claim.text for claim in draft.claims] == [article.text, words[1:]]


def test_a_wide_row_holds_some_sentences_found_by_asking_for_an_overview() -> None:
    article = make_article(
        "江苏的算力中心去年底已经达到十二座之多。\n江苏计划到2027年让普及率超过70%。\n江苏每年向各类企业发放算力券两亿元以上。\n短。"
    )
    every = [make_evidence(article, line) for line in article.text.split("\n")]
    found = {
        "介绍一下江苏的人工智能政策": findings("介绍一下江苏的人工智能政策", *every),
        "江苏的普及率": findings("江苏的普及率", every[1]),
    }
    rows = [Row("江苏", "江苏的人工智能政策"), Row("率", "江苏的普及率")]
    draft, _ = compose_comparison(rows, found.__getitem__, Gazetteer.load())
    assert [(claim.row, claim.evidence) for claim in draft.claims] == [
        *(("江苏", one) for one in every[:3]),
        ("率", every[1]),
    ]


def test_a_row_is_not_filled_with_what_is_told_otherwise_than_asked_or_stands_elsewhere() -> None:
    article = make_article("目标：到2027年，江苏要求算力达到9万P。\n江苏已建成算力2万P。\n江苏已建成算力3万P。")
    target, reached, part = (
        make_evidence(article, line, answer=words, read=1.0, kind=1.0, **more)
        for line, words, more in zip(
            article.text.split("\n"), ("9万P", "2万P", "3万P"), ({}, {}, {"regions": -0.5}), strict=True
        )
    )
    question = "江苏目前已建成多少P算力？"
    draft, _ = compose_comparison(
        [Row("江苏", question)], lambda text: findings(text, target, part, reached), Gazetteer.load()
    )
    assert [claim.evidence for claim in draft.claims] == [reached]
    empty, _ = compose_comparison([Row("江苏", question)], lambda text: findings(text, target), Gazetteer.load())
    assert empty.claims == ()


def test_no_rows_are_an_empty_table() -> None:
    assert compose_comparison([], lambda question: findings(question), Gazetteer.load()) == (
        Draft(Layout.TABLE, ()),
        [],
    )


def test_a_row_with_the_form_asked_for_that_is_measured_as_another_needs_less_confidence() -> None:
    article = make_article("江苏的基金有20亿元。\n浙江的基金有30亿元。\n安徽的基金有90家企业。")
    first, second, third = article.text.split("\n")
    sure = make_evidence(article, first, answer="20亿元", read=0.0, regions=1.0, kind=1.0)
    unsure = make_evidence(article, second, answer="30亿元", read=-0.1, regions=1.0, kind=1.0)
    otherwise = make_evidence(article, third, answer="90家", read=-0.1, regions=1.0, kind=1.0)
    found = {
        "江苏的基金？": findings("江苏的基金？", sure),
        "浙江的基金？": findings("浙江的基金？", unsure, answered=False),
        "安徽的基金？": findings("安徽的基金？", otherwise, answered=False),
    }
    rows = [Row(question[:2], question) for question in found]
    draft, _ = compose_comparison(rows, found.__getitem__, Gazetteer.load())
    assert [(claim.row, claim.evidence) for claim in draft.claims] == [("江苏", sure), ("浙江", unsure)]


def test_all_that_is_given_out_and_the_most_for_one_stand_in_whole_sentences() -> None:
    article = make_article("江苏发放6亿元算力券。\n浙江的企业最高补助800万元。")
    first, second = article.text.split("\n")
    total = make_evidence(article, first, answer="6亿元", read=1.0)
    most = make_evidence(article, second, answer="800万元", read=1.0)
    found = {"江苏的补贴？": findings("江苏的补贴？", total), "浙江的补贴？": findings("浙江的补贴？", most)}
    rows = [Row(question[:2], question) for question in found]
    draft, _ = compose_comparison(rows, found.__getitem__, Gazetteer.load())
    assert [claim.text for claim in draft.claims] == [first, second]


def test_words_with_several_figures_stand_in_their_sentence() -> None:
    article = make_article("江苏产销分别增长78.5%和82.9%。\n浙江增长37%。")
    several, one = article.text.split("\n")
    found = {
        "江苏？": findings("江苏？", make_evidence(article, several, answer="78.5%和82.9%", read=1.0)),
        "浙江？": findings("浙江？", make_evidence(article, one, answer="37%", read=1.0)),
    }
    draft, _ = compose_comparison([Row("江苏", "江苏？"), Row("浙江", "浙江？")], found.__getitem__, Gazetteer.load())
    assert [claim.text for claim in draft.claims] == [several, "37%"]


def test_an_aspect_is_filled_only_from_a_passage_that_names_it() -> None:
    article = make_article("京东净营收为2879亿元。\n三星SDI的营收为12.6亿元。\n大模型有300个。")
    other, own, models = article.text.split("\n")
    found = {
        "LG？": findings("LG？", make_evidence(article, other, answer="2879亿元", read=1.0)),
        "三星？": findings("三星？", make_evidence(article, own, answer="12.6亿元", read=1.0)),
        "large models?": findings("large models?", make_evidence(article, models, answer="300个", read=1.0)),
    }
    headings = {"LG？": "LG", "三星？": "三星", "large models?": "large models"}
    rows = [Row(headings[question], question, is_aspect=True) for question in found]
    draft, _ = compose_comparison(rows, found.__getitem__, Gazetteer.load())
    assert [claim.row for claim in draft.claims] == ["三星", "large models"]
