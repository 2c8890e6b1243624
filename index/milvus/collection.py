"""A collection of Milvus: the only file that knows pymilvus."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.derived import ChosenPassages, Found
from index.exceptions import StoreUnavailable
from index.milvus.address import MilvusAddress
from index.milvus.rows import STAMP_NUMBER, Row, Stamp, stamp_row
from index.milvus.weights import Sparse
from index.rows import Vectors

if TYPE_CHECKING:
    from pymilvus import MilvusClient

CALL_SECONDS = 10.0
"""How long a call may take, its repetitions included, before Milvus counts as gone."""
PAUSE_SECONDS = 2.0
"""How long everybody is told at once that Milvus is gone, rather than each waiting for it in turn."""
_BUILDING_SECONDS = 120.0
_AT_ONCE = 5_000
_FEWEST_VISITED = 256
_REGIONS, _REGION_BYTES = 1024, 128


class MilvusCollection:
    """Hold passages by number with their vectors, terms and regions.

    Connects at the first call, and again at the next one after a call has failed. Every method
    raises StoreUnavailable when Milvus does not answer or refuses.
    """

    def __init__(self, address: MilvusAddress, *, dimension: int, token: str | None = None) -> None:
        self._address = address
        self._dimension = dimension
        self._token = token
        self._client: MilvusClient | None = None
        self._loaded = False
        self._connecting = threading.Lock()
        self._gone = ""
        self._gone_until = 0.0

    def __str__(self) -> str:
        """Name the collection for people."""
        return str(self._address)

    @property
    def _call_seconds(self) -> float:
        """Give what a call may take: milvus-lite makes an index when it is first searched, and cannot be gone."""
        return _BUILDING_SECONDS if self._address.is_lite else CALL_SECONDS

    @property
    def is_connected(self) -> bool:
        """Say whether the last call went well."""
        return self._client is not None

    def stamp(self) -> Stamp | None:
        """Read how far the collection has come; None where there is no collection or nothing in it."""
        with self._answering() as client:
            if not self._is_there(client):
                return None
            rows = client.get(
                self._address.collection,
                ids=[STAMP_NUMBER],
                output_fields=["passage"],
                consistency_level="Strong",
                timeout=self._call_seconds,
            )
        return Stamp.read(rows[0]["passage"]) if rows else None

    def write_stamp(self, stamp: Stamp) -> None:
        """Write how far the collection has come."""
        self.upsert([stamp_row(stamp, self._dimension)])

    def create(self) -> None:
        """Begin an empty collection, unless it is there."""
        with self._answering() as client:
            if not self._is_there(client):
                self._create(client)
                self._is_there(client)

    def upsert(self, rows: Sequence[Row]) -> None:
        """Write rows, in place of those with the same numbers."""
        with self._answering() as client:
            client.upsert(self._address.collection, list(rows), timeout=_BUILDING_SECONDS)

    def delete(self, numbers: Sequence[int]) -> None:
        """Delete passages; those that are not there are passed over."""
        with self._answering() as client:
            for some in _parts(numbers):
                client.delete(self._address.collection, ids=some, timeout=_BUILDING_SECONDS)

    def settle(self) -> None:
        """Let milvus-lite put what was written into its indexes; a server does so by itself."""
        with self._answering() as client:
            if _is_lite(client):
                client.flush(self._address.collection, timeout=_BUILDING_SECONDS)

    def search_dense(self, query: Vectors, k: int, *, only: Sequence[int] | None = None) -> Found:
        """Find the `k` nearest passages by inner product."""
        return self._search("dense", np.asarray(query, dtype=np.float32), k, only, {"ef": max(_FEWEST_VISITED, 2 * k)})

    def search_sparse(self, query: Sparse, k: int, *, only: Sequence[int] | None = None) -> Found:
        """Find the `k` passages with the greatest inner product of terms, of those that hold any."""
        return self._search("sparse", query, k, only, {}) if query else []

    def vectors(self, numbers: Sequence[int]) -> dict[int, Vectors]:
        """Fetch the vectors of passages, each of shape (dimension,); those that are not there are left out."""
        with self._answering() as client:
            rows = [
                row
                for some in _parts(numbers)
                for row in client.get(
                    self._address.collection, ids=some, output_fields=["number", "dense"], timeout=self._call_seconds
                )
            ]
        return {int(row["number"]): np.asarray(row["dense"], dtype=np.float32) for row in rows}

    def count(self, condition: str = f"number > {STAMP_NUMBER}") -> int:
        """Count the passages, or those that meet a condition of Milvus."""
        with self._answering() as client:
            (row,) = client.query(
                self._address.collection,
                filter=condition,
                output_fields=["count(*)"],
                consistency_level="Strong",
                timeout=_BUILDING_SECONDS,
            )
        return int(row["count(*)"])

    def drop(self) -> None:
        """Delete the collection, if it is there."""
        with self._answering() as client:
            client.drop_collection(self._address.collection, timeout=_BUILDING_SECONDS)
            self._loaded = False

    def close(self) -> None:
        """Close the connection."""
        with self._connecting:
            client, self._client, self._loaded = self._client, None, False
        if client is not None:
            client.close()

    def _search(
        self, field: str, query: Vectors | Sparse, k: int, only: Sequence[int] | None, parameters: dict[str, int]
    ) -> Found:
        with self._answering() as client:
            # One more, for the stamp may be among few.
            (found,) = client.search(
                self._address.collection,
                data=[query],
                anns_field=field,
                limit=k + 1,
                filter=_condition(only),
                output_fields=["number"],
                search_params={"metric_type": "IP", "params": parameters},
                timeout=self._call_seconds,
            )
        # Numbers break ties, as they do in the local index.
        ranked = sorted(
            ((int(hit["number"]), float(hit["distance"])) for hit in found), key=lambda one: (-one[1], one[0])
        )
        return [one for one in ranked if one[0] > STAMP_NUMBER][:k]

    def _is_there(self, client: MilvusClient) -> bool:
        """Say whether the collection exists, and see that it can be searched."""
        if self._loaded:
            return True
        if not client.has_collection(self._address.collection, timeout=self._call_seconds):
            return False
        client.load_collection(self._address.collection, timeout=_BUILDING_SECONDS)
        self._loaded = True
        return True

    def _create(self, client: MilvusClient) -> None:
        from pymilvus import DataType

        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("number", DataType.INT64, is_primary=True)
        schema.add_field("passage", DataType.VARCHAR, max_length=1024)
        schema.add_field("content", DataType.VARCHAR, max_length=64)
        schema.add_field("dense", DataType.FLOAT_VECTOR, dim=self._dimension)
        schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_field(
            "regions",
            DataType.ARRAY,
            element_type=DataType.VARCHAR,
            max_capacity=_REGIONS,
            max_length=_REGION_BYTES,
        )
        schema.add_field("published", DataType.VARCHAR, max_length=64)
        schema.add_field("corpus", DataType.VARCHAR, max_length=64)
        indexes = client.prepare_index_params()
        indexes.add_index("dense", index_type="HNSW", metric_type="IP", params={"M": 16, "efConstruction": 200})
        indexes.add_index("sparse", index_type="SPARSE_INVERTED_INDEX", metric_type="IP", params={})
        if not _is_lite(client):
            for field in ("regions", "corpus"):
                indexes.add_index(field, index_type="INVERTED")
        client.create_collection(
            self._address.collection,
            schema=schema,
            index_params=indexes,
            consistency_level="Session",
            timeout=_BUILDING_SECONDS,
        )

    def _connected(self) -> MilvusClient:
        with self._connecting:
            if self._client is None:
                from pymilvus import MilvusClient

                if time.monotonic() < self._gone_until:
                    raise StoreUnavailable(self._gone)

                # It logs a traceback for every call that is refused; what is wrong is told in our words.
                logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
                self._client = MilvusClient(
                    self._address.uri, token=self._token or "", timeout=CALL_SECONDS, dedicated=True
                )
            return self._client

    @contextlib.contextmanager
    def _answering(self) -> Iterator[MilvusClient]:
        """Give the connection, and say in this package's words what Milvus refuses."""
        try:
            import grpc
            from pymilvus.exceptions import MilvusException
        except ImportError as error:
            raise StoreUnavailable(
                "the library for Milvus is not installed: pip install 'shengce[organisation]'"
            ) from error
        try:
            yield self._connected()
        except (MilvusException, grpc.RpcError, OSError, ValueError) as error:
            unconnected = self._client is None
            self._forget()
            if unconnected:
                self._gone, self._gone_until = self._told(error), time.monotonic() + PAUSE_SECONDS
            raise StoreUnavailable(self._told(error)) from error

    def _forget(self) -> None:
        """Drop the connection, so that the next call makes a new one."""
        # What is already broken need not close well.
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            self.close()

    def _told(self, error: Exception) -> str:
        details = getattr(error, "details", None)
        said = getattr(error, "message", "") or (details() if callable(details) else "") or str(error)
        words = " ".join(str(said or type(error).__name__).split())
        if self._token:
            words = words.replace(self._token, "…")
        way_out = (
            "see that no other process uses it and that its folder can be written"
            if self._address.is_lite
            else "start it, or correct SHENGCE_INDEX and SHENGCE_INDEX_TOKEN; it is asked again with the next question"
        )
        return f"the {self} does not answer as it should ({words[:300]}): {way_out}"


def _is_lite(client: MilvusClient) -> bool:
    """Say whether milvus-lite answers, in this process or another."""
    return "lite" in str(client.get_server_version())


def _condition(only: Sequence[int] | None) -> str:
    """Write a restriction as Milvus understands it."""
    if only is None:
        return ""
    if not isinstance(only, ChosenPassages):
        return f"number in {json.dumps(list(only))}"
    conditions = []
    if only.regions is not None:
        conditions.append(f"array_contains_any(regions, {_listed(only.regions)})")
    if only.corpora is not None:
        conditions.append(f"corpus in {_listed(sorted(only.corpora))}")
    return " and ".join(conditions)


def _listed(names: Iterable[str]) -> str:
    return json.dumps(list(names), ensure_ascii=False)


def _parts(numbers: Sequence[int]) -> Iterator[list[int]]:
    for begin in range(0, len(numbers), _AT_ONCE):
        yield list(numbers[begin : begin + _AT_ONCE])
