"""Measure retrieval on the public question sets, against what anyone would put together from libraries.

Run with `python -m tests.benchmarks.retrieval`. Each paragraph is an article; the first passage of an article gives it
its rank. Indexes and vectors are kept in `benchmarks/` between runs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import rjieba
import tantivy

from assistant.finding import Finder
from assistant.reader import Reader
from assistant.reader.span_reader import SpanReader
from documents import article_id
from documents.regions import Gazetteer
from documents.script import fold
from index.embedder import load_embedder
from index.local import CANDIDATES, LocalIndex
from index.store import Generation
from index.terms import passage_terms
from tests.benchmarks.bench_index import open_bench_index
from tests.benchmarks.question_sets import QuestionSet, load_set
from tests.benchmarks.remembering import RememberingEmbedder

FOLDER = Path("benchmarks")
SETS = ("cmrc2018-trial", "drcd-dev", "dureader-robust-dev")
DEPTH = 10
Ranking = Sequence[str]


def main() -> None:
    """Print a table for each set.

    The reader was trained on the four fifths: what it does there says nothing.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=SETS)
    options = parser.parse_args()
    embedder = RememberingEmbedder(load_embedder())
    reader = SpanReader.load()
    for name in options.sets:
        question_set = load_set(name)
        index = open_bench_index(question_set, embedder, FOLDER)
        embedder.encode_queries([question.question for question in question_set.questions])
        for part in (False, True):
            _write(f"\n{name}, {'validation fifth' if part else 'the four fifths it was tuned on'}\n")
            _write(f"{'way':34} {'R@1':>6} {'R@5':>6} {'R@10':>6} {'MRR@10':>7} {'nDCG@10':>8}\n")
            compared = ways(index, embedder)
            if part and reader is not None:
                compared["this index, then the reader"] = by_reading(index, embedder, reader)
            for way, rank in compared.items():
                _write(f"{way:34} {measure(question_set, rank, validation=part)}\n")
        index.close()


def measure(question_set: QuestionSet, rank: Callable[[str], Ranking], *, validation: bool) -> str:
    """Rank for each question of a part, and give recall@1, @5, @10, MRR@10 and nDCG@10."""
    ids = [article_id(text) for _, text in question_set.paragraphs]
    figures = []
    for question in question_set.questions:
        if question_set.in_validation(question.paragraph) != validation:
            continue
        articles = list(dict.fromkeys(rank(question.question)))[:DEPTH]
        right = ids[question.paragraph]
        place = articles.index(right) + 1 if right in articles else 0
        found = [float(0 < place <= k) for k in (1, 5, 10)]
        figures.append([*found, 1 / place if place else 0.0, 1 / np.log2(place + 1) if place else 0.0])
    recall_1, recall_5, recall_10, mean_reciprocal_rank, gain = np.mean(figures, axis=0)
    return f"{recall_1:6.4f} {recall_5:6.4f} {recall_10:6.4f} {mean_reciprocal_rank:7.4f} {gain:8.4f}"


def by_reading(index: LocalIndex, embedder: RememberingEmbedder, reader: Reader) -> Callable[[str], Ranking]:
    """Rank as the assistant's search does."""
    finder = Finder(index, embedder, Gazetteer.load(), reader)
    return lambda question: [hit.article.id for hit in finder.search(question, 6 * DEPTH)]


def ways(index: LocalIndex, embedder: RememberingEmbedder) -> dict[str, Callable[[str], Ranking]]:
    """Give the ways of ranking that are compared: article ids, best first."""
    store = index.store
    passages = [one for batch in store.passages_since(Generation()) for one in batch]
    article_of = {number: passage.article_id for number, passage, _ in passages}
    texts = {number: f"{title}\n{passage.text}" for number, passage, title in passages}
    numbers, vectors = zip(*store.vectors_since(Generation()), strict=True)
    order, matrix = np.concatenate(numbers), np.concatenate(vectors)
    words = _Bm25({n: rjieba.cut_for_search(fold(text), True) for n, text in texts.items()})
    pairs = _Bm25({n: passage_terms(text) for n, text in texts.items()})

    def dense(question: str) -> list[int]:
        scores = matrix @ embedder.encode_queries([question])[0]
        return [int(n) for n in order[np.argsort(-scores)[:CANDIDATES]]]

    def by_words(question: str) -> list[int]:
        return words.search(rjieba.cut_for_search(fold(question), True))

    def by_pairs(question: str) -> list[int]:
        return pairs.search(passage_terms(question))

    def reciprocal(question: str) -> list[int]:
        scores: dict[int, float] = {}
        for ranking in (dense(question), by_words(question)):
            for place, number in enumerate(ranking, start=1):
                scores[number] = scores.get(number, 0.0) + 1 / (60 + place)
        return sorted(scores, key=lambda number: -scores[number])

    def articles(rank: Callable[[str], list[int]]) -> Callable[[str], Ranking]:
        return lambda question: [article_of[number] for number in rank(question)]

    return {
        "plain dense": articles(dense),
        "BM25, dictionary words": articles(by_words),
        "BM25, characters and bigrams": articles(by_pairs),
        "reciprocal rank fusion": articles(reciprocal),
        "this index": lambda question: [hit.article.id for hit in index.search(question, 6 * DEPTH)],
    }


class _Bm25:
    """Rank by BM25 over given terms, as tantivy computes it."""

    def __init__(self, terms: dict[int, Sequence[str]]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", indexed=True, fast=True)
        builder.add_text_field("body", tokenizer_name="terms", index_option="freq", stored=False)
        self._index = tantivy.Index(builder.build())
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("terms", analyzer)
        writer = self._index.writer(heap_size=64_000_000, num_threads=1)
        for number, listed in terms.items():
            body = " ".join(term for term in listed if term.strip())
            writer.add_document(tantivy.Document(number=number, body=body))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, terms: Sequence[str]) -> list[int]:
        """Find the best passages for terms."""
        schema = self._index.schema
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "body", term, index_option="freq"))
            for term in dict.fromkeys(terms)
            if term.strip()
        ]
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit=CANDIDATES, count=False).hits
        return [int(n) for n in self._searcher.fast_field_values("number", [address for _, address in found])]


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
