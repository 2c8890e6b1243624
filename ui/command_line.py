"""The command line."""

from __future__ import annotations

import logging
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from index.corpora import corpus_of
from ui.access_commands import audit, changes_logged, corpus_named, keys, removals_logged, users
from ui.backup_commands import backup, restore
from ui.command_options import AsJson, DataDir
from ui.evaluation_commands import evaluate, recheck
from ui.migrating import migrate
from ui.opened_workbench import entrance_of, opened_workbench, progress
from ui.settings import LogForm, Settings, described_settings
from ui.terminal import errors, output, show_answer, show_articles, show_hits, show_outcomes, write_json

app = typer.Typer(
    name="shengce",
    help="Cited answers from articles on Chinese provincial AI policy.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line; a problem is one line on standard error and exit status 1."""
    from assistant.exceptions import AssistantError
    from documents import DocumentsError
    from index import IndexingError
    from ui.exceptions import UserInterfaceError

    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        app()
    except (AssistantError, DocumentsError, IndexingError, UserInterfaceError) as error:
        errors.print(f"shengce: {error}", style="red", markup=False, highlight=False)
        sys.exit(1)
    except ValidationError as error:
        first = error.errors()[0]
        name = "SHENGCE_" + "_".join(str(part) for part in first["loc"]).upper()
        where = f"{name}={first['input']!r}: " if first["loc"] else ""
        errors.print(f"shengce: {where}{first['msg']}", style="red", markup=False)
        sys.exit(1)
    except KeyboardInterrupt:
        errors.print("shengce: interrupted; what was said to be added is stored", style="yellow")
        sys.exit(130)


def _count_files(path: Path) -> int:
    return sum(1 for one in path.rglob("*") if one.is_file()) if path.is_dir() else 1


@app.command(epilog="\n\n".join(["Settings of the environment:", *described_settings()]))
def serve(
    data_dir: DataDir = None,
    host: Annotated[str | None, typer.Option(help="Address to serve on (SHENGCE_HOST; 127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to serve on (SHENGCE_PORT; 7860).")] = None,
    servers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Servers, on this and the next ports (SHENGCE_SERVERS; 1).")
    ] = None,
    sign_in: Annotated[bool, typer.Option("--sign-in", help="Have people sign in (SHENGCE_SIGN_IN).")] = False,
    is_open: Annotated[
        bool, typer.Option("--open", help="Let others ask, add and remove without signing in (SHENGCE_OPEN).")
    ] = False,
) -> None:
    """Serve the chat page, with the API and its tools beside it."""
    from ui.access.entrance import check_address
    from ui.models import loaded_models
    from ui.server import check_port, serve_page
    from ui.serving.logs import log_as_json
    from ui.serving.memory import returning_unused, share_heaps
    from ui.serving.several import ONLY_SERVER, become_servers

    settings = Settings()
    share_heaps(settings.heaps)
    if settings.log is LogForm.JSON:
        log_as_json()
    host, first, count = host or settings.host, port or settings.port, servers or settings.servers
    signs_in = sign_in or settings.signs_in
    check_address(host, signs_in=signs_in, is_open=is_open or settings.open)
    for number in range(count):
        check_port(host, first + number)
    server = ONLY_SERVER if count == 1 else become_servers(count, lambda: loaded_models(settings.model))
    with opened_workbench(data_dir, remembers=True) as workbench, returning_unused():
        with errors.status("preparing the search…"):
            # The first search brings the derived indexes up to date and warms the models; nobody should wait for it.
            workbench.search("人工智能", 1)
        with entrance_of(workbench, data_dir, signs_in=signs_in) as entrance:
            port = first + server.number
            serve_page(workbench, host, port, settings.serving, entrance=entrance, ready=server.answers)


