"""Why files are not added, in three languages: every line of the loaders has its words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import documents
from index.adding import PASTED, FileOutcome, Status
from index.reason import Reason, ReasonKind
from ui.language import Language
from ui.reason_texts import KINDS, REASONS
from ui.reasons import refusal, worded

ERRORS = {"UnreadableFile", "UnsupportedFormat", "FileTooLarge", "NoText", "Unread"}
# What only developers meet, and what is worded as the rest of a line.
PLACE = re.compile(r"\{\w+\}")


def lines_of_the_loaders() -> set[str]:
    """Find the messages in the source, with `{}` for what is put into them, without the file's name."""
    found = set()
    for path in Path(documents.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                found |= {message(argument) for argument in node.args if isinstance(argument, ast.JoinedStr)}
    return found


def message(node: ast.JoinedStr) -> str:
    parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
    return "".join(map(str, parts)).removeprefix("{}: ")


def test_the_messages_are_found() -> None:
    assert len(lines_of_the_loaders()) > 35


@pytest.mark.parametrize("line", sorted(lines_of_the_loaders()))
def test_every_message_has_its_words(line: str) -> None:
    filled = line.replace("{}", "7")
    for language in (Language.SIMPLIFIED, Language.TRADITIONAL):
        told = refusal(filled, language)
        assert told != filled
        assert re.search("[一-鿿]", told)
    assert refusal(filled, Language.ENGLISH) == filled


def test_words_hold_no_place_that_their_line_lacks() -> None:
    for line, words in REASONS.items():
        for one in words:
            assert set(PLACE.findall(one)) <= set(PLACE.findall(line))


def test_the_kinds_of_files_are_named() -> None:
    from documents.loading.formats import OTHERS

    assert {kind for _, kind in OTHERS} <= KINDS.keys()
    line = "a RAR archive, not an article; give the article as text"
    assert refusal(line, Language.TRADITIONAL).startswith("是RAR 壓縮檔，不是文章；")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("71 MB, over the 50 MB that are read; split the file", "71 MB，超过上限（50 MB）；请拆分文件"),
        (
            "5,000,001 characters, over the 5,000,000 that are read; split the file",
            "5,000,001 个字符，超过上限（5,000,000）；请拆分文件",
        ),
        (
            "its text unpacks to 30 MB, over the 20 MB that are read; split the file",
            "正文解开后有 30 MB，超过上限（20 MB）；请拆分文件",
        ),
        ("something new", "something new"),
    ],
)
def test_the_first_line_that_fits_counts(line: str, words: str) -> None:
    assert refusal(line, Language.SIMPLIFIED) == words


def test_a_skipped_file_is_not_named_again() -> None:
    outcome = FileOutcome("/tmp/secret/a.txt", Status.SKIPPED, reason="/tmp/secret/a.txt: the file is empty")
    assert [worded(outcome, language) for language in Language] == ["文件是空的", "檔案是空的", "the file is empty"]
    short = "too short, 3 characters where an article has at least 20"
    assert worded(FileOutcome(PASTED, Status.SKIPPED, reason=f"{PASTED}: {short}"), Language.SIMPLIFIED) == (
        "正文太短：只有 3 个字，至少要 20 个"
    )


def test_what_an_article_replaces_is_told_without_folders() -> None:
    reasons = (
        Reason(ReasonKind.NEW_VERSION, "replaces the version added before (0)"),
        Reason(ReasonKind.REPUBLICATION, "the same report as 甲 (/secret/a.md)", "甲", "某某网", "2026-01-02"),
    )
    outcome = FileOutcome("b.md", Status.REPLACED, "1", "乙", 2, "…", reasons=reasons)
    assert [worded(outcome, language) for language in Language] == [
        "替换了先前的版本；同一报道另见《甲》 (某某网, 2026-01-02)",
        "取代了先前的版本；同一報導另見《甲》 (某某网, 2026-01-02)",
        "replaces the version added before; the same report as 甲 (某某网, 2026-01-02)",
    ]
    assert worded(FileOutcome("b.md", Status.ADDED, "1", "乙", 2), Language.ENGLISH) == ""
