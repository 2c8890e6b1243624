"""Passages like the right one that do not hold the answer, found by the project's own search."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from documents.script import to_simplified
from index.embedder import Embedder
from tests.benchmarks.bench_index import open_bench_index
from tests.benchmarks.question_sets import QuestionSet, load_set
from tests.reader_training.examples import NEWS, Example

HITS = 8
KEPT = 4
_LOGGER = logging.getLogger(__name__)


def find_negatives(examples: Sequence[Example], embedder: Embedder, root: Path) -> dict[str, list[tuple[str, str]]]:
    """Find for each question passages (title, text) of other texts that do not hold its answer.

    Only texts of the training part are taken. What was found is kept in `root`.
    """
    kept = root / "negatives.json"
    found: dict[str, list[tuple[str, str]]] = {}
    if kept.exists():
        found = {question: [(t, p) for t, p in passages] for question, passages in json.loads(kept.read_text()).items()}
    by_collection: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        if example.answer and example.question not in found:
            by_collection[example.source.collection].append(example)
    for collection, missing in by_collection.items():
        _LOGGER.info("searching %s for %d questions", collection, len(missing))
        texts = _texts(collection, [example for example in examples if example.source.collection == collection])
        index = open_bench_index(texts, embedder, root)
        for example in missing:
            found[example.question] = [
                (hit.article.title, hit.passage.text)
                for hit in index.search(example.question, HITS)
                if not _holds(hit.article.text, example)
            ][:KEPT]
        index.close()
    if by_collection:
        root.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return found


def _texts(collection: str, examples: Sequence[Example]) -> QuestionSet:
    """Gather a collection's training texts."""
    if collection == NEWS:
        return QuestionSet(collection, tuple(dict.fromkeys(("", example.source.text) for example in examples)), ())
    whole = load_set(collection)
    training = (text for number, text in enumerate(whole.paragraphs) if not whole.in_validation(number))
    return QuestionSet(f"{collection}-training", tuple(training), ())


def _holds(text: str, example: Example) -> bool:
    folded = to_simplified(text)
    own = text == example.source.text
    return own or any(to_simplified(answer) in folded for answer in example.answers)
