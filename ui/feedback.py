"""What readers think of answers, as files that `shengce evaluate` reads.

`right.jsonl` can be asked as it is: a line expects the answer that was judged right. A line of `wrong.jsonl`
names what was wrong, and expects nothing until somebody fills in its `expected`.
"""

from __future__ import annotations

import errno
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from assistant.answer import Answer
from ui.exceptions import DiskFull, FeedbackNotStored
from ui.exports.exported_conversation import shown_citations
from ui.exports.sources import without_folders
from ui.turns import Turn, Verdict

FILES = {Verdict.RIGHT: "right.jsonl", Verdict.WRONG: "wrong.jsonl", Verdict.WRONG_SOURCE: "wrong.jsonl"}


class Feedback(Protocol):
    """Keep what readers think of answers."""

    def keep(self, turn: Turn) -> None:
        """Store the verdict of a turn in the place of an earlier one; raise DiskFull or FeedbackNotStored."""
        ...


@dataclass(frozen=True)
class FeedbackFiles:
    """Keep the verdicts in two files of a folder, an answer a line, without anything about who judged."""

    folder: Path
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def keep(self, turn: Turn, *, now: datetime | None = None) -> None:
        """Store the verdict of a turn in the place of an earlier one, or take that out where there is none now.

        Raises:
            DiskFull: there is no room left.
            FeedbackNotStored: the files cannot be read or written.
        """
        try:
            with self._lock:
                self.folder.mkdir(parents=True, exist_ok=True)
                for name in dict.fromkeys(FILES.values()):
                    self._rewrite(name, turn, now or datetime.now(UTC))
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull(f"the disk of {self.folder} is full: the verdict was not stored") from error
            raise FeedbackNotStored(f"cannot write to {self.folder} ({error.strerror or error})") from error

    def _rewrite(self, name: str, turn: Turn, now: datetime) -> None:
        """Write a file anew beside itself, so that a full disk leaves it as it was."""
        path = self.folder / name
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
        changed = [line for line in lines if id_of(line) != turn.id]
        if turn.answer is not None and turn.verdict is not None and FILES[turn.verdict] == name:
            changed.append(json.dumps(judged_line(turn.id, turn.answer, turn.verdict, now), ensure_ascii=False))
        if changed == lines:
            return
        new = path.with_suffix(".new")
        new.write_text("".join(f"{line}\n" for line in changed), encoding="utf-8", errors="replace")
        new.replace(path)


def judged_line(turn_id: str, answer: Answer, verdict: Verdict, now: datetime) -> dict[str, Any]:
    """Give a judged answer the form of a question of an evaluation, asked so that it stands alone."""
    return {
        "question": answer.standalone_question,
        **_expectation(answer, verdict),
        "verdict": verdict.value,
        "answer": answer.answer,
        "asked": answer.question,
        "time": now.isoformat(timespec="seconds"),
        "sources": [
            {
                "article_id": citation.article_id,
                "title": citation.title,
                "source": without_folders(citation.source),
                "quote": citation.quote,
                "start": citation.start,
                "end": citation.end,
            }
            for citation in shown_citations(answer)
        ],
        "id": turn_id,
    }


def _expectation(answer: Answer, verdict: Verdict) -> dict[str, Any]:
    if verdict is not Verdict.RIGHT:
        return {"expected": []}
    if not answer.answered:
        return {"refuse": True}
    expected: Sequence[str] = [answer.short_answer] if answer.short_answer else [one.quote for one in answer.citations]
    return {"expected": list(expected)}


def id_of(line: str) -> str | None:
    """Give the id of a line; None where somebody wrote what is no line of these files."""
    try:
        form = json.loads(line)
    except ValueError:
        return None
    return form.get("id") if isinstance(form, dict) else None
