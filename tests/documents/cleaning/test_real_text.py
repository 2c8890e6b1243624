"""The real article, and news damaged on purpose."""

import re
from pathlib import Path

import numpy as np
import pytest

from documents.cleaning import clean
from documents.tracing import TracedText
from tests.documents.cleaning.measure_repair import NEWS, count_changes, edit_distance, measure, read_articles

ARTICLES = Path(__file__).parents[4] / "shared" / "article"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not NEWS.parents[1].exists(), reason="the shared data lies beside the checkout"),
]


def _raw() -> str:
    (path,) = ARTICLES.glob("*.txt")
    return path.read_text(encoding="utf-8")


def test_the_real_article_has_no_gloss_and_no_damage_left() -> None:
    cleaned = clean(TracedText.from_original(_raw()))
    text = cleaned.text.text
    assert (len(text), text.count("\n\n") + 1) == (3699, 24)
    assert re.findall(r"[a-zà-ǜ]*[à-ǜ][a-zà-ǜ]*", text) == []
    assert re.findall(r"[\ue000-\uf8ff\ufffd<^\\]|/p>", text) == []
    assert [text[match.start() - 7 : match.end()] for match in re.finditer(r"\?", text)] == ["避免同質化內卷?"]
    assert re.findall(r"\(([^)]*)\)", text) == [
        "2025-2027年",
        "2026-2028年",
        "以下簡稱《行動方案》",
        "人工智能數據中心",
        "“人造太陽”",
    ]
    assert text.count("“") == text.count("”")
    assert text.count("‘") == text.count("’")
    assert cleaned.counts["shifted_text"] == 10


def test_the_furniture_of_the_real_article_speaks() -> None:
    details = clean(TracedText.from_original(_raw())).details
    title = details.pop("title")
    assert (title[:2], title[-3:], len(title)) == ("城記", "競速賽", 26)
    assert details == {
        "publisher": "新華財經",
        "published": "2026-01-15",
        "dateline": "新華財經上海1月15日電",
        "author": "谷青竹",
        "editor": "李一帆",
    }


@pytest.mark.parametrize(
    ("right", "raw"),
    [
        ("能力。”曾剛說道", "能力?!痹鴦傉f道"),
        ("策略。“AI應用", "策略?!癆I應(yīng)用"),
        ("當地應用", "當(dāng)?shù)貞?yīng)用"),
        ("融入區域", "融入?yún)^(qū)域"),
        ("規模化商業化", "規(guī)模化商業(yè)化"),
    ],
)
def test_a_quote_is_found_in_the_article_as_it_came(right: str, raw: str) -> None:
    text = clean(TracedText.from_original(_raw())).text
    start = text.text.index(right)
    first, last = text.original_span(start, start + len(right))
    found = _raw()[first:last]
    assert found in raw
    assert len(found) >= len(raw) - len("(yīng)")


def test_damaged_news_is_repaired_in_both_scripts() -> None:
    articles = read_articles(NEWS, 60)
    for traditional in (True, False):
        measurement = measure(articles, traditional=traditional)
        assert measurement.total["gloss"] > 3000
        assert measurement.share("gloss") >= 0.99
        assert measurement.share("tag") >= 0.99
        assert measurement.share("shifted", "split") >= 0.9
        assert measurement.distance_before > 0.5 * measurement.characters
        assert measurement.distance_after < 0.005 * measurement.characters


def test_undamaged_news_comes_out_as_it_went_in() -> None:
    characters, changed, changes = count_changes(read_articles(NEWS, 300))
    assert characters > 150_000
    assert (changed, changes) == (0, [])


def test_the_distance_is_that_of_levenshtein() -> None:
    pairs = [("", "abc"), ("kitten", "sitting"), ("flaw", "lawn"), ("same", "same")]
    assert [edit_distance(first, second) for first, second in pairs] == [3, 3, 2, 0]
    assert np.array_equal([edit_distance("ab", ""), edit_distance("", "")], [2, 0])
