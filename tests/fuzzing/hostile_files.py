"""Files that nobody would write: sound ones damaged, and what is made to break a reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.fuzzing.sound_files import packed, sound_files

# Pieces that mean something to one reader or another.
WORDS = (
    b"\0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x84\x31\x95\x33", b"\xff\xff\xff\xff", b"\xed\xa0\x80",
    b"\r\n\r\n",
    b"---\n", b"\n---\n", b"title: \"\\ud800\"\n", b"title: !!binary x\n", b"date: 2026-02-31\n", b"regions: {a: *b}\n",
    b"a: &a [*a]\n", b"<", b"<!--", b"<![CDATA[", b"</", b"<table>", b"<tr><td colspan=999999999>", b"<h1>", b"<pre>",
    b"<script type='application/ld+json'>{\"headline\":\"\\ud83d\",\"@type\":[[]]}</script>",
    b"<title>\xed\xbf\xbf</title>",
    b"<meta charset=utf-7>", b"<meta charset=idna>", b"<meta property=og:title content=\"&#xD800;&#0;\">",
    b"<?xml version='1.0'",
    b"<base href='http://[::1'>", b"<link rel=canonical href='http://[bad'>", b"&#x110000;", b"&#xD800;", b"&#0;", b"&",
    b"<time datetime='99999-99-99'>", b"data:image/png;base64,AAAA",
    b"Content-Type: multipart/related; boundary=\"\"\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n", b"Content-Location: \xff\xfe\r\n", b"charset=\"\xff\"",
    b"=?utf-8?b?!!?=",
    b"%PDF-1.7\n", b"endobj", b"/Count 999999999", b"/Kids [1 0 R 1 0 R]", b"xref\n0 1\n", b"stream\r\n", b"/Length -1",
    b"PK\x03\x04", b"PK\x05\x06", b"PK\x01\x02", b"]]>", b"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", b"``` \n",
    b"> " * 40,
    b"[" * 40, b"![](", b"|" * 40, b"\\", b"# ", b"1. ", b"(h\xc7\x8eo)", b"?/p>", b"?\xe4\xb8\xad",
    "\u200b\u202e\u2066\ufeff\u0000\ufffd".encode(), "\ue000\U000f0000".encode(), "\u0301".encode() * 30,
)  # fmt: skip
PIECES = st.one_of(st.sampled_from(WORDS), st.binary(max_size=12), st.text(max_size=8).map(lambda s: s.encode()))


@dataclass(frozen=True)
class HostileFile:
    """Hold a file and its name."""

    name: str
    data: bytes

    def __repr__(self) -> str:
        return f"HostileFile({self.name!r}, {self.data[:300]!r}, {len(self.data)} bytes)"


@st.composite
def _cut(draw: st.DrawFn, data: bytes) -> bytes:
    return data[: draw(st.integers(0, len(data)))]


@st.composite
def _flipped(draw: st.DrawFn, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(draw(st.integers(1, 20)) if data else 0):
        changed[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(changed)


@st.composite
def _removed(draw: st.DrawFn, data: bytes) -> bytes:
    start = draw(st.integers(0, len(data)))
    return data[:start] + data[start + draw(st.integers(1, 200)) :]


@st.composite
def _put_in(draw: st.DrawFn, data: bytes) -> bytes:
    place = draw(st.integers(0, len(data)))
    return data[:place] + draw(PIECES) * draw(st.sampled_from([1, 1, 1, 2, 30, 1000])) + data[place:]


@st.composite
def _repeated(draw: st.DrawFn, data: bytes) -> bytes:
    start = draw(st.integers(0, len(data)))
    piece = data[start : start + draw(st.integers(1, 60))]
    return data[:start] + piece * draw(st.sampled_from([2, 10, 300, 3000])) + data[start:]


@st.composite
def _spliced(draw: st.DrawFn, data: bytes) -> bytes:
    other = draw(st.sampled_from(list(sound_files().values())))
    return data[: draw(st.integers(0, len(data)))] + other[draw(st.integers(0, len(other))) :]


@st.composite
def _read_otherwise(draw: st.DrawFn, data: bytes) -> bytes:
    """Decode in one encoding and write in another, as a program did that took one for the other."""
    encodings = st.sampled_from(["utf-8", "gb18030", "big5", "utf-16-le", "latin-1", "cp1252", "shift_jis"])
    return data.decode(draw(encodings), "replace").encode(draw(encodings), "replace")


DAMAGE: tuple[Callable[[bytes], st.SearchStrategy[bytes]], ...] = (
    _cut, _flipped, _removed, _put_in, _put_in, _repeated, _spliced, _read_otherwise,
)  # fmt: skip


@st.composite
def damaged_files(draw: st.DrawFn, sound: dict[str, bytes]) -> HostileFile:
    """Draw a sound file and damage it in a few ways; parts of Word files and ZIPs from within, too."""
    name = draw(st.sampled_from(sorted(sound)))
    data = sound[name]
    if name.endswith((".docx", ".zip")) and draw(st.booleans()):
        return HostileFile(name, draw(_damaged_within(data)))
    for damage in draw(st.lists(st.sampled_from(DAMAGE), max_size=4)):
        data = draw(damage(data))
    suffix = draw(st.sampled_from(["", "", "", ".txt", ".html", ".md", ".docx", ".mhtml", ".pdf", ".zip"]))
    return HostileFile(name + suffix, data)


@st.composite
def _damaged_within(draw: st.DrawFn, data: bytes) -> bytes:
    """Damage one member of a ZIP before it is packed, so that the packing itself stays sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    name = draw(st.sampled_from(sorted(members)))
    for damage in draw(st.lists(st.sampled_from(DAMAGE), min_size=1, max_size=3)):
        members[name] = draw(damage(members[name]))
    if draw(st.booleans()):
        members[draw(st.text(min_size=1, max_size=20).filter(_is_a_name))] = members.pop(name)
    return packed(members)


