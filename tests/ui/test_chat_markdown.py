import pytest

from ui.chat_markdown import escape_markdown, link_markers

TURN = "0123456789ab"


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ("算力规模达到60 EFLOPS。", "算力规模达到60 EFLOPS。"),
        ("<img src=x>", "&#60;img src&#61;x&#62;"),
        ("![图](https://a.example)", "&#33;&#91;图&#93;(https&#58;//a.example)"),
        ("见www.a.example与a@b.example", "见www&#46;a.example与a&#64;b.example"),
        ("**粗** _斜_ `码` ~~删~~", "&#42;&#42;粗&#42;&#42; &#95;斜&#95; &#96;码&#96; &#126;&#126;删&#126;&#126;"),
        ("&lt;b&gt;", "&#38;lt;b&#38;gt;"),
        ("# 题\n> 引", "&#35; 题\n&#62; 引"),
        ("    四格", "四格"),
        ("---", "&#45;--"),
        ("+ 加", "&#43; 加"),
        ("- 一*\n• 二", "- 一&#42;\n- 二"),
        ("-5%", "-5%"),
        ("| a | <b> |\n|---|---|", "| a | &#60;b&#62; |\n|---|---|"),
        ("a | b", "a &#124; b"),
        ("左\u202e右\u200f", "左右"),
        ("", ""),
    ],
)
def test_words_are_shown_as_written(written: str, escaped: str) -> None:
    assert escape_markdown(written) == escaped


def test_markers_of_citations_become_links_and_others_stay_text() -> None:
    assert link_markers("甲[1]乙[2]。", TURN, {1}) == (f"甲\u2060[&#91;1&#93;](#src-{TURN}-1)乙&#91;2&#93;。")


def test_what_looks_like_a_marker_in_a_quote_stays_text() -> None:
    linked = link_markers("原文[1]如此[1]", TURN, {1}, ["原文[1]如此"])
    assert linked == f"原文&#91;1&#93;如此\u2060[&#91;1&#93;](#src-{TURN}-1)"


def test_private_characters_cannot_forge_a_link() -> None:
    assert link_markers("甲\ue0007\ue001", TURN, {1}) == "甲7"


def test_a_marker_with_leading_zeros_leads_to_its_number() -> None:
    assert link_markers("甲[01]", TURN, {1}) == f"甲\u2060[&#91;1&#93;](#src-{TURN}-1)"