@app.command()
def mcp(data_dir: DataDir = None) -> None:
    """Serve the tools of the Model Context Protocol on standard input and output."""
    from ui.api.tools import serve_stdio

    with opened_workbench(data_dir) as workbench:
        serve_stdio(workbench)


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders or archives of articles.")],
    data_dir: DataDir = None,
    corpus: Annotated[str, typer.Option(help="Whose articles they are: shared, user:NAME or group:NAME.")] = "shared",
    as_json: AsJson = False,
) -> None:
    """Add articles."""
    outcomes = []
    key = corpus_named(corpus, data_dir)
    expected = sum(_count_files(path) for path in paths)
    with opened_workbench(data_dir, corpus=False) as workbench, progress("adding") as advance:
        for outcome in changes_logged(workbench.within([key]).add(paths, corpus=key), data_dir, corpus):
            outcomes.append(outcome)
            # An archive holds more than the one file it was counted as.
            advance(len(outcomes), max(expected, len(outcomes)))
        workbench.index.follow()
    if as_json:
        groups: dict[str, list[dict[str, Any]]] = {s: [] for s in ("added", "replaced", "unchanged", "skipped")}
        for outcome in outcomes:
            groups[outcome.status].append(asdict(outcome))
        write_json(groups)
    else:
        show_outcomes(outcomes)
    if not any(outcome.status != "skipped" for outcome in outcomes):
        raise typer.Exit(1)


@app.command()
def remove(
    article_ids: Annotated[list[str], typer.Argument(help="Ids as `shengce articles` lists them.")],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Remove articles."""
    with opened_workbench(data_dir, corpus=False) as workbench:
        # Whoever has the folder may remove what is whose ever in it.
        removed = {
            article_id: workbench.within([corpus_of(article_id)]).remove(article_id) for article_id in article_ids
        }
    removals_logged([article_id for article_id, was_there in removed.items() if was_there], data_dir)
    if as_json:
        write_json(removed)
    for article_id, was_there in removed.items():
        if not was_there:
            errors.print(f"shengce: no article has the id {article_id!r}: `shengce articles` lists them", style="red")
        elif not as_json:
            output.print(f"removed {article_id}")
    if not all(removed.values()):
        raise typer.Exit(1)


@app.command()
def articles(
    data_dir: DataDir = None,
    corpus: Annotated[str, typer.Option(help="Whose articles: shared, user:NAME or group:NAME.")] = "shared",
    as_json: AsJson = False,
) -> None:
    """List the articles."""
    key = corpus_named(corpus, data_dir)
    with opened_workbench(data_dir) as workbench:
        listed = workbench.within([key]).articles()
    if as_json:
        keys = ("id", "title", "publisher", "published", "regions", "language", "source")
        write_json([{key: getattr(article, key) for key in keys} for article in listed])
    else:
        show_articles(listed)


@app.command()
def search(
    question: str,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Number of passages.")] = 5,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Find the passages nearest to a question."""
    from ui.json_forms import hit_json

    with opened_workbench(data_dir) as workbench:
        hits = workbench.search(question, k)
    if as_json:
        write_json([hit_json(rank, hit) for rank, hit in enumerate(hits, start=1)])
    else:
        show_hits(hits)


@app.command()
def ask(question: str, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Answer a question, with citations."""
    from ui.json_forms import answer_json

    with opened_workbench(data_dir) as workbench:
        answer = workbench.answer(question, model=workbench.language_model)
    if as_json:
        write_json(answer_json(answer))
    else:
        show_answer(answer)


@app.command()
def chat(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Hold a conversation: a question a line on standard input."""
    from assistant import Conversation
    from ui.json_forms import answer_json

    conversation = Conversation()
    with opened_workbench(data_dir) as workbench:
        for line in sys.stdin:
            question = line.strip()
            if not question:
                continue
            answer = workbench.answer(question, conversation, model=workbench.language_model)
            conversation = conversation.with_turn(answer)
            if as_json:
                write_json(answer_json(answer))
                sys.stdout.flush()
            else:
                show_answer(answer)


@app.command()
def clean(path: Path, data_dir: DataDir = None) -> None:
    """Write the cleaned text of a file to standard output."""
    from documents.reading import Unread, read_articles

    failed = False
    for number, read in enumerate(read_articles(path)):
        if isinstance(read, Unread):
            errors.print(f"shengce: {read.reason}", style="red", markup=False)
            failed = True
        else:
            sys.stdout.write(("\n\n" if number else "") + read.text + "\n")
    if failed:
        raise typer.Exit(1)


app.add_typer(users, name="users")
app.add_typer(keys, name="keys")
app.command()(audit)
app.command()(backup)
app.command()(restore)
app.command()(evaluate)
app.command()(recheck)
app.command()(migrate)
