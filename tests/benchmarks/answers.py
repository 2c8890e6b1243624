"""Ask the question sets of tests/accuracy: `python -m tests.benchmarks.answers NAME…`.

Sets whose name begins with `news` are asked of the articles they were written on among a thousand others, the rest of
the bundled briefs. A JSON report with every wrong answer is written beside the indexes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from assistant.evaluation import Report, report_json, run, summarise
from assistant.question_files import read_question_file
from documents import Article
from documents.reading import read_text
from documents.splitting import split
from tests.benchmarks.news import NEWS
from ui.build import Workbench, open_workbench, prepare_corpus

SETS = Path(__file__).resolve().parents[1] / "accuracy"
OTHERS = 1000
_BATCH = 50


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="+", help="names of files in tests/accuracy, without .jsonl")
    parser.add_argument("--kind", help="ask only questions of this kind")
    parser.add_argument("--folder", type=Path, default=Path("benchmarks"))
    options = parser.parse_args()
    for name in options.names:
        workbench = news_workbench(options.folder) if name.startswith("news") else briefs_workbench(options.folder)
        report = ask(workbench, SETS / f"{name}.jsonl", options.kind)
        workbench.index.close()
        (options.folder / f"answers-{name}.json").write_text(
            json.dumps(report_json(report), ensure_ascii=False, indent=1), encoding="utf-8"
        )
        sys.stdout.write(f"{name}: {report.kinds}\n")
        figures = (report.accuracy, report.wrongly_refused, report.rightly_refused, report.quotes_exact)
        sys.stdout.write(f"  right, wrongly refused, rightly refused, quotes exact: {figures}\n")
        sys.stdout.write(f"  p50 {report.latency_p50_ms} ms, p95 {report.latency_p95_ms} ms\n")
        sys.stdout.flush()


def ask(workbench: Workbench, file: Path, kind: str | None = None) -> Report:
    """Ask the questions of a file, or those of a kind."""
    questions = [one for one in read_question_file(file).questions if kind in (None, one.kind)]
    return summarise(list(run(questions, workbench.answer, workbench.article)))


def briefs_workbench(folder: Path) -> Workbench:
    """Open an index of the bundled briefs."""
    workbench = open_workbench(folder / "briefs")
    prepare_corpus(workbench, always=True)
    return workbench


def news_workbench(folder: Path) -> Workbench:
    """Open an index of the articles that the questions on news were written on, and of others."""
    workbench = open_workbench(folder / "news-answers")
    known = {article.source for article in workbench.articles()}
    missing = [(place, text) for place, text in _news() if place not in known]
    for start in range(0, len(missing), _BATCH):
        articles: list[Article] = [read_text(text, source=place) for place, text in missing[start : start + _BATCH]]
        workbench.index.add([(article, split(article)) for article in articles])
    workbench.index.follow()
    return workbench


def _news() -> Iterator[tuple[str, str]]:
    """Give the places and texts of the articles asked about, then of others evenly spread."""
    lines = [
        (f"{path.name}, line {number}", line)
        for path in sorted(NEWS.glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"))
        if line.strip()
    ]
    asked = set(chain.from_iterable(map(_places, SETS.glob("news_*.jsonl"))))
    step = max(1, len(lines) // OTHERS)
    yield from (one for number, one in enumerate(lines) if one[0] in asked or number % step == 0)


def _places(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        source = json.loads(line).get("source", [])
        for name, number in [source] if source and isinstance(source[0], str) else source:
            yield f"{name}, line {number}"


if __name__ == "__main__":
    main()
