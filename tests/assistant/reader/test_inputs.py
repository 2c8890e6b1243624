"""Questions and passages as tokens, with the real tokenizer."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from assistant.reader.inputs import LONGEST_INPUT, LONGEST_QUESTION, ReaderInput, reader_inputs
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.e5_tokenizer import build_tokenizer

QUESTION = "江苏的普及率是多少？"
CONTEXT = "江苏：制造业里的智能体"
PASSAGE = "到2030年，江苏制造业企业智能体普及率达到90%。"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    path = find_checkpoint()
    assert path is not None
    return build_tokenizer(read_checkpoint(path).pieces)


def join(tokenizer: Tokenizer, question: str, context: str, passage: str) -> ReaderInput:
    (read,) = reader_inputs(tokenizer, [question], [(context, passage)])
    return read


def token(tokenizer: Tokenizer, number: int) -> str:
    return str(tokenizer.id_to_token(number))


def test_question_and_text_are_joined_as_the_model_knows_pairs(tokenizer: Tokenizer) -> None:
    read = join(tokenizer, QUESTION, CONTEXT, PASSAGE)
    assert list(read.ids) == tokenizer.encode(QUESTION, f"{CONTEXT}\n{PASSAGE}").ids
    # <s> question </s></s> context, then as many tokens as the passage has.
    inside = [token(tokenizer, number) for number in read.ids[read.first : -1]]
    assert "".join(inside).replace("▁", "").replace(",", "，") == PASSAGE
    assert len(read.starts) == len(read.ends) == len(inside)


@pytest.mark.parametrize("context", ["", CONTEXT, "Jiangsu's plan", "“甲” ", "\n"])
@pytest.mark.parametrize(
    "passage",
    [
        PASSAGE,
        "Jiangsu will have 50 firms by 2030.",
        "臺灣的半導體產業鏈完整，晶圓代工佔六成。",
        "⑴ 面积１２㎏～15㎡。",
    ],
)
def test_tokens_stand_for_the_characters_of_the_passage_from_its_beginning_on(
    tokenizer: Tokenizer, context: str, passage: str
) -> None:
    read = join(tokenizer, QUESTION, context, passage)
    assert (read.starts[0], read.ends[-1]) == (0, len(passage))
    held = {place for start, end in zip(read.starts, read.ends, strict=True) for place in range(start, end)}
    assert {place for place in range(len(passage)) if not passage[place].isspace()} <= held <= {*range(len(passage))}
    assert list(read.starts) == sorted(read.starts)
    assert read.first + len(read.starts) + 1 == len(read.ids)


def test_a_word_is_found_by_its_characters(tokenizer: Tokenizer) -> None:
    read = join(tokenizer, QUESTION, CONTEXT, PASSAGE)
    start = PASSAGE.index("90%")
    tokens = [
        token(tokenizer, read.ids[read.first + number])
        for number, (begin, end) in enumerate(zip(read.starts, read.ends, strict=True))
        if start <= begin and end <= start + 3
    ]
    assert "".join(tokens) == "90%"


def test_both_scripts_are_read_alike(tokenizer: Tokenizer) -> None:
    simplified = join(tokenizer, "江苏的普及率？", "标题", "智能体达到90%。")
    assert join(tokenizer, "江蘇的普及率？", "標題", "智能體達到90%。") == simplified


def test_the_ends_of_long_texts_are_left_out(tokenizer: Tokenizer) -> None:
    asked, passage = "".join(f"问题{number}" for number in range(200)), "算力中心。" * 400
    read = join(tokenizer, asked, CONTEXT, passage)
    assert len(read.ids) == LONGEST_INPUT
    assert list(read.ids[:LONGEST_QUESTION]) == tokenizer.encode(asked).ids[:LONGEST_QUESTION]
    assert list(read.ids[LONGEST_QUESTION : LONGEST_QUESTION + 2]) == [2, 2]
    assert read.ids[-1] == 2
    assert read.ends[-1] < len(passage)
    assert (
        list(read.ids[LONGEST_QUESTION + 2 : -1])
        == (tokenizer.encode(f"{CONTEXT}\n{passage}").ids[1 : LONGEST_INPUT - LONGEST_QUESTION - 2])
    )


def test_a_context_that_takes_all_the_room_leaves_nothing_of_the_passage(tokenizer: Tokenizer) -> None:
    read = join(tokenizer, QUESTION, "算力中心。" * 400, PASSAGE)
    assert (len(read.ids), read.first, list(read.starts), list(read.ends)) == (LONGEST_INPUT, LONGEST_INPUT - 1, [], [])


def test_what_has_no_utf8_form_is_read_as_a_question_mark(tokenizer: Tokenizer) -> None:
    assert join(tokenizer, "江\ud800？", "标\udfff", "苏\ud800有") == join(tokenizer, "江?？", "标?", "苏?有")


def test_each_question_stands_with_its_own_text(tokenizer: Tokenizer) -> None:
    texts = [("", "江苏有50家。"), (CONTEXT, PASSAGE)]
    found = reader_inputs(tokenizer, ["一？", QUESTION], texts)
    assert found == [join(tokenizer, "一？", *texts[0]), join(tokenizer, QUESTION, *texts[1])]
    assert reader_inputs(tokenizer, [], []) == []
