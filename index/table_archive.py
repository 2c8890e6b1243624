"""The rows of tables as lines of JSON, which any database takes back."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Select, Table, insert, select

_ROWS_AT_ONCE = 500
_COUNTED = {"number", "rowid", "sequence"}
"""Columns that a database fills by itself, in the order in which rows come."""


def archived_columns(table: Table) -> list[Column[Any]]:
    """List the columns that are written down."""
    return [column for column in table.columns if column.name not in _COUNTED]


def in_order(table: Table) -> Select[Any]:
    """Select what is written down of a table, in the order in which it came in."""
    order = ["added", "rowid"] if "rowid" in table.columns else ["number"] if "number" in table.columns else []
    return select(*archived_columns(table)).order_by(*(table.columns[name] for name in order))


def lines_of(connection: Connection, table: Table) -> Iterator[bytes]:
    """Write the rows of a table, a line each, never all in memory."""
    columns = archived_columns(table)
    found = connection.execute(in_order(table), execution_options={"yield_per": _ROWS_AT_ONCE})
    for row in found:
        values = {column.name: _packed(value) for column, value in zip(columns, row, strict=True)}
        yield json.dumps(values, ensure_ascii=False).encode("utf-8") + b"\n"


def insert_lines(connection: Connection, table: Table, lines: Iterable[bytes]) -> int:
    """Insert rows that `lines_of` wrote, and count them; ValueError where a line is none of this table."""
    columns, inserted = archived_columns(table), 0
    rows = (_row(columns, line) for line in lines)
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        connection.execute(insert(table), batch)
        inserted += len(batch)
    return inserted


def _packed(value: Any) -> Any:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def _row(columns: list[Column[Any]], line: bytes) -> dict[str, Any]:
    form = json.loads(line)
    if not isinstance(form, dict) or form.keys() != {column.name for column in columns}:
        raise ValueError("a line has not the columns of its table")
    return {column.name: _unpacked(column, form[column.name]) for column in columns}


def _unpacked(column: Column[Any], value: Any) -> Any:
    if value is None or not isinstance(column.type, LargeBinary):
        return value
    return base64.b64decode(value, validate=True)
