"""The public question sets, where they lie beside the checkout."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SETS = {
    "cmrc2018-trial": SHARED / "bench" / "cmrc2018" / "cmrc2018_trial.json",
    "cmrc2018-dev": SHARED / "bench" / "cmrc2018" / "cmrc2018_dev.json",
    "drcd-dev": SHARED / "bench" / "drcd" / "DRCD_dev.json",
    "dureader-robust-dev": SHARED / "bench" / "dureader_robust" / "dev.json",
}


@dataclass(frozen=True, slots=True)
class BenchQuestion:
    """Hold a question, the number of its paragraph, the strings that answer it and where the first of them stands.

    `start` is None where the set does not say it rightly.
    """

    question: str
    paragraph: int
    answers: tuple[str, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Hold a set's paragraphs (title, text) and questions."""

    name: str
    paragraphs: tuple[tuple[str, str], ...]
    questions: tuple[BenchQuestion, ...]

    def in_validation(self, paragraph: int) -> bool:
        """Say whether a paragraph belongs to the fixed fifth that nothing is tuned on."""
        title, text = self.paragraphs[paragraph]
        return hashlib.sha256((title or text).encode()).digest()[0] % 5 == 0


def load_set(name: str) -> QuestionSet:
    """Read a set; a paragraph or question that stands there twice is taken once."""
    data = json.loads(SETS[name].read_text(encoding="utf-8"))["data"]
    numbers: dict[str, int] = {}
    titles: list[str] = []
    questions: dict[tuple[str, int], BenchQuestion] = {}
    for article in data:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            if text not in numbers:
                numbers[text] = len(numbers)
                titles.append(str(article["title"]) if name.startswith("drcd") else "")
            for entry in paragraph["qas"]:
                answers = tuple(dict.fromkeys(answer["text"] for answer in entry["answers"]))
                start = entry["answers"][0]["answer_start"]
                right = start >= 0 and text.startswith(answers[0], start)
                found = BenchQuestion(entry["question"], numbers[text], answers, start if right else None)
                questions.setdefault((found.question, found.paragraph), found)
    return QuestionSet(name, tuple(zip(titles, numbers, strict=True)), tuple(questions.values()))
