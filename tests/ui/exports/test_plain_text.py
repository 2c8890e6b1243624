import pytest
from lxml import etree  # type: ignore[import-untyped]

from ui.exports.plain_text import one_line, plain
from ui.exports.sources import details_line, web_address, without_folders
from ui.language import Language


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("甲\x00\x08\x1b[31m乙\x7f\x9b", "甲[31m乙"),
        ("一\r\n二\r三\u2028四\x0c五\n", "一\n二\n三\n四\n五\n"),
        ("左\u202e右\u2066\u200f", "左右"),
        ("\ud800\ufffe\uffff𠮷", "𠮷"),
        ("\t表", "\t表"),
    ],
)
def test_what_no_file_should_hold_is_dropped(written: str, kept: str) -> None:
    assert plain(written) == kept


def test_xml_takes_whatever_is_left() -> None:
    everything = "".join(map(chr, range(0x11000)))
    element = etree.Element("text")
    element.text = plain(everything)
    assert etree.fromstring(etree.tostring(element)).text == element.text


def test_lines_become_one() -> None:
    assert one_line("  第一章　总则 \r\n\n 第二章\n") == "第一章　总则 第二章"


@pytest.mark.parametrize(
    ("source", "address", "told"),
    [
        ("https://a.example/x_y?z=1&b=%20#c", "https://a.example/x_y?z=1&b=%20#c", "https://a.example/x_y?z=1&b=%20#c"),
        ("HTTP://a.example", "HTTP://a.example", "HTTP://a.example"),
        (
            'https://a.example/<b>"{}\\|^`\n\u202e文',
            "https://a.example/%3Cb%3E%22%7B%7D%5C%7C%5E%60%0A%E2%80%AE%E6%96%87",
            'https://a.example/<b>"{}\\|^`\n\u202e文',
        ),
        ("https://[::1", "https://[::1", "https://[::1"),
        ("/home/someone/方案.md", None, "方案.md"),
        ("C:\\secret\\<b>.html", None, "<b>.html"),
        ("folder/", None, "folder"),
        ("file:///home/someone/a.pdf", None, "a.pdf"),
        ("javascript:alert(1)", None, "javascript:alert(1)"),
        ("https://", None, "https:"),
        ("", None, ""),
    ],
)
def test_a_source_is_an_address_or_the_name_of_a_file(source: str, address: str | None, told: str) -> None:
    assert web_address(source) == address
    assert without_folders(source) == told


@pytest.mark.parametrize(
    ("publisher", "published", "regions", "line"),
    [
        ("某局", "2025-01-08", ("浙江", "上海"), "某局 · 2025-01-08 · 浙江, 上海"),
        (None, "2025", (), "2025"),
        ("\u202e ", " 2025\n一月", ("浙江", "\x00"), "2025 一月 · 浙江"),
        (None, None, (), ""),
    ],
)
def test_what_is_known_of_an_article_stands_on_a_line(
    publisher: str | None, published: str | None, regions: tuple[str, ...], line: str
) -> None:
    assert details_line(publisher, published, regions, Language.ENGLISH) == line
