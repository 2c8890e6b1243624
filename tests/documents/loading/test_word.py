"""Tests of loading Word files."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.exceptions import FileTooLarge, NoText, UnreadableFile
from documents.loading import Limits, load_bytes
from tests.documents.loading.tracing_checks import untraced


def saved(build: Callable[[Document], None]) -> bytes:
    """Make a Word file."""
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.created = datetime.datetime(2026, 1, 7, 8, 0)
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_body(changed: Callable[[bytes], bytes]) -> bytes:
    """Make a Word file in which the XML of the body is changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(article))) as whole, zipfile.ZipFile(file, "w") as other:
        for name in whole.namelist():
            content = whole.read(name)
            other.writestr(name, changed(content) if name == "word/document.xml" else content)
    return file.getvalue()


def article(document: Document) -> None:
    document.core_properties.title = "行动方案"
    document.core_properties.author = "张三"
    document.add_heading("安徽省行动方案", level=1)
    document.add_paragraph("近日，省里印发方案。")
    document.add_heading("重点任务", level=2)
    document.add_paragraph("研发", style="List Bullet").add_run("中心").bold = True
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("年份", "目标"), ("2027", "1000亿元")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("第一行\n第二行")


def test_loads_headings_paragraphs_and_tables() -> None:
    loaded = load_bytes(saved(article), "a.docx")
    lines = [
        "安徽省行动方案",
        "近日，省里印发方案。",
        "重点任务",
        "研发中心",
        "年份 | 目标",
        "2027 | 1000亿元",
        "第一行",
        "第二行",
    ]
    assert loaded.raw == "\n".join(lines)
    assert loaded.text.text == "\n".join(["# 安徽省行动方案", lines[1], "## 重点任务", *lines[3:]])
    assert {raw for _, raw in untraced(loaded)} == {""}
    assert loaded.title == "行动方案"
    assert loaded.details == {"author": "张三", "created": "2026-01-07", "format": "docx"}


def test_takes_the_title_from_the_title_style() -> None:
    loaded = load_bytes(saved(lambda document: document.add_heading("方案全文", level=0) and None), "a.docx")
    assert (loaded.title, loaded.text.text) == ("方案全文", "# 方案全文")


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("培育")
        for change in ("<w:ins {}><w:r><w:t>十</w:t></w:r></w:ins>", "<w:del {}><w:r><w:t>五</w:t></w:r></w:del>"):
            paragraph._p.append(parse_xml(change.format(nsdecls("w"))))
        paragraph.add_run("户企业。")

    assert load_bytes(saved(build), "a.docx").text.text == "培育十户企业。"


def test_text_boxes_follow_their_paragraph() -> None:
    box = "<w:r {}><w:pict><w:txbxContent><w:p><w:r><w:t>框中文字。</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"

    def build(document: Document) -> None:
        document.add_paragraph("正文。")._p.append(parse_xml(box.format(nsdecls("w"))))

    assert load_bytes(saved(build), "a.docx").text.text == "正文。\n框中文字。"


def test_tables_inside_tables_are_read_once() -> None:
    def build(document: Document) -> None:
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        cell.text = "外"
        cell.add_table(rows=1, cols=2).cell(0, 1).text = "内"

    assert load_bytes(saved(build), "a.docx").text.text == "外 内"


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(NoText, match=r"^a\.docx: the Word file holds no text$"):
        load_bytes(saved(lambda document: None), "a.docx")


@pytest.mark.parametrize("content", [b"<w:broken", b"", b"<x/>"])
def test_damage_inside_is_told(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^a\.docx: the Word file is damaged; open it in Word and save it again$"):
        load_bytes(with_body(lambda _: content), "a.docx")


def test_entities_lead_to_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("口令是红色的")

    def with_entity(body: bytes) -> bytes:
        declared = f'<!DOCTYPE d [<!ENTITY secret SYSTEM "{secret.as_uri()}">]><w:document'
        text = body.decode().replace("<w:document", declared, 1)
        assert "近日" in text
        return text.replace("近日", "近日&secret;", 1).encode()

    text = load_bytes(with_body(with_entity), "a.docx").text.text
    assert "近日" in text
    assert "口令" not in text


def test_a_bomb_is_refused() -> None:
    file = io.BytesIO(saved(article))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb", b"0" * 20_000_000)
    with pytest.raises(
        FileTooLarge, match=r"^a\.docx: a file inside unpacks to 1,0\d\d times its size; this looks like"
    ):
        load_bytes(file.getvalue(), "a.docx")


def test_too_much_text_is_refused() -> None:
    with pytest.raises(
        FileTooLarge, match=r"^a\.docx: its text unpacks to 0\.\d MB, over the 0\.0 MB that are read; split"
    ):
        load_bytes(saved(article), "a.docx", limits=Limits(max_xml_bytes=1_000))


def test_a_file_cut_short_is_told() -> None:
    with pytest.raises(
        UnreadableFile, match=r"^a\.docx: the Word file is damaged or cut short; save or pack it again$"
    ):
        load_bytes(saved(article)[:5_000], "a.docx", limits=Limits())
