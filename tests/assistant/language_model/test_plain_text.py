"""Markup and links in a model's words."""

from __future__ import annotations

import pytest

from assistant.language_model.plain_text import link_in, plain_text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("- **江苏**达到`70%`[1]。", "江苏达到70%[1]。"),
        ("## 目标", "目标"),
        ("1. 江苏达到70%。", "江苏达到70%。"),
        ("2.5亿元", "2.5亿元"),
        ("<b>江苏</b>达到70%。", "江苏达到70%。"),
        ("江苏\u202e达\u200b到70%。", "江苏达到70%。"),
    ],
)
def test_markdown_and_what_does_not_show_are_left_out(written: str, plain: str) -> None:
    assert plain_text(written) == plain


@pytest.mark.parametrize(
    "text",
    [
        "见[官网](https://a.example)。",
        "![图](x.png)",
        "见 https://a.example/x 。",
        "点 www.a.example 。",
        "javascript:alert(1)",
        "写信给 a@b.example 。",
        "<a href='x'>看</a>",
        "<img src=x>",
        "<script>",
        "&#60;script&#62;",
        "登录gov.cn查看",
    ],
)
def test_whatever_leads_somewhere_or_could_run_is_found(text: str) -> None:
    assert link_in(text) is not None


@pytest.mark.parametrize(
    "text", ["江苏达到70%[1]。", "AI+OPC、5G-A与OTN", "增长2.8%，约1.5万P。", "<b>江苏</b>", "3<5"]
)
def test_plain_words_lead_nowhere(text: str) -> None:
    assert link_in(text) is None


def test_a_host_that_the_source_names_is_but_a_name() -> None:
    assert link_in("据ahnews.com.cn报道，达到70%。", "据ahnews.com.cn报道") is None
    assert link_in("据ahnews.com.cn报道，达到70%。", "据安徽商报报道") == "ahnews.com.cn"
    assert link_in("见 https://ahnews.com.cn 。", "据ahnews.com.cn报道") is not None
