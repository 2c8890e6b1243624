"""Questions that the bundled briefs answer, to begin with."""

from __future__ import annotations

from ui.language import Language

EXAMPLES: dict[Language, tuple[str, ...]] = {
    Language.SIMPLIFIED: (
        "江苏到2030年的应用普及率目标是多少？",
        "浙江2027年的核心产业营业收入要达到多少？",
        "上海用哪几种补贴券扶持人工智能应用？",
        "安徽的“人工智能+万物”方案是什么时候印发的？",
        "苏州2026年计划建设多少个工业数据集？",
        "南京的“十百千万”指什么？",
    ),
    Language.TRADITIONAL: (
        "江蘇到2030年的應用普及率目標是多少？",
        "浙江2027年的核心產業營業收入要達到多少？",
        "上海用哪幾種補貼券扶持人工智慧應用？",
        "安徽的「人工智能+萬物」方案是什麼時候印發的？",
        "蘇州2026年計畫建設多少個工業數據集？",
        "南京的「十百千萬」指什麼？",
    ),
    Language.ENGLISH: (
        "How large should Jiangsu's AI industry be by 2030?",
        "What revenue should Zhejiang's core AI industry reach by 2027?",
        "Which vouchers does Shanghai give for AI applications?",
        "When was Anhui's AI+ everything action plan issued?",
        "How many industrial datasets does Suzhou plan for 2026?",
        "What are Nanjing's AI targets for 2027?",
    ),
}


def example_questions(language: str) -> list[str]:
    """Suggest questions in an interface language, given by its tag."""
    return list(EXAMPLES[Language(language)])
