"""Fit the weights of index/closer_look.py on the public question sets, and print them.

Run with `python -m tests.benchmarks.fit_closer_look`. For each question of the four fifths the best candidates of the
first ranking are looked at; the weights are those under which a softmax over them gives the right paragraph the most,
with small squares. Rankings on the other fifth are measured by `python -m tests.benchmarks.retrieval` afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from documents import article_id
from index.candidates import READ_CLOSELY, Candidates
from index.embedder import load_embedder
from index.fusion import Scale, relative_length
from index.local import LocalIndex
from tests.benchmarks.bench_index import open_bench_index
from tests.benchmarks.question_sets import load_set
from tests.benchmarks.remembering import RememberingEmbedder

FOLDER = Path("benchmarks")
SETS: Mapping[str, float] = {"cmrc2018-trial": 1.0, "drcd-dev": 1.0, "dureader-robust-dev": 1.5, "cmrc2018-dev": 0.3}
"""How much each set counts, however many questions it has."""
SQUARES = 3e-3
_FARTHEST = 2.0
_NOWHERE = -1e9


class Example(NamedTuple):
    """Hold the parts of the looks at the candidates of a question, shape (READ_CLOSELY, 4), which of them are there
    and right, the circumstances of the question (coverage, length, cosine), and its weight."""

    parts: NDArray[np.float64]
    is_there: NDArray[np.bool_]
    is_right: NDArray[np.bool_]
    circumstances: NDArray[np.float64]
    weight: float


def main() -> None:
    """Gather examples, fit, and print what index/closer_look.py holds."""
    embedder = RememberingEmbedder(load_embedder())
    examples = [one for name in SETS for one in _examples(name, embedder)]
    circumstances = np.stack([one.circumstances for one in examples])
    usual, deviation = circumstances.mean(axis=0), circumstances.std(axis=0)
    unusual = np.clip((circumstances - usual) / deviation, -_FARTHEST, _FARTHEST)
    weights = _fit(examples, np.column_stack([np.ones(len(unusual)), unusual]))
    sys.stdout.write(f"usual {usual.round(4)}\ndeviation {deviation.round(4)}\nweights\n{weights.round(2)}\n")


def _examples(name: str, embedder: RememberingEmbedder) -> list[Example]:
    question_set = load_set(name)
    ids = [article_id(text) for _, text in question_set.paragraphs]
    questions = [one for one in question_set.questions if not question_set.in_validation(one.paragraph)]
    index = open_bench_index(question_set, embedder, FOLDER)
    embedder.encode_queries([one.question for one in questions])
    found = [_example(index, one.question, ids[one.paragraph], SETS[name] / len(questions)) for one in questions]
    index.close()
    return [one for one in found if one.is_right.any()]


def _example(index: LocalIndex, question: str, right: str, weight: float) -> Example:
    ranking, places, scores = index._searcher._scored(question, None)
    near = ranking.best(scores, READ_CLOSELY)
    candidates = Candidates(index.store.passages_at({number: places[number] for number in near}), scores)
    looks = ranking.looks(candidates, near, index._searcher._typicality)
    dense = Scale.over(scores.dense.values())
    scales = [Scale.over(look[part] for look in looks.values()) for part in (1, 2, 3)]
    parts, is_right = np.zeros((READ_CLOSELY, 4)), np.zeros(READ_CLOSELY, dtype=bool)
    for place, (number, look) in enumerate(looks.items()):
        parts[place] = [dense(look.dense), *(scale(score) for scale, score in zip(scales, look[1:], strict=True))]
        is_right[place] = candidates.found[number][1].id == right
    circumstances = [
        max((look.sentence for look in looks.values()), default=0.0),
        relative_length(ranking.length),
        max(scores.dense.values(), default=0.0),
    ]
    return Example(parts, np.arange(READ_CLOSELY) < len(looks), is_right, np.array(circumstances), weight)


def _fit(examples: list[Example], gates: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit weights of shape (4, gates) by gradient descent."""
    parts, is_there, is_right, weight = (
        torch.from_numpy(np.stack([one[column] for one in examples])) for column in (0, 1, 2, 4)
    )
    circumstances = torch.from_numpy(gates)
    weights = torch.zeros(4, gates.shape[1], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> float:
        optimiser.zero_grad()
        scores = (parts * (circumstances @ weights.T)[:, None, :]).sum(-1).masked_fill(~is_there, _NOWHERE)
        told = torch.logsumexp(scores.masked_fill(~is_right, _NOWHERE), 1) - torch.logsumexp(scores, 1)
        lost = -(told * weight).sum() / weight.sum() + SQUARES * (weights[:, 1:] ** 2).sum()
        lost.backward()
        return float(lost.detach())

    optimiser.step(loss)
    return weights.detach().numpy()


if __name__ == "__main__":
    main()
