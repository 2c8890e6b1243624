"""Files of questions with what is expected of their answers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.exceptions import BrokenTable, UnreadableQuestions
from assistant.question_tables import table_entries

Accepted = tuple[str, ...]
"""Strings of which each alone is right."""


@dataclass(frozen=True, slots=True)
class ExpectedAnswer:
    """Hold a question, the strings of which one must be in its answer, or that it must be refused.

    `items` are the parts of a list, each of which must be there; `points` those of an overview, of
    which half must be there; `cells` the rows of a comparison by region or year, None for one of which
    nothing must be said. `chat` marks what is no question. `context` is the paragraph that answers it,
    where the file gives one; `sentences` are the ones, word for word, that carry the answer, each with those that say
    the same, of which one is enough; `also` are further ones that an answer may cite, though it need not. `sources`
    name the articles that hold them. Questions with the same `conversation` are asked one after the other.
    """

    question: str
    expected: Accepted = ()
    refuse: bool = False
    context: str | None = None
    kind: str = "fact"
    items: tuple[Accepted, ...] = ()
    points: tuple[Accepted, ...] = ()
    cells: tuple[tuple[str, Accepted | None], ...] = ()
    chat: bool = False
    conversation: int | None = None
    sentences: tuple[Accepted, ...] = ()
    also: Accepted = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """Hold questions, and the paragraphs (title, text) to ask them of where the file brings its own."""

    questions: tuple[ExpectedAnswer, ...]
    paragraphs: tuple[tuple[str, str], ...] = field(default=())


def read_question_file(path: Path) -> QuestionFile:
    """Read SQuAD JSON, a CSV table or JSON lines.

    A line holds `question` and one of `expected` (list of strings), `refuse` (bool), `items` (lists: a list of
    strings for each item), `points` (overviews, likewise), `cells` (comparisons: strings or null by row) and
    `chat` (bool), perhaps its `kind`, its `sentence` (those that carry the answer; a list in place of one holds some
    that say the same), `also` (others that may be cited) and `source` (the names of their articles); or `turns`, a list
    of such entries that make a conversation. A table has such columns (`assistant.question_tables`).

    Raises UnreadableQuestions, naming the line where there is one, when the file is none of these.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableQuestions(f"{path}: cannot be read as UTF-8 text ({error})") from error
    if path.suffix.lower() == ".csv":
        return _read_table(path, text)
    try:
        whole = json.loads(text)
    except ValueError:
        return _read_lines(path, text)
    if isinstance(whole, dict) and "data" in whole:
        return _read_squad(path, whole)
    return _read_lines(path, text)


def _read_lines(path: Path, text: str) -> QuestionFile:
    questions: list[ExpectedAnswer] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            questions.extend(_read_line(json.loads(line), number))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableQuestions(
                f'{path}, line {number}: expected {{"question": "…", "expected": ["…"]}} or '
                f'{{"question": "…", "refuse": true}}, or items, points, cells, chat or turns ({error})'
            ) from error
    if not questions:
        raise UnreadableQuestions(f"{path}: holds no questions")
    return QuestionFile(tuple(questions))


def _read_table(path: Path, text: str) -> QuestionFile:
    questions: list[ExpectedAnswer] = []
    number, conversation, last = 1, 0, ""
    try:
        for line, name, entry in table_entries(text):
            conversation += name != last
            number, last = line, name
            kind = str(entry.get("kind", "conversation" if name else "fact"))
            questions.append(_read_entry(entry, kind=kind, conversation=conversation if name else None))
    except ValueError as error:
        raise UnreadableQuestions(f"{path}, line {number}: {error}") from error
    except BrokenTable as error:
        raise UnreadableQuestions(f"{path}, {error}") from error
    if not questions:
        raise UnreadableQuestions(f"{path}: holds no questions")
    return QuestionFile(tuple(questions))


def _read_line(line: dict[str, Any], number: int) -> list[ExpectedAnswer]:
    if "turns" in line:
        if not line["turns"]:
            raise ValueError("a conversation without turns")
        return [_read_entry(turn, kind="conversation", conversation=number) for turn in line["turns"]]
    return [_read_entry(line, kind=str(line.get("kind", "fact")), conversation=None)]


def _read_entry(entry: dict[str, Any], *, kind: str, conversation: int | None) -> ExpectedAnswer:
    read = ExpectedAnswer(
        str(entry["question"]),
        _accepted(entry.get("expected", [])),
        bool(entry.get("refuse", False)),
        kind=kind,
        items=tuple(map(_accepted, _listed(entry.get("items", [])))),
        points=tuple(map(_accepted, _listed(entry.get("points", [])))),
        cells=tuple((str(row), _accepted(cell) if cell else None) for row, cell in entry.get("cells", {}).items()),
        chat=bool(entry.get("chat", False)),
        conversation=conversation,
        sentences=_sentences(entry.get("sentence", [])),
        also=_accepted(entry.get("also", [])),
        sources=_names(entry.get("source", [])),
    )
    if not (read.expected or read.refuse or read.items or read.points or read.cells or read.chat):
        raise ValueError("neither an expected string nor a refusal")
    return read


def _sentences(sentence: str | list[Any]) -> tuple[Accepted, ...]:
    return (_accepted(sentence),) if isinstance(sentence, str) else tuple(map(_accepted, sentence))


def _listed(parts: list[Any]) -> list[Any]:
    if not isinstance(parts, list):
        raise TypeError(f"{parts!r} is not a list of what each part may say")
    return parts


def _names(source: Any) -> Accepted:
    """Take the names of articles; the numbers of lines that some files give beside them are left out."""
    parts = source if isinstance(source, list) else [source]
    return tuple(dict.fromkeys(one for one in parts if isinstance(one, str) and one))


def _accepted(strings: str | list[str]) -> Accepted:
    return tuple(str(one) for one in ([strings] if isinstance(strings, str) else strings))


def _read_squad(path: Path, whole: dict[str, Any]) -> QuestionFile:
    questions: list[ExpectedAnswer] = []
    paragraphs: dict[str, str] = {}
    try:
        for article in whole["data"]:
            for paragraph in article["paragraphs"]:
                context = str(paragraph["context"])
                paragraphs.setdefault(context, str(article.get("title", "")))
                for entry in paragraph["qas"]:
                    answers = tuple(dict.fromkeys(str(answer["text"]) for answer in entry.get("answers", [])))
                    refuse = bool(entry.get("is_impossible", False)) or not answers
                    questions.append(ExpectedAnswer(str(entry["question"]), answers, refuse, context))
    except KeyError as error:
        raise UnreadableQuestions(f"{path}: not in SQuAD form, {error} is missing") from error
    except (TypeError, AttributeError) as error:
        raise UnreadableQuestions(f"{path}: not in SQuAD form ({error})") from error
    if not questions:
        raise UnreadableQuestions(f"{path}: holds no questions")
    return QuestionFile(tuple(questions), tuple((title, text) for text, title in paragraphs.items()))
