"""Which passages a question is trained to find."""

from __future__ import annotations

from random import Random

import numpy as np

from documents import article_id
from documents.script import to_simplified
from tests.question_training.pool import Pool, Target, targets
from tests.question_training.train import QUESTIONS_OF_A_BATCH, drawn
from tests.reader_training.examples import Example, SourceText

TEXT = "江州建设算力中心。海州补贴企业。"
ELSEWHERE = "海州补贴企业。"
SOURCE = SourceText("made up", 0, "", TEXT)
POOL = Pool(
    articles=(article_id(TEXT), article_id(TEXT), article_id(ELSEWHERE)),
    texts=(TEXT[:9], TEXT[9:], ELSEWHERE),
    places=((0, 9), (9, 16), (0, 7)),
    vectors=np.eye(3, dtype=np.float32),
)


def test_the_passages_that_hold_the_answer_are_right_wherever_they_stand() -> None:
    asked = [
        Example("谁建设？", SOURCE, (0, 2), ("江州",)),
        Example("谁补贴？", SOURCE, (9, 11), ("海州",)),
        Example("跨越两段？", SOURCE, (5, 12), ("中心。海州补",)),
        Example("没有答案？", SOURCE, None, ()),
        Example("别处？", SourceText("made up", 1, "", "没有收录。"), (0, 2), ("没有",)),
    ]
    assert targets(asked, POOL) == [
        Target("谁建设？", (0,), (0, 1)),
        Target("谁补贴？", (1, 2), (0, 1)),
        Target("跨越两段？", (0, 1, 2), (0, 1)),
    ]


def test_a_part_of_the_pool_keeps_its_vectors() -> None:
    part = POOL.only([2, 0])
    assert (part.texts, part.places) == ((ELSEWHERE, TEXT[:9]), ((0, 7), (0, 9)))
    assert part.vectors.tolist() == [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]


def test_an_epoch_asks_each_question_at_most_once_in_either_script() -> None:
    found = [Target(f"第{number}個補貼？", (number,), (number,)) for number in range(2 * QUESTIONS_OF_A_BATCH + 1)]
    epoch = list(drawn(found, Random(1)))
    assert [len(group) for group in epoch] == [QUESTIONS_OF_A_BATCH] * 2
    asked = [one for group in epoch for one in group]
    assert len({one.right for one in asked}) == len(asked)
    assert all(to_simplified(one.question) == f"第{one.right[0]}个补贴？" for one in asked)
    assert 0 < sum("个补贴" in one.question for one in asked) < len(asked)
    assert [one.question for one in epoch[0]] == [one.question for one in next(drawn(found, Random(1)))]
