"""The shape of the code: which way imports run, who owns the heavy libraries, what packages offer."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGES = ("documents", "index", "assistant", "ui")
"""Each may import those before it."""

MODEL_FILES = {"index/embedder.py", "index/e5.py", "index/e5_encoder.py", "index/e5_export.py", "index/e5_module.py"}
OWNERS = {
    "faiss": {"index/vector_layouts.py", "index/vectors.py"},
    "tantivy": {"index/english_words.py", "index/lexical.py"},
    "torch": MODEL_FILES,
    "transformers": {"index/e5_export.py"},
    "sentence_transformers": {"index/embedder.py", "index/e5.py", "index/e5_export.py", "index/e5_module.py"},
    "pymilvus": {"index/milvus/collection.py"},
    "openai": {"assistant/language_model/client.py"},
}
"""The files that may import a heavy library; the page's files may import Gradio."""

NOT_THE_PAGE = {
    *("backup", "backup_commands", "shared_conversations", "shared_feedback", "shared_tables"),
    *(
        "access_commands",
        "build",
        "command_line",
        "command_options",
        "evaluating",
        "evaluation_commands",
        "evaluation_json",
    ),
    *("evaluation_plots", "evaluation_rendering", "evaluation_report", "evaluation_terminal", "evaluation_words"),
    *("exceptions", "json_forms", "migrating", "opened_workbench", "readiness", "settings", "terminal"),
}
PRINTERS = {"ui/command_line.py", "ui/terminal.py"}
HEAVY = sorted({*OWNERS, "gradio"})


@cache
def modules() -> dict[str, Path]:
    """Find all modules of the packages, by their dotted names."""
    found: dict[str, Path] = {}
    for package in PACKAGES:
        for path in sorted((CHECKOUT / package).rglob("*.py")):
            parts = path.relative_to(CHECKOUT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[str]:
    """List what a file imports anywhere in it: modules, and names of modules where they are such."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}, line {node.lineno}: a relative import"
            assert node.module is not None
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from names & modules().keys()
            if names - modules().keys():
                yield node.module


def relative(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


def test_the_packages_are_found() -> None:
    assert {name.split(".")[0] for name in modules()} == set(PACKAGES)
    assert len(modules()) > 50


def test_imports_run_one_way() -> None:
    leftward = [
        f"{name} imports {imported}"
        for name, path in modules().items()
        for imported in imports(path)
        if imported.split(".")[0] in PACKAGES
        and PACKAGES.index(imported.split(".")[0]) > PACKAGES.index(name.split(".")[0])
    ]
    assert leftward == []


def test_nothing_but_tests_imports_tests() -> None:
    assert [name for name, path in modules().items() if any(i.split(".")[0] == "tests" for i in imports(path))] == []


def test_there_is_no_cycle() -> None:
    # Raises CycleError, which names the cycle.
    graph = {name: {one for one in imports(path) if one in modules()} for name, path in modules().items()}
    assert set(TopologicalSorter(graph).static_order()) == set(modules())


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_a_heavy_library_is_imported_only_where_it_belongs(library: str) -> None:
    importers = {
        relative(path) for path in modules().values() if any(i.split(".")[0] == library for i in imports(path))
    }
    assert importers <= OWNERS[library]


def test_gradio_is_imported_only_by_the_page() -> None:
    importers = {name for name, path in modules().items() if any(i.split(".")[0] == "gradio" for i in imports(path))}
    assert {name.split(".")[0] for name in importers} <= {"ui"}
    assert {name.split(".")[1] for name in importers} & NOT_THE_PAGE == set()


def offered_order(name: str) -> tuple[int, str]:
    """Put constants before classes before functions, as ruff sorts `__all__`."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def test_what_packages_offer_is_sorted_and_there() -> None:
    for name, path in modules().items():
        if path.name != "__init__.py":
            continue
        package = importlib.import_module(name)
        offered = getattr(package, "__all__", [])
        assert list(offered) == sorted(offered, key=offered_order), name
        assert [one for one in offered if not hasattr(package, one)] == [], name
        # Nothing is re-exported by accident.
        imported = {
            alias.asname or alias.name
            for node in tree(path).body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        assert imported - {"annotations"} == set(offered), name


def test_nothing_prints_but_the_command_line() -> None:
    printing = [
        f"{relative(path)}, line {node.lineno}"
        for path in modules().values()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and node.id == "print" and relative(path) not in PRINTERS
    ]
    assert printing == []


def test_only_the_settings_read_the_environment() -> None:
    reading = [
        f"{relative(path)}, line {node.lineno}"
        for path in modules().values()
        if relative(path) != "ui/settings.py"
        for node in reads_of_the_environment(tree(path))
    ]
    assert reading == []


def reads_of_the_environment(module: ast.Module) -> Iterator[ast.Attribute | ast.ImportFrom]:
    """Find what reads the environment; to set a variable for a library is not to read it."""
    nodes = list(ast.walk(module))
    written = {id(node.value) for node in nodes if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)}
    for node in nodes:
        is_attribute = isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
        is_import = isinstance(node, ast.ImportFrom) and {"environ", "getenv"} & {alias.name for alias in node.names}
        if isinstance(node, ast.Attribute | ast.ImportFrom) and (is_attribute or is_import) and id(node) not in written:
            yield node


def test_no_module_is_named_like_the_standard_library_or_like_nothing() -> None:
    last = {name.split(".")[-1] for name in modules()}
    assert last & (set(sys.stdlib_module_names) | {"utils", "helpers", "common", "misc"}) == set()


@pytest.mark.parametrize("name", [*PACKAGES, "ui.command_line"])
def test_importing_is_cheap(name: str) -> None:
    code = f"import sys, {name}; sys.stdout.write(' '.join(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
