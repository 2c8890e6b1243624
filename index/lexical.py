"""The lexical index: BM25 by tantivy over the terms of the store's passages."""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import math
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import tantivy
from filelock import FileLock, Timeout

from documents import Passage
from index.exceptions import StoreFull, StoreUnavailable
from index.store import Generation, Store
from index.terms import passage_terms, query_terms

logger = logging.getLogger(__name__)

FORMAT = "1"
CONTEXT_WEIGHT = 0.3
"""What a term in the title or heading counts, against 1 in the passage itself."""
_WRITER_BYTES = 64_000_000
_PATIENCE_SECONDS = 60.0
_LEAST_ROOM = 16_000_000
"""Bytes free below which a failure to write is put down to a full disk."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """Say which store a lexical index follows and how far it has come."""

    format: str
    store: str
    passage: int
    removal: int


class LexicalIndex:
    """Find passages by their terms; lies in a folder, follows the store, and is rebuilt when it cannot.

    Only one process writes at a time. One that finds another writing searches what is there.
    """

    def __init__(self, folder: Path, *, store_identity: str) -> None:
        self._folder = folder
        self._identity = store_identity
        self._lock = FileLock(folder.with_name(folder.name + ".lock"))
        self._index = self._open()
        self._searcher = self._index.searcher()
        self._seen = self._stamp()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def follow(self, store: Store, *, patience_seconds: float = 0.0) -> bool:
        """Take in what was added and removed; say False when it cannot: another process writes, or the disk is full.

        What is there is searched then.
        """
        generation = store.generation()
        if self._generation() != generation:
            try:
                with self._lock.acquire(timeout=patience_seconds):
                    self._write(store, generation)
            except Timeout:
                return False
            except StoreFull as error:
                logger.warning("%s", error)
                return False
        self._reload()
        return True

    def search(self, question: str, k: int, *, only: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Find the `k` best passages for a question: numbers and BM25 scores, best first.

        Raises StoreUnavailable when the folder was damaged since it was opened.
        """
        terms = query_terms(question)
        if not terms:
            return []
        schema = self._index.schema
        in_body = [tantivy.Query.term_query(schema, "body", term, index_option="freq") for term in terms]
        in_context = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(schema, "context", term, index_option="freq"), CONTEXT_WEIGHT
            )
            for term in terms
        ]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in (*in_body, *in_context)])
        if only is not None:
            kept = tantivy.Query.const_score_query(tantivy.Query.term_set_query(schema, "number", list(only)), 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, kept)])
        try:
            found = self._searcher.search(query, limit=k, count=False).hits
            numbers = self._searcher.fast_field_values("number", [address for _, address in found])
        except (ValueError, OSError) as error:
            raise StoreUnavailable(
                f"the lexical index in {self._folder} is damaged ({error}): "
                "delete that folder and start again, it is built anew from the articles"
            ) from error
        return [(int(number), float(score)) for (score, _), number in zip(found, numbers, strict=True)]

    def term_weights(self, question: str) -> dict[str, float]:
        """Weigh the terms of a question that passages hold by how few hold them, as BM25 does (in nats)."""
        many = self._searcher.num_docs
        # Removed passages are counted until the engine tidies up.
        holding = {term: min(many, self._searcher.doc_freq("body", term)) for term in query_terms(question)}
        return {term: math.log(1 + (many - few + 0.5) / (few + 0.5)) for term, few in holding.items() if few}

    def _generation(self) -> Generation:
        stamp = self._stamp()
        return Generation(stamp.passage, stamp.removal)

    def _stamp(self) -> _Stamp:
        nothing = _Stamp(FORMAT, self._identity, 0, 0)
        try:
            stamp = _Stamp(**json.loads((self._folder / "stamp.json").read_text()))
        except (OSError, ValueError, TypeError):
            return nothing
        return stamp if (stamp.format, stamp.store) == (FORMAT, self._identity) else nothing

    def _open(self) -> tantivy.Index:
        """Open the index in its folder; begin anew where it is missing, damaged or another store's."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        # What is whole is opened even while another process writes.
        with contextlib.suppress(ValueError, OSError):
            if self._is_ours():
                return _with_tokenizer(tantivy.Index.open(str(self._folder)))
        try:
            with self._lock.acquire(timeout=_PATIENCE_SECONDS):
                if self._is_ours():
                    with contextlib.suppress(ValueError, OSError):
                        return _with_tokenizer(tantivy.Index.open(str(self._folder)))
                    logger.warning("the lexical index in %s is damaged and is built again", self._folder)
                return self._begin()
        except Timeout as error:
            raise StoreUnavailable(
                f"another process has been building the lexical index in {self._folder} for {_PATIENCE_SECONDS:.0f} "
                "seconds: try again when it is done, or end it"
            ) from error

    def _is_ours(self) -> bool:
        return (self._folder / "stamp.json").exists() and self._stamp().passage > 0

    def _begin(self) -> tantivy.Index:
        try:
            return _empty(self._folder)
        except ValueError as error:
            raise self._unwritable(error) from error

    def _write(self, store: Store, generation: Generation) -> None:
        since = self._generation()
        if since == generation:
            return
        try:
            self._commit(self._index, self._folder, store, since, generation)
            return
        except (ValueError, OSError) as error:
            failure = self._unwritable(error)
            if isinstance(failure, StoreFull):
                raise failure from error
            # A killed writer leaves files behind whose names tantivy gives again and will not write over.
            logger.warning("the lexical index in %s cannot be continued (%s) and is built again", self._folder, error)
        # Beside what is there, which goes on being searched if this fails too.
        fresh = self._folder.with_name(self._folder.name + ".new")
        try:
            self._commit(_empty(fresh), fresh, store, Generation(), generation)
            shutil.rmtree(self._folder)
            fresh.replace(self._folder)
            self._index = _with_tokenizer(tantivy.Index.open(str(self._folder)))
        except (ValueError, OSError) as error:
            shutil.rmtree(fresh, ignore_errors=True)
            raise self._unwritable(error) from error

    def _unwritable(self, error: Exception) -> StoreUnavailable:
        """Say why the folder cannot be written; tantivy tells of a full disk in words, and not always."""
        free = shutil.disk_usage(self._folder.parent).free
        if os.strerror(errno.ENOSPC) in str(error) or free < _LEAST_ROOM:
            return StoreFull(
                f"no room left on the disk of {self._folder} for the words of new articles: free some; "
                "until then they are found by their meaning only"
            )
        return StoreUnavailable(
            f"cannot write the lexical index in {self._folder} ({error}): check that the disk has room"
        )

    def _commit(
        self, index: tantivy.Index, folder: Path, store: Store, since: Generation, generation: Generation
    ) -> None:
        """Bring an index from one generation of the store to a later one, and stamp its folder."""
        writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
        schema = index.schema
        if since.passage > generation.passage or since.removal > generation.removal:
            # The store was put back from a backup: its numbers will be given out again.
            writer.delete_all_documents()
            since = Generation()
        # What a killed writer committed without its stamp would otherwise stand there twice.
        unstamped = tantivy.Query.range_query(
            schema, "number", tantivy.FieldType.Integer, since.passage + 1, generation.passage
        )
        writer.delete_documents_by_query(unstamped)
        for batch in store.passages_since(since):
            for number, passage, title in batch:
                writer.add_document(_document(number, passage, title))
        for number in store.removals_since(since):
            writer.delete_documents_by_query(tantivy.Query.term_query(schema, "number", number))
        writer.commit()
        writer.wait_merging_threads()
        stamp = _Stamp(FORMAT, self._identity, generation.passage, generation.removal)
        temporary = folder / "stamp.tmp"
        temporary.write_text(json.dumps(asdict(stamp)))
        temporary.replace(folder / "stamp.json")

    def _reload(self) -> None:
        stamp = self._stamp()
        if stamp != self._seen:
            self._index.reload()
            self._searcher = self._index.searcher()
            self._seen = stamp


def _empty(folder: Path) -> tantivy.Index:
    """Begin an index in a folder, in place of whatever is there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return _with_tokenizer(tantivy.Index(_schema(), path=str(folder)))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", indexed=True, fast=True)
    for field in ("body", "context"):
        builder.add_text_field(field, tokenizer_name="terms", index_option="freq", stored=False)
    return builder.build()


def _with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer("terms", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def _document(number: int, passage: Passage, title: str) -> tantivy.Document:
    context = f"{title}\n{passage.heading}"
    return tantivy.Document(
        number=number, body=" ".join(passage_terms(passage.text)), context=" ".join(passage_terms(context))
    )
