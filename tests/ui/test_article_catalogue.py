from dataclasses import replace

import pytest

from documents import Article
from tests.ui.fake_workbench import FakeWorkbench, make_article
from ui.article_catalogue import NO_REGION, UNDATED, Catalogue, Order, Wanted


def articles() -> list[Article]:
    return [
        make_article(
            "算力补贴办法", "一", "/x/补贴.md", publisher="苏州市工信局", published="2025-03-01", regions=("苏州",)
        ),
        make_article(
            "人工智慧行動方案",
            "二",
            "https://a.example/p/plan.html",
            publisher="浙江日报",
            published="2026-01-15",
            regions=("浙江",),
        ),
        make_article("全国规划", "三", "规划.pdf", published="2024-12-31", regions=("全国", "浙江")),
        make_article("随笔", "四", "随笔.txt"),
    ]


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(FakeWorkbench(kept=articles()))


def titles(catalogue: Catalogue, **wanted: object) -> list[str]:
    return [one.title for one in Wanted.of(wanted).choose(catalogue.entries())]


def test_the_newest_come_first_and_the_undated_last(catalogue: Catalogue) -> None:
    assert titles(catalogue) == ["人工智慧行動方案", "算力补贴办法", "全国规划", "随笔"]
    assert titles(catalogue, order="oldest") == ["全国规划", "算力补贴办法", "人工智慧行動方案", "随笔"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"words": "人工智慧"}, ["人工智慧行動方案"]),
        # Both scripts, all widths and cases; each word counts.
        ({"words": "行动 ＰＬＡＮ"}, ["人工智慧行動方案"]),
        ({"words": "补贴 浙江"}, []),
        ({"words": "苏州"}, ["算力补贴办法"]),
        ({"region": "江苏"}, ["算力补贴办法"]),
        ({"region": "浙江"}, ["人工智慧行動方案", "全国规划"]),
        ({"region": NO_REGION}, ["随笔"]),
        ({"publisher": "日報"}, ["人工智慧行動方案"]),
        ({"since": "2025-03-01"}, ["人工智慧行動方案", "算力补贴办法"]),
        ({"until": "2025-03-01"}, ["算力补贴办法", "全国规划"]),
        ({"since": "2025-01-01", "until": "2025-12-31"}, ["算力补贴办法"]),
        ({"region": "浙江", "until": "2024-12-31"}, ["全国规划"]),
    ],
)
def test_filters_hold_together(catalogue: Catalogue, wanted: dict[str, object], found: list[str]) -> None:
    assert titles(catalogue, **wanted) == found
    assert not Wanted.of(wanted).is_open


@pytest.mark.parametrize("given", [None, 3, [], {"words": 7, "region": None, "order": "sideways"}])
def test_what_is_no_choice_leaves_it_open(given: object) -> None:
    assert Wanted.of(given) == Wanted(order=Order.NEWEST)
    assert Wanted.of(given).is_open


def test_long_words_are_cut() -> None:
    assert len(Wanted.of({"words": "长" * 10_000}).words) == 200


def test_a_catalogue_is_read_again_only_when_asked() -> None:
    bench = FakeWorkbench(kept=articles())
    catalogue = Catalogue(bench)
    first = catalogue.entries()
    bench.kept.pop()
    assert catalogue.entries() is first
    catalogue.refresh()
    assert [one.id for one in catalogue.entries()] == [one.id for one in first[:-1]]
    # What is known is not made again.
    assert catalogue.entries()[0] is first[0]


@pytest.mark.parametrize(
    ("published", "month"), [("2026-05-07", "2026-05"), ("", UNDATED), ("2026", UNDATED), ("2026-13-01", UNDATED)]
)
def test_the_month_of_a_date(catalogue: Catalogue, published: str, month: str) -> None:
    assert replace(catalogue.entries()[0], published=published).month == month
