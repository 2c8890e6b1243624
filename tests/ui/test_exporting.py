from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest

from tests.ui.fake_workbench import FakeWorkbench
from ui.exporting import ExportKind, export
from ui.exports import ExportedConversation, read_conversation
from ui.language import Language
from ui.turns import Turn, TurnStatus

WHEN = datetime(2026, 11, 22, 10, 5, tzinfo=UTC)
TURN = Turn("目标", "60", TurnStatus.DONE, FakeWorkbench().answer_to("目标"))


def conversation(title: str = "江苏的目标", *turns: Turn) -> ExportedConversation:
    return ExportedConversation(title, WHEN, turns or (TURN,))


@pytest.mark.parametrize(
    ("kind", "name", "media_type", "beginning"),
    [
        (ExportKind.MARKDOWN, "江苏的目标_2026-11-22.md", "text/markdown", "# 江苏的目标\n"),
        (ExportKind.JSON, "江苏的目标_2026-11-22.json", "application/json", '{\n "format": "shengce conversation"'),
        (ExportKind.BIBTEX, "江苏的目标_2026-11-22.bib", "application/x-bibtex", "@misc{article-"),
        (ExportKind.GB_T_7714, "江苏的目标_2026-11-22.txt", "text/plain", "[1] 江州省人民政府办公厅. "),
    ],
)
def test_a_file_has_its_name_and_its_content(kind: ExportKind, name: str, media_type: str, beginning: str) -> None:
    file = export(kind, conversation(), Language.SIMPLIFIED)
    assert (file.name, file.media_type) == (name, media_type)
    assert file.content.decode().startswith(beginning)


def test_a_word_file_opens_and_a_json_file_is_read() -> None:
    word = export(ExportKind.DOCX, conversation(), Language.ENGLISH)
    assert docx.Document(io.BytesIO(word.content)).paragraphs[0].text == "江苏的目标"
    written = export(ExportKind.JSON, conversation(), Language.ENGLISH)
    assert read_conversation(written.content.decode()).turns[0].question == "目标"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('a/b\\c: <"d">|?*e', "a_b_c_d_e_2026-11-22.md"),
        ("..", "省策_2026-11-22.md"),
        ("长" * 50, "长" * 40 + "_2026-11-22.md"),
        ("甲\u202e乙\n丙", "甲乙_丙_2026-11-22.md"),
    ],
)
def test_a_name_is_one_that_every_system_takes(title: str, name: str) -> None:
    assert export(ExportKind.MARKDOWN, conversation(title), Language.SIMPLIFIED).name == name


@pytest.mark.parametrize("kind", list(ExportKind))
def test_of_nothing_there_is_no_file(kind: ExportKind) -> None:
    assert export(kind, ExportedConversation("题", WHEN, ()), Language.ENGLISH).content == b""


def test_without_citations_there_is_no_list_of_them() -> None:
    asked = conversation("题", Turn("坏", "错", TurnStatus.FAILED))
    assert export(ExportKind.BIBTEX, asked, Language.ENGLISH).content == b""
    assert export(ExportKind.MARKDOWN, asked, Language.ENGLISH).content != b""