def _is_a_name(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(
            "，。！？：；《》“”（）\n\r\t \u3000\u200b\u200d\u202e\u2066\ufeff\0\x1b\ufffd\u0301&<>#|*_`?()"
        ),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    ),
    max_size=400,
)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-32", "utf-16-be", "latin-1", "cp1252", "utf-7")


@st.composite
def odd_texts(draw: st.DrawFn) -> HostileFile:
    """Draw a text of any characters in any encoding."""
    text = draw(TEXTS) * draw(st.sampled_from([1, 1, 1, 50]))
    name = draw(st.sampled_from(["a.txt", "a.md", "a.html", "a", "a.mhtml"]))
    return HostileFile(name, text.encode(draw(st.sampled_from(ENCODINGS)), "replace"))


@st.composite
def deep_files(draw: st.DrawFn) -> HostileFile:
    """Draw a file of thousands of nested or repeated marks."""
    piece, suffix = draw(
        st.sampled_from(
            [
                ("<div>", "html"), ("<b><i>", "html"), ("<table><tr><td>", "html"), ("<ul><li>甲", "html"),
                ("<!--", "html"), ("<a href=", "html"), ("<p>甲</p>", "html"), ("<tr><td>一<td>二", "html"),
                ("<svg><title>", "html"), ("<ruby>省<rt>shěng", "html"), ("&lt;", "html"), ("&amp;amp;", "txt"),
                ("<h1>甲乙丙丁", "html"), ("<pre>\n", "html"), ("<h2><p><table>", "html"), ("<font><center>", "html"),
                ("> ", "md"), ("- ", "md"), ("[", "md"), ("![", "md"), ("*a_", "md"), ("`", "md"), ("| a ", "md"),
                ("| a |\n| --- |\n", "md"), ("<b>", "md"), ("1. a\n", "md"), ("\\", "md"), ("# a\n", "md"),
                ("[a](", "md"), ("[a]: b\n", "md"), ("    ", "md"), ("~~~\n", "md"), ("**", "md"), ("&#35;", "md"),
                ("(hǎo)", "txt"), ("?/p>", "txt"), ("?中", "txt"), ("《", "txt"), ("来源：", "txt"), ("2026年", "txt"),
                ("http://a/", "txt"), ("一、甲\n", "txt"), ("\u200d", "txt"), ("e\u0301", "txt"), ("\u202e", "txt"),
                ("安徽江苏浙江", "txt"), ("责任编辑：甲 ", "txt"), ("|", "txt"), ("\x85", "txt"), ("“", "txt"),
            ]
        )
    )  # fmt: skip
    front = draw(st.sampled_from(["", "<html><body>", "甲", "安徽省发布行动方案，提出目标。\n"]))
    return HostileFile(f"deep.{suffix}", (front + piece * draw(st.sampled_from([10, 500, 5_000, 20_000]))).encode())


MEMBERS = ["../../a.txt", "C:\\b.txt", "/", "a/", "word/document.xml", "[Content_Types].xml", "a" * 300]


@st.composite
def odd_archives(draw: st.DrawFn) -> HostileFile:
    """Draw a ZIP of odd names, nested ZIPs, bombs, empty and doubled members."""
    data = io.BytesIO()
    contents = st.one_of(
        st.just(b""),
        st.sampled_from(list(sound_files().values())),
        st.just(b"0" * 1_200_000),
        st.just(packed({"a.txt": b"0" * 1_200_000, "b.zip": packed({"c.txt": "安徽。".encode()})})),
        st.binary(max_size=200),
    )
    packing = st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    with zipfile.ZipFile(data, "w") as archive:
        for _ in range(draw(st.integers(0, 5))):
            name = draw(st.one_of(st.sampled_from(MEMBERS), st.text(min_size=1, max_size=30).filter(_is_a_name)))
            archive.writestr(zipfile.ZipInfo(name), draw(contents), draw(packing))
    whole = data.getvalue()
    return HostileFile("odd.zip", draw(st.one_of(st.just(whole), _flipped(whole), _cut(whole))))


def hostile_files(more: dict[str, bytes] | None = None) -> st.SearchStrategy[HostileFile]:
    """Draw files of all these kinds; `more` are sound ones to damage beside those of `sound_files`."""
    sound = sound_files() | (more or {})
    damaged = damaged_files(sound)
    return st.one_of(damaged, damaged, damaged, odd_texts(), deep_files(), odd_archives())
