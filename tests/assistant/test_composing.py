"""Which sentences an answer is made of."""

from __future__ import annotations

from assistant.composing import ComposingOptions, select
from assistant.evidence import Evidence, Features
from tests.made_up_articles import JIANGSU, lines_as_passages

OPTIONS = ComposingOptions(longest=2, margin=0.5, margin_of_regions=3.0)


def evidence(score: float, *regions: str) -> Evidence:
    passage = lines_as_passages(JIANGSU)[0]
    return Evidence(JIANGSU, passage, 0, 1, Features(0, 0, 0, 0, 0, 0, 0), score, frozenset(regions))


def test_the_best_and_those_nearly_as_good_are_chosen() -> None:
    first, second, third, far = evidence(9.0), evidence(8.8), evidence(8.7), evidence(8.0)
    assert select([first, far], OPTIONS) == [first]
    assert select([first, second, third, far], OPTIONS) == [first, second]
    assert select([], OPTIONS) == []


def test_each_of_several_regions_has_its_best_sentence_unless_it_is_far_behind() -> None:
    jiangsu, again, nanjing, zhejiang = (
        evidence(9.0, "江苏"),
        evidence(8.9, "江苏"),
        evidence(7.0, "南京"),
        evidence(5.0, "浙江"),
    )
    ordered = [jiangsu, again, nanjing, zhejiang]
    assert select(ordered, OPTIONS, ["江苏"]) == [jiangsu, again]
    assert select(ordered, OPTIONS, ["南京", "江苏"]) == [jiangsu, again, nanjing]
    assert select(ordered, OPTIONS, ["江苏", "浙江"]) == [jiangsu, again]
