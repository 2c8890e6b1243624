"""Files of questions with what is expected of their answers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.exceptions import UnreadableQuestions


@dataclass(frozen=True, slots=True)
class ExpectedAnswer:
    """Hold a question, the strings of which one must be in its answer, or that it must be refused.

    `context` is the paragraph that answers it, where the file gives one.
    """

    question: str
    expected: tuple[str, ...] = ()
    refuse: bool = False
    context: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """Hold questions, and the paragraphs (title, text) to ask them of where the file brings its own."""

    questions: tuple[ExpectedAnswer, ...]
    paragraphs: tuple[tuple[str, str], ...] = field(default=())


def read_question_file(path: Path) -> QuestionFile:
    """Read SQuAD JSON, or JSON lines of `question`, `expected` (list of strings) and `refuse` (bool).

    Raises UnreadableQuestions, naming the line where there is one, when the file is neither.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableQuestions(f"{path}: cannot be read as UTF-8 text ({error})") from error
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
            questions.append(_read_entry(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableQuestions(
                f'{path}, line {number}: expected {{"question": "…", "expected": ["…"]}} or '
                f'{{"question": "…", "refuse": true}} ({error})'
            ) from error
    if not questions:
        raise UnreadableQuestions(f"{path}: holds no questions")
    return QuestionFile(tuple(questions))


def _read_entry(entry: dict[str, Any]) -> ExpectedAnswer:
    expected = entry.get("expected", [])
    strings = tuple(str(one) for one in ([expected] if isinstance(expected, str) else expected))
    refuse = bool(entry.get("refuse", False))
    if not strings and not refuse:
        raise ValueError("neither an expected string nor a refusal")
    return ExpectedAnswer(str(entry["question"]), strings, refuse)


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
