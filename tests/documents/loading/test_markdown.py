"""Tests of loading Markdown."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.exceptions import NoText, UnreadableFile
from documents.loading import load_bytes
from tests.documents.loading.tracing_checks import untraced

FILE = """---
title: 安徽方案
publisher: 安徽日报
published: 2026-01-07
regions: [安徽, 江苏]
sources:
  - https://example.org/a
checked: 2026-02-01
---

# 安徽省**智能**机器人

近日，安徽省[印发](https://example.org/印发 "印发")行动方案，
提出到 2027 年*培育*`10户`企业\\*，&ldquo;龙头&rdquo;。  
第二行 <b>粗</b> ![图](a.png) 后 AI
model。

第二节
------

- 研发**中心**
- 示范
  续行
  1. 内层

> 引用文字

| 年份 | 目标 |
|---|:--|
| 2027 | **1000**亿元 |

```
代码 一行
```

<div>块<p>段落&amp;</p></div>

见 <https://example.org/x>。
"""
TEXT = """# 安徽省智能机器人
近日，安徽省印发行动方案，提出到 2027 年培育10户企业*，“龙头”。
第二行 粗 后 AI model。
## 第二节
研发中心
示范续行
内层
引用文字
年份 | 目标
2027 | 1000亿元
代码 一行
块
段落&
见 https://example.org/x。"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_loads_text_without_marks(line_end: str) -> None:
    loaded = load_bytes(FILE.replace("\n", line_end).encode(), "brief.md")
    assert loaded.text.text == TEXT
    assert (loaded.title, loaded.publisher, loaded.published) == ("安徽方案", "安徽日报", "2026-01-07")
    assert loaded.regions == ("安徽", "江苏")
    assert loaded.details == {
        "sources": json.dumps(["https://example.org/a"]),
        "checked": "2026-02-01",
        "format": "markdown",
        "encoding": "utf-8",
    }


def test_traces_each_character_to_the_file() -> None:
    loaded = load_bytes(FILE.encode(), "brief.md")
    changed = [(character, raw) for character, raw in untraced(loaded) if raw]
    assert changed == [
        ("*", "\\*"),
        ("“", "&ldquo;"),
        ("”", "&rdquo;"),
        (" ", " ![图](a.png) "),
        (" ", "\n"),
        ("&", "&amp;"),
    ]
    start = loaded.text.text.index("印发行动")
    assert loaded.raw[slice(*loaded.text.original_span(start, start + 2))] == "印发"
    assert loaded.text.original_span(start, start + 2)[0] == FILE.index("印发](")


def test_takes_the_title_from_the_first_heading() -> None:
    loaded = load_bytes("# 方案全文\n\n正文。".encode(), "a.md")
    assert (loaded.title, loaded.text.text) == ("方案全文", "# 方案全文\n正文。")


def test_front_matter_is_read_in_a_text_file_too() -> None:
    loaded = load_bytes("---\ntitle: 方案\ndate: 2026年1月7日\nregion: 安徽、江苏\n---\n正文。".encode(), "a.txt")
    assert (loaded.title, loaded.published, loaded.regions) == ("方案", "2026-01-07", ("安徽", "江苏"))


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    loaded = load_bytes("---\n正文一。\n\n---\n\n正文二。".encode(), "a.md")
    assert (loaded.title, loaded.text.text) == (None, "## 正文一。\n正文二。".replace("## ", ""))


@pytest.mark.parametrize(
    ("front_matter", "message"),
    [
        ("title: [a", r"^a\.md: the front matter is not valid YAML at line 3; correct it or remove it$"),
        (
            "title: a\ndate: 2026-13-45",
            r"^a\.md: the front matter is not valid YAML \(month must be in 1\.\.12\); correct",
        ),
        (
            "a: " + "b" * 40 + "\0",
            r"^a\.md: the front matter is not valid YAML \(unacceptable character #x0000: special characters are "
            r'not allowed in "<unicode string>", position 43\); correct it or remove it$',
        ),
        ("a: &x [1]\nb: *x", r"^a\.md: the front matter uses YAML aliases \(\*name\); write the values out$"),
        ("a: " + "x" * 64_000, r"^a\.md: the front matter is over 64,000 characters; correct it or remove it$"),
    ],
)
def test_refuses_broken_front_matter(front_matter: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        load_bytes(f"---\n{front_matter}\n---\n正文。".encode(), "a.md")


def test_refuses_front_matter_alone() -> None:
    with pytest.raises(NoText, match=r"^a\.md: there is no text below the front matter$"):
        load_bytes(b"---\ntitle: a\n---\n\n", "a.md")


def test_a_text_of_very_many_marks_is_left_as_it_is() -> None:
    source = "|a" * 150_000 + "\n" + "|-" * 150_000
    assert load_bytes(source.encode(), "a.md").text.text == source


@settings(deadline=None)
@given(st.lists(st.text(alphabet="安徽方案，。AB *_`[]()#\n|-&;<>\\!", max_size=40), max_size=6))
def test_every_traced_character_is_the_raw_one(paragraphs: list[str]) -> None:
    source = "正文。\n\n" + "\n\n".join(paragraphs)
    loaded = load_bytes(source.encode(), "a.md")
    for character, raw in untraced(loaded):
        assert (
            raw in ("", "\\" + character)
            or (character == " " and not raw.strip(" \n\t>\\"))
            or "![" in raw
            or "&" in raw
        )
