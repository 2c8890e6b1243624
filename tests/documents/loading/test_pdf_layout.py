"""Tests of the reading order of a page."""

from __future__ import annotations

from documents.loading.pdf_furniture import without_furniture
from documents.loading.pdf_layout import reading_order
from documents.loading.pdf_runs import PageRuns, Run


def run(text: str, left: float, baseline: float, *, width: float = 100) -> Run:
    return Run(0, left, left + width, baseline, 10, text)


def order(runs: list[Run]) -> list[str]:
    return [" ".join(item.text for item in block) for block in reading_order(runs)]


def test_three_columns_below_a_headline() -> None:
    runs = [run("head", 0, 700, width=340)]
    runs += [
        run(f"{name}{row}", left, 650 - 15 * row)
        for row in range(5)
        for name, left in zip("abc", (0, 120, 240), strict=True)
    ]
    assert order(runs) == ["head", "a0 a1 a2 a3 a4", "b0 b1 b2 b3 b4", "c0 c1 c2 c3 c4"]


def test_a_headline_between_parts_the_columns() -> None:
    upper = [run(f"{name}{row}", left, 650 - 15 * row) for row in range(5) for name, left in (("a", 0), ("b", 120))]
    lower = [run(f"{name}{row}", left, 450 - 15 * row) for row in range(5) for name, left in (("c", 0), ("d", 120))]
    middle = [run("head", 0, 500, width=220)]
    names = [block.split()[0] for block in order([*lower, *middle, *upper])]
    assert names == ["a0", "b0", "head", "c0", "d0"]


def test_a_table_of_narrow_cells_is_no_pair_of_columns() -> None:
    runs = [
        run(f"{name}{row}", left, 650 - 15 * row, width=30) for row in range(5) for name, left in (("a", 0), ("b", 90))
    ]
    assert order(runs) == ["a0 b0 a1 b1 a2 b2 a3 b3 a4 b4"]


def test_one_column_and_nothing() -> None:
    assert order([run("b", 0, 600), run("a", 0, 615)]) == ["a b"]
    assert order([]) == []


def test_heads_that_repeat_and_page_numbers_go() -> None:
    def page(number: int) -> PageRuns:
        runs = (
            run(f"安徽日报 {number} 版", 0, 790),
            run("正文", 0, 400),
            run("正文", 0, 60 + 10 * number),
            run(f"第 {number} 页 共 3 页", 0, 20),
        )
        return PageRuns("", runs, 800)

    kept = without_furniture([page(1), page(2), page(3)])
    assert [[item.text for item in runs] for runs in kept] == [["正文", "正文"]] * 3
