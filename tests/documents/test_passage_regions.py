"""What articles and passages are about."""

from __future__ import annotations

import pytest

from documents.passage_regions import SHORT_TEXT, article_regions, passage_regions

FILLER = "人工智能产业持续发展。" * 60


@pytest.mark.parametrize(
    ("title", "text", "regions"),
    [
        ("江苏行动方案", FILLER, ("江苏",)),
        ("行动方案", "江苏。江苏。江苏。上海。" + FILLER, ("江苏",)),
        ("行动方案", "上海。江苏。江苏。上海。浙江。" + FILLER, ("上海", "江苏")),
        # Seldom beside the most frequent: 2 of 9 is less than a quarter.
        ("行动方案", "江苏。" * 9 + "上海。" * 2 + FILLER, ("江苏",)),
        ("行动方案", "江苏。" * 8 + "上海。" * 2 + FILLER, ("江苏", "上海")),
        ("上海赋能", "江苏。" * 8 + FILLER, ("上海", "江苏")),
        ("行动方案", "江苏省发布方案。", ("江苏",)),
        ("长三角竞速", FILLER, ("上海", "江苏", "浙江", "安徽")),
        ("长三角看江苏", FILLER, ("江苏",)),
        ("Jiangsu unveils AI action plan", FILLER, ("江苏",)),
        ("江蘇方案", FILLER, ("江苏",)),
        # The country: in the title, or more often named than any other; never beside a region in the title.
        ("全国行动方案", FILLER, ("全国",)),
        ("全国方案", "江苏。江苏。" + FILLER, ("全国", "江苏")),
        ("行动方案", "国家。" * 5 + "江苏。" * 2 + FILLER, ("全国", "江苏")),
        ("行动方案", "国家。" * 2 + "江苏。" * 2 + FILLER, ("江苏",)),
        ("江苏建设国家试验区", "国家。" * 9 + FILLER, ("江苏",)),
        ("行动方案", FILLER, ()),
        ("", "", ()),
    ],
)
def test_article_regions(title: str, text: str, regions: tuple[str, ...]) -> None:
    assert article_regions(title, text) == regions


def test_one_mention_is_enough_only_in_a_short_text() -> None:
    assert article_regions("", "江苏" + "字" * (SHORT_TEXT - 3)) == ("江苏",)
    assert article_regions("", "江苏" + "字" * (SHORT_TEXT - 2)) == ()


@pytest.mark.parametrize(
    ("text", "heading", "article", "regions"),
    [
        ("到2027年，普及率超过70%。", "", ("江苏",), ("江苏",)),
        ("到2027年，普及率超过70%。", "上海", ("江苏", "上海"), ("上海",)),
        ("南京提出目标。", "", ("江苏",), ("南京",)),
        ("南京提出目标。", "江苏", ("长三角",), ("南京", "江苏")),
        ("落实国家部署。", "", ("江苏",), ("江苏", "全国")),
        ("长三角协同发展。", "", ("江苏",), ("上海", "江苏", "浙江", "安徽")),
        ("长三角看上海。", "", ("江苏",), ("上海",)),
        ("我国在长三角布局。", "", (), ("上海", "江苏", "浙江", "安徽", "全国")),
        ("普及率超过70%。", "", (), ()),
    ],
)
def test_passage_regions(text: str, heading: str, article: tuple[str, ...], regions: tuple[str, ...]) -> None:
    assert passage_regions(text, heading, article) == regions
