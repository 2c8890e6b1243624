"""What of a sentence is held against its quote."""

from __future__ import annotations

import pytest

from assistant.language_model.plain_statement import plain_statement


@pytest.mark.parametrize(
    ("words", "quote", "statement"),
    [
        ("此外，江苏达到70%。", "", "江苏达到70%。"),
        ("语料券一年最多5000万元。", "每年最高5000万元。", "语料券最多5000万元。"),
        ("语料券一年最多5000万元。", "三年最高5000万元。", "语料券一年最多5000万元。"),
        ("他还建议苏州这样做。", "曾刚建议，苏州这样做。", "曾刚建议苏州这样做。"),
        ("至于苏州，他主张这样做。", "曾刚建议，苏州这样做。", "曾刚主张苏州这样做。"),
        ("曾刚的看法是，苏州应当这样做。", "", "曾刚认为，苏州应当这样做。"),
        ("他估计占三分之一。", "曾刚认为，约占三分之一。", "曾刚认为占三分之一。"),
        ("需要注意的是，资料表示没有数字。", "", "没有数字。"),
        ("目标是15万P，目前还不是已达成的数字。", "目标：15万P。", "目标是15万P。"),
        ("目标是15万P，目前还不是已达成的数字。", "已有15万P。", "目标是15万P，目前还不是已达成的数字。"),
        ("In his view, Suzhou should.", "", "He believes Suzhou should."),
        ("前十个月产了26万套。", "2025年1至10月，产量26万套。", "产了26万套。"),
        ("前三个月产了26万套。", "2025年1至10月，产量26万套。", "前三个月产了26万套。"),
        ("另一篇报道说是10个。", "另有报道说是10个。", "另报道说是10个。"),
        ("產業規模達到70%。", "", "产业规模达到70%。"),
        ("In addition, the two figures differ.", "", "figures differ."),
    ],
)
def test_what_says_nothing_of_the_matter_is_left_out(words: str, quote: str, statement: str) -> None:
    assert plain_statement(words, quote) == statement


def test_the_year_of_a_document_is_left_out_where_its_article_tells_of_it() -> None:
    article = "2024年11月出台总体工作方案。到2027年要求2000亿元。"
    assert (
        plain_statement("2024年的总体工作方案要求2000亿元。", "要求2000亿元。", article) == "总体工作方案要求2000亿元。"
    )
    assert plain_statement("2023年的总体工作方案要求2000亿元。", "要求2000亿元。", article).startswith("2023年")
