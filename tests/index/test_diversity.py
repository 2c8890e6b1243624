"""Which hits are chosen, spelt out."""

from __future__ import annotations

from documents import Passage
from index.diversity import diversify

JIANGSU, ZHEJIANG, ANHUI = frozenset({"江苏", "苏州"}), frozenset({"浙江"}), frozenset({"安徽"})
SENTENCE = "到2027年应用普及率要达到70%以上，产业规模要超过一万亿元，建成一百个园区。"


def passage(number: int, text: str, *regions: str) -> Passage:
    return Passage(f"p-{number}", "a", text, 0, len(text), regions=regions)


def test_a_repetition_is_left_out_and_another_figure_is_not() -> None:
    passages = {
        1: passage(1, SENTENCE),
        2: passage(2, SENTENCE.replace("要达到", "将达到")),
        3: passage(3, SENTENCE.replace("70%", "80%")),
        4: passage(4, "算力券由市里发放，企业可以按合同额申领补助，最高五百万元。"),
    }
    ranked = [(1, 4.0), (2, 3.0), (3, 2.0), (4, 1.0)]
    assert diversify(ranked, passages, 3, ()) == [(1, 4.0), (3, 2.0), (4, 1.0)]


def test_the_same_words_on_another_region_are_no_repetition() -> None:
    passages = {1: passage(1, SENTENCE, "江苏"), 2: passage(2, SENTENCE, "浙江"), 3: passage(3, SENTENCE, "江苏")}
    assert diversify([(1, 3.0), (2, 2.0), (3, 1.0)], passages, 3, ()) == [(1, 3.0), (2, 2.0)]


def test_each_region_asked_for_has_its_best_passage() -> None:
    texts = ["普及率目标甲乙丙。", "算力规模子丑寅。", "产业基金天地人。", "数据要素金木水。", "人才引进东南西。"]
    about = ["苏州", "江苏", "江苏", "浙江", "浙江"]
    passages = {n: passage(n, text, region) for n, (text, region) in enumerate(zip(texts, about, strict=True), start=1)}
    ranked = [(1, 5.0), (2, 4.0), (3, 3.0), (4, 2.0), (5, 1.0)]
    assert diversify(ranked, passages, 3, [JIANGSU, ZHEJIANG]) == [(1, 5.0), (2, 4.0), (4, 2.0)]
    assert diversify(ranked, passages, 3, [JIANGSU]) == [(1, 5.0), (2, 4.0), (3, 3.0)]
    assert diversify(ranked, passages, 2, [JIANGSU, ZHEJIANG, ANHUI]) == [(1, 5.0), (4, 2.0)]


def test_nothing_is_chosen_from_nothing() -> None:
    assert diversify([], {}, 5, [JIANGSU, ZHEJIANG]) == []
