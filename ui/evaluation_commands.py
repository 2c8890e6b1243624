"""The commands that measure answers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from ui.command_options import AsJson, DataDir
from ui.exceptions import NotWritten
from ui.opened_workbench import opened_workbench, progress
from ui.terminal import output, write_json


def evaluate(
    file: Annotated[
        Path | None, typer.Argument(help="JSON lines of question, expected, refuse …, a CSV table, or SQuAD JSON.")
    ] = None,
    data_dir: DataDir = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask only so many questions, evenly spread.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page with plots and every wrong answer.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Compare with what an earlier run wrote with --json.")] = None,
    make_questions: Annotated[
        bool, typer.Option("--make-questions", help="Draft questions from your own articles, for review.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="Where --make-questions writes them, instead of here.")] = None,
    as_json: AsJson = False,
) -> None:
    """Measure answers against a file of questions.

    A SQuAD file is asked of its own paragraphs, in a folder of its own unless one is named.
    """
    if make_questions == (file is not None):
        raise typer.BadParameter("give either a file of questions or --make-questions")
    if file is None:
        _draft(data_dir, out)
    else:
        _measure(file, data_dir, limit=limit, html=html, baseline=baseline, as_json=as_json)


def recheck(
    file: Annotated[Path, typer.Argument(help="What `shengce evaluate --json` or `recheck --save` wrote.")],
    data_dir: DataDir = None,
    save: Annotated[Path | None, typer.Option(help="Keep the answers of now in a file, to recheck later.")] = None,
    as_json: AsJson = False,
) -> None:
    """Ask saved questions again, and show which answers or citations changed."""
    from assistant.measuring import read_run, run_form
    from assistant.measuring.rechecking import changes
    from ui.evaluating import ask_again
    from ui.evaluation_json import recheck_json
    from ui.evaluation_terminal import show_changes

    before = read_run(file)
    _check_place(save)
    with opened_workbench(data_dir) as workbench, progress("asking") as advance:
        now = ask_again(workbench, before, progress=advance)
    changed = changes(before, now)
    if save is not None:
        _write(save, json.dumps(run_form(now), ensure_ascii=False))
    if as_json:
        write_json(recheck_json(changed, now))
    else:
        show_changes(changed, len(now))


def _measure(
    file: Path, data_dir: Path | None, *, limit: int | None, html: Path | None, baseline: Path | None, as_json: bool
) -> None:
    from assistant.measuring import read_run
    from assistant.question_files import read_question_file
    from ui.evaluating import regions_of, run_questions
    from ui.evaluation_json import evaluation_json
    from ui.evaluation_rendering import evaluation_html
    from ui.evaluation_report import make_report
    from ui.evaluation_terminal import show_evaluation

    questions = read_question_file(file)
    earlier = None if baseline is None else read_run(baseline)
    _check_place(html)
    with tempfile.TemporaryDirectory(prefix="shengce-") as temporary:
        own = data_dir or (Path(temporary) if questions.paragraphs else None)
        # The paragraphs of a file of questions are nothing that others shall find.
        apart = bool(questions.paragraphs)
        with opened_workbench(own, corpus=not apart, shared=not apart) as workbench:
            with progress("asking") as advance:
                outcomes = run_questions(workbench, questions, limit=limit, progress=advance)
            report = make_report(outcomes, regions_of(workbench), earlier)
    if html is not None:
        _write(html, evaluation_html(report, file.name, datetime.now()))
    if as_json:
        write_json(evaluation_json(report))
    else:
        show_evaluation(report)


def _draft(data_dir: Path | None, out: Path | None) -> None:
    from ui.evaluating import draft_from
    from ui.evaluation_json import drafted_line

    _check_place(out)
    with opened_workbench(data_dir, corpus=False) as workbench:
        lines = [drafted_line(one) for one in draft_from(workbench)]
    if out is None:
        for line in lines:
            write_json(line)
    else:
        _write(out, _json_lines(lines))
        output.print(
            f"{len(lines)} questions drafted: look them over in {out} before you measure by them", markup=False
        )


def _json_lines(lines: Sequence[Any]) -> str:
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def _check_place(path: Path | None) -> None:
    """See that a file can be written before hundreds of questions are asked for it."""
    if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
        raise NotWritten(f"cannot write {path}: it is a folder, or its folder does not exist")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise NotWritten(f"cannot write {path} ({error.strerror or error})") from error
