"""The words of the exports that the page does not say."""

from __future__ import annotations

from ui.language import Language

# key: (Simplified Chinese, Traditional Chinese, English)
_WORDS: dict[str, tuple[str, str, str]] = {
    "untitled_conversation": ("省策对话", "省策對話", "A conversation with Shengce"),
    "exported": (
        "由省策导出于 {when}。引文取自收录的文章。",
        "由省策匯出於 {when}。引文取自收錄的文章。",
        "Exported from Shengce on {when}. The quotes are taken from its articles.",
    ),
    "source": ("来源：", "來源：", "Source: "),
    "republications": ("同一报道另见：", "同一報導另見：", "The same report elsewhere:"),
    "unfinished": ("这个回答没有完成。", "這個回答沒有完成。", "This answer was not finished."),
    "failed": (
        "这个问题没有得到回答：{reason}",
        "這個問題沒有得到回答：{reason}",
        "This question was not answered: {reason}",
    ),
    "between_names": ("、", "、", ", "),
}


def word(key: str, language: Language, **values: object) -> str:
    """Say something in a language; values fill the places named in braces."""
    words = _WORDS[key][list(Language).index(language)]
    return words.format(**values) if values else words
