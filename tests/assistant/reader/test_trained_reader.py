"""The reader as it is shipped: what it points at, and that precision does not change it."""

from __future__ import annotations

import pytest
import torch

from assistant.reader.reading import Reading
from assistant.reader.span_reader import SpanReader
from assistant.reader.weights import ReaderWeights
from index.e5_checkpoint import E5Checkpoint, find_checkpoint, read_checkpoint
from index.e5_encoder import E5Encoder
from index.e5_tokenizer import build_tokenizer

PASSAGE = (
    "江州市数据局局长陈一鸣在发布会上说，全市去年建成智能工厂47座。"
    "按照规划，到2029年，江州智能算力规模要超过12 EFLOPS，并培育30家以上人工智能龙头企业。"
)
QUESTIONS = {
    "江州去年建成多少座智能工厂？": "47座",
    "江州2029年的智能算力規模目標": "超过12 EFLOPS",
    "How many AI leading enterprises does Jiangzhou plan to foster?": "30家以上",
    "江州市数据局局长是谁？": "陈一鸣",
}


@pytest.fixture(scope="module")
def checkpoint() -> E5Checkpoint:
    path = find_checkpoint()
    assert path is not None
    return read_checkpoint(path)


def read(reader: SpanReader, question: str, passage: str = PASSAGE) -> Reading:
    (scores,) = reader.read(question, [("江州人工智能", passage)])
    return scores.best(0, len(passage))


def test_it_points_at_the_words_that_answer_and_knows_when_there_are_none(checkpoint: E5Checkpoint) -> None:
    reader = SpanReader.from_checkpoint(checkpoint)
    for question, expected in QUESTIONS.items():
        reading = read(reader, question)
        assert reading.span is not None
        said = PASSAGE[reading.span.start : reading.span.end]
        assert expected in said or said in expected, (question, said)
        assert reading.score > 0
    assert read(reader, "江州的人均绿地面积是多少？").score < 0
    assert read(reader, "江州去年建成多少座智能工厂？", "会议结束后，代表们参观了展厅。").score < 0


def test_both_precisions_read_alike(checkpoint: E5Checkpoint) -> None:
    trained = ReaderWeights(checkpoint)
    readers = [
        SpanReader(
            build_tokenizer(checkpoint.pieces),
            E5Encoder(checkpoint, tensor=trained.tensor, precision=precision),
            trained.head,
        )
        for precision in (torch.float32, torch.bfloat16)
    ]
    for question in QUESTIONS:
        exact, quick = (read(reader, question) for reader in readers)
        assert exact.span == quick.span
        assert exact.score == pytest.approx(quick.score, abs=1.0)
