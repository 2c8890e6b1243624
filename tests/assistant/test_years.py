"""The years that sentences speak of."""

from __future__ import annotations

import pytest

from assistant.years import presence_of_years


@pytest.mark.parametrize(
    ("asked", "sentence", "published", "presence"),
    [
        ((), "2027年达到70%。", None, 0.0),
        (("2027",), "2027年达到70%。", None, 1.0),
        (("2027",), "２０２７年达到70%。", None, 1.0),
        (("2027",), "2030年达到90%。", "2027-01-01", -1.0),
        (("2027", "2030"), "2030年达到90%。", None, 0.0),
        # The year of publication, by what the sentence says of time.
        (("2023",), "上半年营收增长3.1%。", "2023-08-11", 1.0),
        (("2023",), "8月7日签约。", "2023-08-07 17:49", 1.0),
        (("2023",), "装机量达到7亿台。", "2023-08-11", 0.5),
        (("2022",), "去年研发投入170亿元。", "2023-08-11", 1.0),
        (("2023",), "去年研发投入170亿元。", "2023-08-11", 0.0),
        (("2022",), "营收比去年增长8%。", "2023-08-11", -1.0),
        (("2022",), "上半年增长8%。", "2023-08-11", -1.0),
        (("2023",), "上半年增长8%。", None, -1.0),
        # A date that is none says nothing.
        (("2023",), "上半年增长8%。", "23-08-11", -1.0),
        # A plan for some years is no figure for each.
        (("2027",), "《行动方案（2025—2027年）》要求2025年达到70%。", None, -1.0),
        # A figure is no year.
        (("2023",), "目前有2030家企业。", "2023-08-11", 1.0),
    ],
)
def test_sentences_and_years(asked: tuple[str, ...], sentence: str, published: str | None, presence: float) -> None:
    assert presence_of_years(asked, sentence, sentence, published) == presence


def test_what_stands_round_a_sentence_without_a_year_may_say_it() -> None:
    assert presence_of_years(("2027",), "达到70%。", "到2027年的目标。达到70%。", None) == 0.0
    assert presence_of_years(("2027",), "2030年达到90%。", "到2027年的目标。2030年达到90%。", None) == -1.0
