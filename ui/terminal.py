"""What people see in the terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from assistant import Answer, Citation
from documents import Article
from documents.script import detect_language
from index import Hit
from index.adding import FileOutcome, Status
from ui.language import language_of_tag
from ui.model_told import told_of_model, words_for

output = Console(soft_wrap=True)
errors = Console(stderr=True, soft_wrap=True)

_STYLES = {Status.ADDED: "green", Status.REPLACED: "cyan", Status.UNCHANGED: "dim", Status.SKIPPED: "red"}


def write_json(value: Any) -> None:
    """Write a value as one line of JSON."""
    output.out(json.dumps(value, ensure_ascii=False), highlight=False)


def show_answer(answer: Answer) -> None:
    """Show an answer and its citations, or that there is none and what comes closest."""
    title = f"{answer.question}" if answer.question == answer.standalone_question else answer.standalone_question
    colour = "green" if answer.answered else "yellow"
    panel = Panel(Text(answer.answer), title=escape(title), title_align="left", border_style=colour)
    # Soft wrapping would cut a panel off at the edge of the terminal.
    output.print(panel, soft_wrap=False)
    for citation in answer.citations or answer.closest:
        _show_citation(citation, numbered=answer.answered)
    output.print(f"[dim]{answer.confidence:.0%} · {answer.timings_ms.get('total', 0):.0f} ms[/dim]")
    _show_model(answer)


def _show_model(answer: Answer) -> None:
    """Say what a language model did for an answer, and which of its sentences are not shown."""
    language = language_of_tag(detect_language(answer.question))
    for line in told_of_model(answer, language):
        output.print(Text(line, style="dim"))
    for removed in answer.model.removed if answer.model else ():
        reason = words_for(f"removal_{removed.reason.name.lower()}", language)
        output.print(Text(f"✗ {' '.join(removed.text.split())}  ({reason})", style="dim"))


def _show_citation(citation: Citation, *, numbered: bool) -> None:
    passage = Text(citation.passage)
    begin = citation.start - citation.passage_start
    passage.stylize("bold yellow", begin, begin + len(citation.quote))
    marker = f"[{citation.marker}] " if numbered else ""
    told = " · ".join(part for part in (citation.publisher, citation.published, citation.heading) if part)
    output.print(Text(f"{marker}{citation.title}", style="bold"), Text(told, style="dim"), sep="  ")
    output.print(passage)
    output.print(Text(f"{citation.source} @ {citation.start}-{citation.end}", style="dim"))
    for one in citation.republications:
        details = " · ".join(part for part in (one.publisher, one.published, one.source) if part)
        output.print(Text(f"same report: {one.title}  {details}", style="dim"))
    output.print()


def show_hits(hits: Sequence[Hit]) -> None:
    """Show the passages a search found."""
    if not hits:
        output.print("nothing found")
    for rank, hit in enumerate(hits, start=1):
        output.print(Text(f"{rank}. {hit.article.title}", style="bold"), Text(f"{hit.score:.3f}", style="dim"))
        output.print(Text(hit.passage.text))
        output.print()


def show_articles(articles: Sequence[Article]) -> None:
    """Show a list of articles."""
    table = Table("id", "title", "publisher", "date", "regions")
    for article in articles:
        regions = " ".join(article.regions[:4])
        cells = (article.id, article.title, article.publisher or "", article.published or "", regions)
        table.add_row(*(escape(cell) for cell in cells))
    output.print(table, soft_wrap=False)


def show_outcomes(outcomes: Sequence[FileOutcome]) -> None:
    """Show what became of each file, one group after another, why, and the sums last."""
    for status in Status:
        for outcome in outcomes:
            if outcome.status is status:
                _show_outcome(outcome)
    counts = Counter(outcome.status for outcome in outcomes)
    output.print(", ".join(f"{counts[status]} {status}" for status in Status if counts[status]) or "no files found")


def _show_outcome(outcome: FileOutcome) -> None:
    words = outcome.path
    if outcome.title:
        words = f"{outcome.title} ({outcome.passages} passage{'' if outcome.passages == 1 else 's'})"
    # A reason given for a file that was not read begins with its path.
    reason = outcome.reason.removeprefix(f"{outcome.path}: ")
    output.print(Text(f"{outcome.status:<9} ", style=_STYLES[outcome.status]), Text(words), sep="", end="")
    output.print(Text(f"  {' '.join(reason.split())}" if reason else "", style="dim"))
