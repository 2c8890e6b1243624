"""Fit the weights of sentences and of confidence on the public question sets.

Run with `python -m tests.benchmarks.calibrate`; it writes the weights that stand in assistant/evidence.py and
assistant/confidence.py, fitted on four fifths of the questions and measured on the fixed fifth.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.evidence import Evidence, weigh
from assistant.question import understand
from documents import article_id
from documents.regions import Gazetteer
from index.embedder import load_embedder
from index.local import LocalIndex
from tests.benchmarks.bench_index import open_bench_index
from tests.benchmarks.question_sets import BenchQuestion, QuestionSet, load_set
from tests.benchmarks.remembering import RememberingEmbedder

HITS = 10
ENGLISH_QUESTIONS = Path(__file__).with_name("english_questions.jsonl")


@dataclass(frozen=True)
class Sample:
    """Hold the evidence for a question with its paragraph in the collection, and without."""

    validation: bool
    english: bool
    answers: tuple[str, ...]
    paragraph: str
    present: list[Evidence]
    absent: list[Evidence]


def main() -> None:
    """Fit and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=500, help="questions a set")
    parser.add_argument("--folder", type=Path, default=Path("benchmarks"), help="where the indexes are kept")
    options = parser.parse_args()
    embedder = RememberingEmbedder(load_embedder())
    samples: list[Sample] = []
    for name in ("drcd-dev", "cmrc2018-trial"):
        question_set = load_set(name)
        index = open_bench_index(question_set, embedder, options.folder)
        samples += gather(question_set, index, embedder, options.questions)
        report(f"{name} gathered", len(samples))
    chinese = [sample for sample in samples if not sample.english]
    english = [sample for sample in samples if sample.english]
    weights = fit_sentence_weights([sample for sample in chinese if not sample.validation])
    report("sentence weights", [round(float(w), 2) for w in weights])
    for name, group in (("chinese", chinese), ("english", english)):
        report_confidence(name, group, weights)


def report(name: str, value: object) -> None:
    """Write a figure."""
    sys.stdout.write(f"{name}: {value}\n")
    sys.stdout.flush()


def english_questions(question_set: QuestionSet) -> list[BenchQuestion]:
    """Read the English questions on a set's paragraphs."""
    entries = [json.loads(line) for line in ENGLISH_QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return [
        BenchQuestion(entry["question"], entry["paragraph"], tuple(entry["answers"]))
        for entry in entries
        if entry["set"] == question_set.name
    ]


def gather(question_set: QuestionSet, index: LocalIndex, embedder: RememberingEmbedder, limit: int) -> Iterator[Sample]:
    """Weigh the evidence for questions, with their paragraph and with it taken out of the hits."""
    gazetteer = Gazetteer.load()
    step = max(1, len(question_set.questions) // limit)
    for question in [*question_set.questions[::step], *english_questions(question_set)]:
        understood = understand(question.question, gazetteer)
        hits = index.search(question.question, 2 * HITS)
        paragraph = article_id(question_set.paragraphs[question.paragraph][1])
        others = [hit for hit in hits if hit.article.id != paragraph]
        yield Sample(
            validation=question_set.in_validation(question.paragraph),
            english=understood.language == "en",
            answers=question.answers,
            paragraph=paragraph,
            present=weigh(understood, hits[:HITS], embedder, gazetteer),
            absent=weigh(understood, others[:HITS], embedder, gazetteer),
        )


def carries(sample: Sample, evidence: Evidence) -> bool:
    """Say whether a sentence holds an answer, in the right paragraph."""
    quote = evidence.article.text[evidence.start : evidence.end]
    return evidence.article.id == sample.paragraph and any(answer in quote for answer in sample.answers)


def fit_sentence_weights(samples: Sequence[Sample]) -> np.ndarray:
    """Fit a pairwise ranking of the sentence that answers over the others: shape (7,)."""
    differences = []
    for sample in samples:
        right = [one for one in sample.present if carries(sample, one)]
        if not right:
            continue
        best = right[0].features.vector()
        wrong = [one for one in sample.present if not carries(sample, one)][:15]
        differences += [best - one.features.vector() for one in wrong]
    pairs = np.array(differences)
    signs = np.where(np.arange(len(pairs)) % 2 == 0, 1.0, -1.0)
    model = LogisticRegression(C=10.0, fit_intercept=False, max_iter=2000).fit(pairs * signs[:, None], signs)
    return np.asarray(model.coef_[0])


def rescore(evidence: Sequence[Evidence], weights: np.ndarray) -> list[Evidence]:
    """Order evidence by other weights."""
    scored = [replace(one, score=float(one.features.vector() @ weights)) for one in evidence]
    return sorted(scored, key=lambda one: -one.score)


def report_confidence(name: str, samples: Sequence[Sample], weights: np.ndarray) -> None:
    """Fit the probability that the best sentence answers, and report how well it tells."""
    rows: dict[bool, list[tuple[np.ndarray, bool]]] = {False: [], True: []}
    found = {False: 0, True: 0}
    count = {False: 0, True: 0}
    for sample in samples:
        present, absent = rescore(sample.present, weights), rescore(sample.absent, weights)
        if not present or not absent:
            continue
        top = carries(sample, present[0])
        count[sample.validation] += 1
        found[sample.validation] += top
        in_top_passage = present[0].article.id == sample.paragraph
        rows[sample.validation] += [
            (present[0].features.vector(), in_top_passage),
            (absent[0].features.vector(), False),
        ]
    inputs, labels = zip(*rows[False], strict=True)
    model = LogisticRegression(C=10.0, max_iter=5000).fit(np.array(inputs), np.array(labels))
    report(f"{name} confidence weights", [round(float(w), 3) for w in model.coef_[0]])
    report(f"{name} intercept", round(float(model.intercept_[0]), 3))
    for part in (False, True):
        if not rows[part]:
            continue
        inputs, labels = zip(*rows[part], strict=True)
        scores = model.predict_proba(np.array(inputs))[:, 1]
        truth = np.array(labels)
        label = f"{name} {'validation' if part else 'training'}"
        report(f"{label} questions", count[part])
        report(f"{label} best sentence holds the answer", round(found[part] / max(1, count[part]), 4))
        report(f"{label} area under the curve", round(float(roc_auc_score(truth, scores)), 4))
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
            refused = [round(float((scores[truth == side] < threshold).mean()), 3) for side in (True, False)]
            report(f"{label} at {threshold}: answerable refused, unanswerable refused", refused)


if __name__ == "__main__":
    main()
