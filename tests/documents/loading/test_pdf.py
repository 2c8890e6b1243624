"""Tests of loading PDF files."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]

from documents.exceptions import FileTooLarge, NoText, UnreadableFile
from documents.loading import Limits, load_bytes
from tests.documents.loading.pdf_files import LATIN, sheet, wrapped
from tests.documents.loading.tracing_checks import untraced

LEFT = (
    "左栏写安徽，近日省里印发行动方案，提出到二〇二七年培育十户以上龙头企业，突破一百项关键技术，产业规模达到一千亿元。"
    * 2
)
RIGHT = (
    "右栏写江苏，省里发布人工智能政策，支持创新平台建设与应用示范，推动数据要素流通，并对首台套给予奖励，最高五百万元。"
    * 2
)
TITLE = "安徽江苏两省出台行动方案"


def columns(pages: int = 2, *, shift: float = 0) -> bytes:
    """Make pages of two columns whose lines come row by row in the file, with running heads and page numbers."""
    with sheet() as drawn:
        for number in range(pages):
            drawn.line(60, 810, f"安徽日报 2026年1月{number + 7}日 要闻", size=9)
            drawn.line(290, 30, f"— {number + 1} —", size=9)
            if number == 0:
                drawn.line(60, 770, TITLE, size=18)
            sides = [wrapped("　　" + text, 20) for text in (LEFT, RIGHT)]
            for row, (left, right) in enumerate(zip(*sides, strict=True)):
                drawn.line(60, 730 - 16 * row, left)
                drawn.line(320, 730 - 16 * row - shift, right)
            drawn.canvas.showPage()
    return drawn.data


@pytest.mark.parametrize("shift", [0, 7])
def test_reads_columns_one_after_the_other_without_running_heads(shift: float) -> None:
    loaded = load_bytes(columns(shift=shift), "a.pdf")
    assert loaded.text.text == f"# {TITLE}\n" + "\n".join([LEFT, RIGHT] * 2)
    assert loaded.title == TITLE
    assert loaded.details == {"format": "pdf", "pages": "2", "created": "2000-01-01"}


def test_traces_each_character_to_the_extracted_text() -> None:
    loaded = load_bytes(columns(), "a.pdf")
    assert {raw for _, raw in untraced(loaded)} == {""}
    assert loaded.raw.split("\f")[0].split("\n")[:3] == ["安徽日报 2026年1月7日 要闻", "— 1 —", TITLE]
    start = loaded.text.text.index("龙头企业")
    first, last = loaded.text.original_span(start, start + 4)
    assert loaded.raw[first:last].replace("\n", "") == "龙头企业"


def test_joins_words_hyphenated_at_the_line_end() -> None:
    lines = [
        "The province issued an action plan for intelli-",
        "gent robots, and it",
        "runs to 2027 with a well-known aim.",
    ]
    with sheet() as drawn:
        for row, line in enumerate(lines):
            drawn.line(72, 700 - 14 * row, line, size=11, font=LATIN)
        drawn.line(72, 630, "A second paragraph.", size=11, font=LATIN)
    loaded = load_bytes(drawn.data, "a.pdf")
    assert loaded.raw == "\n".join([*lines, "A second paragraph."])
    assert loaded.text.text.startswith("The province issued an action plan for intelligent robots")
    assert loaded.text.text.endswith("\nA second paragraph.")


def test_a_short_line_or_an_indent_ends_a_paragraph() -> None:
    lines = [
        "　　第一段话说的是安徽省的方案，写",
        "满一行以后到这里结束。",
        "　　第二段话说的是江苏省的方案，写",
        "满一行。",
    ]
    with sheet() as drawn:
        for row, line in enumerate(lines):
            drawn.line(72, 700 - 15 * row, line)
    expected = "第一段话说的是安徽省的方案，写满一行以后到这里结束。\n第二段话说的是江苏省的方案，写满一行。"
    assert load_bytes(drawn.data, "a.pdf").text.text == expected


def test_joins_a_paragraph_over_a_page_end() -> None:
    with sheet() as drawn:
        drawn.line(72, 700, "　　这一段话写到页面的最后一行还没有")
        drawn.line(72, 685, "写完，要到下一页才能够写完它，因为")
        drawn.canvas.showPage()
        drawn.line(72, 700, "页面太短。而且下一页还有另外一行字")
        drawn.line(72, 685, "跟在后面。")
    expected = (
        "这一段话写到页面的最后一行还没有写完，要到下一页才能够写完它，因为页面太短。而且下一页还有另外一行字跟在后面。"
    )
    assert load_bytes(drawn.data, "a.pdf").text.text == expected


def test_parts_the_cells_of_a_table() -> None:
    with sheet() as drawn:
        for row, (year, goal) in enumerate([("年份", "目标"), ("2026", "10户"), ("2027", "20户")]):
            drawn.line(72, 700 - 15 * row, year)
            drawn.line(200, 700 - 15 * row, goal)
    assert load_bytes(drawn.data, "a.pdf").text.text == "年份 | 目标\n2026 | 10户\n2027 | 20户"


def test_takes_title_and_author_from_the_properties() -> None:
    with sheet() as drawn:
        drawn.canvas.setTitle("行动方案")
        drawn.canvas.setAuthor("省政府办公厅")
        drawn.line(72, 700, "正文一行。")
    loaded = load_bytes(drawn.data, "a.pdf")
    assert (loaded.title, loaded.details["author"]) == ("行动方案", "省政府办公厅")


def test_a_scan_gets_a_clear_message() -> None:
    picture = io.BytesIO()
    Image.new("L", (100, 100)).save(picture, "PNG")
    with sheet() as drawn:
        drawn.canvas.drawImage(ImageReader(picture), 0, 0, 400, 400)
    with pytest.raises(NoText, match=r"^a\.pdf: the PDF holds only images; run OCR first \(for example ocrmypdf\)$"):
        load_bytes(drawn.data, "a.pdf")


def test_an_empty_pdf_gets_a_clear_message() -> None:
    with sheet() as drawn:
        drawn.canvas.showPage()
    with pytest.raises(NoText, match=r"^a\.pdf: the PDF holds no text$"):
        load_bytes(drawn.data, "a.pdf")


def test_a_password_gets_a_clear_message() -> None:
    with sheet(encrypt=StandardEncryption("secret")) as drawn:
        drawn.line(72, 700, "正文。")
    with pytest.raises(UnreadableFile, match=r"^a\.pdf: protected by a password; save it without one$"):
        load_bytes(drawn.data, "a.pdf")


def test_broken_cross_references_are_mended() -> None:
    whole = columns(1)
    broken = whole.replace(b"startxref", b"startxxxx").replace(b"0000000", b"9999999")
    assert load_bytes(broken, "a.pdf").text.text == load_bytes(whole, "a.pdf").text.text


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_pdf_cut_short_gets_a_clear_message(share: float) -> None:
    data = columns(1)
    with pytest.raises(UnreadableFile, match=r"^a\.pdf: the PDF is damaged; open it in a reader and save it again$"):
        load_bytes(data[: max(20, int(share * len(data)))], "a.pdf")


def test_refuses_too_many_pages() -> None:
    with pytest.raises(FileTooLarge, match=r"^a\.pdf: 3 pages, over the 2 that are read$"):
        load_bytes(columns(3), "a.pdf", limits=Limits(max_pages=2))
