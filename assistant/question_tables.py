"""Tables of questions, a row a question, as spreadsheets write them (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from assistant.exceptions import BrokenTable

BETWEEN_STRINGS = "|"
BETWEEN_PARTS = ";"
BETWEEN_EQUALS = "=="
_COLUMNS = (
    *("question", "expected", "refuse", "chat", "kind", "sentence", "also", "source"),
    *("items", "points", "conversation"),
)
_YES = {"1", "true", "yes", "y", "x", "是"}
_NO = {"", "0", "false", "no", "n", "否"}


def table_entries(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Give for each row its line, the name of its conversation ("" for none) and its entry as JSON lines hold it.

    Between the strings of `expected`, `sentence`, `also` and `source` stands `|`, between the parts of `items` and
    `points` `;` (`甲|乙;丙`), and between sentences that say the same `==` (`甲==乙|丙`). `refuse` and `chat` hold true
    or false, 是 or 否, 1 or 0. Columns of other names are left alone.

    Raises BrokenTable.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = [(name or "").strip().lower() for name in reader.fieldnames or []]
        if "question" not in names:
            raise BrokenTable(f"line 1: no column is called question (there are: {', '.join(names) or 'none'})")
        reader.fieldnames = names
        for row in reader:
            line = reader.line_num
            if None in row:
                raise BrokenTable(f"line {line}: more cells than columns; put quotes round a cell that holds a comma")
            cells = {name: (row.get(name) or "").strip() for name in _COLUMNS}
            if any(cells.values()):
                yield line, cells["conversation"], _entry(cells, line)
    except csv.Error as error:
        raise BrokenTable(f"line {reader.reader.line_num}: not in CSV form ({error})") from error


def _entry(cells: dict[str, str], line: int) -> dict[str, Any]:
    if not cells["question"]:
        raise BrokenTable(f"line {line}: the question is empty")
    entry: dict[str, Any] = {"question": cells["question"]}
    entry |= {name: _strings(cells[name]) for name in ("expected", "also", "source") if cells[name]}
    if cells["sentence"]:
        entry["sentence"] = [_split(group, BETWEEN_EQUALS) for group in _strings(cells["sentence"])]
    for name in ("items", "points"):
        if cells[name]:
            entry[name] = [_strings(part) for part in _split(cells[name], BETWEEN_PARTS)]
    entry |= {name: _is_yes(cells[name], name, line) for name in ("refuse", "chat")}
    return entry | ({"kind": cells["kind"]} if cells["kind"] else {})


def _strings(cell: str) -> list[str]:
    return _split(cell, BETWEEN_STRINGS)


def _split(cell: str, mark: str) -> list[str]:
    return [one.strip() for one in cell.split(mark) if one.strip()]


def _is_yes(cell: str, name: str, line: int) -> bool:
    if cell.lower() not in _YES | _NO:
        raise BrokenTable(f"line {line}: {name} is {cell!r}; write true or false")
    return cell.lower() in _YES
