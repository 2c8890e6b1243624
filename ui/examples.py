"""Questions to begin with, which the bundled briefs answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from documents.regions import Gazetteer
from ui.language import Language

EXAMPLES: dict[Language, tuple[str, ...]] = {
    Language.SIMPLIFIED: (
        "比较江苏、安徽和四川2027年的应用普及率目标",
        "广东2027年的算力规模要达到多少？",
        "武汉到2028年的人工智能产业规模目标是多少？",
        "甘肃的“人工智能+”行动方案是什么时候印发的？",
        "上海用哪几种补贴券扶持人工智能应用？",
        "介绍一下内蒙古的人工智能政策",
    ),
    Language.TRADITIONAL: (
        "比較江蘇、安徽和四川2027年的應用普及率目標",
        "廣東2027年的算力規模要達到多少？",
        "武漢到2028年的人工智慧產業規模目標是多少？",
        "甘肅的「人工智能+」行動方案是什麼時候印發的？",
        "上海用哪幾種補貼券扶持人工智慧應用？",
        "介紹一下內蒙古的人工智慧政策",
    ),
    Language.ENGLISH: (
        "Compare Guangdong and Shandong on the size of the AI core industry by 2027",
        "How large should Wuhan's AI industry be by 2028?",
        "When was Gansu's AI+ action plan issued?",
        "How large should Jiangsu's AI industry be by 2030?",
        "Give an overview of Inner Mongolia's AI policy",
        "What are Nanjing's AI targets for 2027?",
    ),
}


def example_questions(language: str) -> list[str]:
    """Suggest questions in an interface language, given by its tag."""
    return list(EXAMPLES[Language(language)])


def about_places(questions: Iterable[str], places: Collection[str]) -> list[str]:
    """Leave out questions about a region that none of the places is, of which there are articles."""
    gazetteer = Gazetteer.load()
    return [one for one in questions if set(gazetteer.regions_in(one)) <= set(places)]
