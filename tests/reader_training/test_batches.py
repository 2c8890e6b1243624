"""Batches for training, of made-up questions and a tiny tokenizer that knows every character."""

from __future__ import annotations

import pytest
import torch
from tokenizers import Tokenizer

from assistant.reader.inputs import ReaderInput
from documents.sentences import Span
from index.e5_tokenizer import build_tokenizer
from tests.reader_training.batches import TOKENS, Batch, answer_tokens, epoch_batches
from tests.reader_training.examples import Example, SourceText

BEGIN, PADDING, END = 0, 1, 2
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
CHARACTERS = "▁?问题目前后文甲乙丙丁戊己庚辛壬癸"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    pieces = [(piece, 0.0 if piece in SPECIAL else -1.0) for piece in (*SPECIAL, *CHARACTERS)]
    return build_tokenizer(pieces)


def example(number: int, *, answered: bool = True) -> Example:
    """Make a question with an answer of its own at a place of its own, in a text with no end of sentence."""
    answer = CHARACTERS[8 + number % 10] * 2
    text = f"{'前' * (3 + 7 * number)}{answer}{'后' * (5 + 11 * number % 90)}"
    place = (text.index(answer), text.index(answer) + 2) if answered else None
    return Example(f"问{answer}", SourceText("made-up", number, "题目", text), place, (answer,) if answered else ())


def decoded(tokenizer: Tokenizer, ids: list[int]) -> str:
    return "".join(str(tokenizer.id_to_token(number)) for number in ids)


EXAMPLES = [example(number) for number in range(40)]


def test_labels_point_at_the_tokens_of_the_answer(tokenizer: Tokenizer) -> None:
    seen = set()
    for batch in epoch_batches(EXAMPLES, {}, tokenizer, "1"):
        for ids, allowed, start, end in zip(batch.ids, batch.allowed, batch.starts, batch.ends, strict=True):
            said = decoded(tokenizer, ids[start : end + 1].tolist())
            question = decoded(tokenizer, ids[1:5].tolist())
            assert question == f"▁问{said}"
            assert allowed[start : end + 1].all()
            seen.add(question)
    assert seen == {f"▁{one.question}" for one in EXAMPLES}


def test_a_question_without_an_answer_is_labelled_as_such(tokenizer: Tokenizer) -> None:
    unanswered = [example(number, answered=False) for number in range(3)]
    (batch,) = epoch_batches(unanswered, {}, tokenizer, "1")
    assert (batch.starts.tolist(), batch.ends.tolist()) == ([0, 0, 0], [0, 0, 0])
    assert batch.allowed[:, 0].all()


def test_passages_found_by_the_search_are_read_as_holding_no_answer(tokenizer: Tokenizer) -> None:
    found = {one.question: [("题目", "文")] for one in EXAMPLES}
    batches = epoch_batches(EXAMPLES, found, tokenizer, "1")
    starts = torch.cat([batch.starts for batch in batches])
    assert len(EXAMPLES) < len(starts) < 2 * len(EXAMPLES)
    assert int((starts > 0).sum()) == len(EXAMPLES)


def test_padding_is_neither_text_nor_an_answer(tokenizer: Tokenizer) -> None:
    batches = epoch_batches(EXAMPLES, {}, tokenizer, "1")
    assert len(batches) > 1
    for batch in batches:
        assert batch.ids.shape == batch.attention.shape == batch.allowed.shape
        assert batch.ids.numel() <= TOKENS or len(batch.ids) == 1
        lengths = batch.attention.sum(dim=1).tolist()
        assert max(lengths) == batch.ids.shape[1]
        for ids, attention, allowed, length in zip(batch.ids, batch.attention, batch.allowed, lengths, strict=True):
            assert (ids[0], ids[length - 1]) == (BEGIN, END)
            assert (ids[length:] == PADDING).all()
            assert attention.tolist() == [1] * length + [0] * (len(ids) - length)
            # <s>, and the passage between the last two </s>.
            places = allowed.nonzero().flatten().tolist()
            assert places == [0, *range(places[1], length - 1)]
            assert decoded(tokenizer, ids[places[1] : places[1] + 3].tolist()).lstrip("▁").startswith("前前")


def test_the_same_seed_gives_the_same_batches(tokenizer: Tokenizer) -> None:
    def same(first: list[Batch], second: list[Batch]) -> bool:
        return len(first) == len(second) and all(
            one.shape == other.shape and torch.equal(one, other)
            for pair in zip(first, second, strict=True)
            for one, other in zip(*pair, strict=True)
        )

    found = {one.question: [("题目", "文")] for one in EXAMPLES}
    assert same(epoch_batches(EXAMPLES, found, tokenizer, "1"), epoch_batches(EXAMPLES, found, tokenizer, "1"))
    assert not same(epoch_batches(EXAMPLES, found, tokenizer, "1"), epoch_batches(EXAMPLES, found, tokenizer, "2"))


READ = ReaderInput(ids=[0, 9, 2, 2, 10, 11, 12, 13, 2], first=5, starts=[0, 2, 5], ends=[2, 5, 6])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Span(0, 2), (5, 5)),
        (Span(2, 6), (6, 7)),
        # Tokens that hold more than the answer are taken whole.
        (Span(1, 3), (5, 6)),
        (Span(3, 4), (6, 6)),
        # The input ends before the answer does.
        (Span(5, 7), None),
        (Span(6, 8), None),
    ],
)
def test_the_tokens_of_an_answer(answer: Span, expected: tuple[int, int] | None) -> None:
    assert answer_tokens(READ, answer) == expected


def test_an_answer_that_was_cut_off_is_left_out(tokenizer: Tokenizer) -> None:
    text = "前" * 590 + "甲甲"
    late = Example("问甲甲", SourceText("made-up", 0, "", text), (590, 592), ("甲甲",))
    batches = epoch_batches([late, example(1)], {}, tokenizer, "1")
    assert [len(batch.ids) for batch in batches] == [1]
