"""The assistant's own words, in the language and script of the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.drafts import Claim, Draft, Layout, place, quoted
from assistant.moods import Mood, is_foretold, told_at

_ENDED = re.compile(r"[。！？]\[\d+\]$")


@dataclass(frozen=True, slots=True)
class Words:
    """Hold what the assistant says itself in one language; `{}` stands for what is filled in."""

    target: str
    expected: str
    achieved: str
    opinion: str
    nothing: str
    subject: str
    answer: str
    disagreement: str
    correction: str
    otherwise: str
    differently: str
    not_found: str
    no_articles: str
    out_of_scope: str
    region_missing: str
    year_missing: str
    other_region: str
    other_year: str
    closest: str
    ask_instead: str
    welcome: str
    help: str
    joining: str
    between: str


WORDS: Mapping[str, Words] = {
    "zh-Hans": Words(
        target="目标：",
        expected="预计：",
        achieved="已实现：",
        opinion="{}的观点：",
        nothing="文章中没有",
        subject="对象",
        answer="文章的说法",
        disagreement="各来源的说法不一致：",
        correction="问题里的数字在文章中说的是另一个地区或年份：",
        otherwise="文章中的数字与问题里的不同：",
        differently="文章里的说法与问题不同：",
        not_found="这些文章中没有找到答案。",
        no_articles="还没有任何文章。请先添加文章再提问。",
        out_of_scope="这个问题不在这些文章的范围内，我只回答文章里写到的内容。",
        region_missing="这些文章没有写到{}的相关内容。",
        year_missing="文章写到了{}，但没有{}年的这项内容。",
        other_region="文章中没有{}的这项内容，只写到了{}的。",
        other_year="文章中没有{}年的这项内容。",
        closest="最接近的段落列在来源里，供参考。",
        ask_instead="可以改问：{}",
        welcome="不客气。还想了解哪个地区、哪项政策，可以继续问。",
        help="我从文章里找答案，每句话都附上可以打开的原文。可以问一个地区的目标、补贴或文件，也可以对比几个地区或年份，"
        "例如“江苏2030年的人工智能产业规模目标是多少？”“对比上海和浙江的算力补贴”。",
        joining="、",
        between="；",
    ),
    "zh-Hant": Words(
        target="目標：",
        expected="預計：",
        achieved="已實現：",
        opinion="{}的觀點：",
        nothing="文章中沒有",
        subject="對象",
        answer="文章的說法",
        disagreement="各來源的說法不一致：",
        correction="問題裡的數字在文章中說的是另一個地區或年份：",
        otherwise="文章中的數字與問題裡的不同：",
        differently="文章裡的說法與問題不同：",
        not_found="這些文章中沒有找到答案。",
        no_articles="還沒有任何文章。請先添加文章再提問。",
        out_of_scope="這個問題不在這些文章的範圍內，我只回答文章裡寫到的內容。",
        region_missing="這些文章沒有寫到{}的相關內容。",
        year_missing="文章寫到了{}，但沒有{}年的這項內容。",
        other_region="文章中沒有{}的這項內容，只寫到了{}的。",
        other_year="文章中沒有{}年的這項內容。",
        closest="最接近的段落列在來源裡，供參考。",
        ask_instead="可以改問：{}",
        welcome="不客氣。還想了解哪個地區、哪項政策，可以繼續問。",
        help="我從文章裡找答案，每句話都附上可以打開的原文。可以問一個地區的目標、補貼或文件，也可以對比幾個地區或年份，"
        "例如「江蘇2030年的人工智慧產業規模目標是多少？」「對比上海和浙江的算力補貼」。",
        joining="、",
        between="；",
    ),
    "en": Words(
        target="Target: ",
        expected="Expected: ",
        achieved="Achieved: ",
        opinion="In the view of {}: ",
        nothing="not in the articles",
        subject="Subject",
        answer="What the articles say",
        disagreement="The sources differ:",
        correction="The articles give the figure in the question for another region or year:",
        otherwise="The articles give another figure than the question:",
        differently="The articles say otherwise than the question:",
        not_found="The articles do not answer this.",
        no_articles="There are no articles yet. Add some first.",
        out_of_scope="This is outside what the articles cover; I answer only from them.",
        region_missing="The articles say nothing on this for {}.",
        year_missing="The articles cover {}, but not this for {}.",
        other_region="The articles do not give this for {}, only for {}.",
        other_year="The articles do not give this for {}.",
        closest="The closest passages are shown for reference.",
        ask_instead="You could ask: {}",
        welcome="You are welcome. Ask about any region or policy in the articles.",
        help="I look for answers in the articles, and every statement comes with its source to open. Ask about a "
        "region's targets, subsidies or documents, or compare regions or years: “What is Jiangsu's AI industry target "
        "for 2030?”, “Compare the computing subsidies of Shanghai and Zhejiang”.",
        joining=", ",
        between="; ",
    ),
}


def word_draft(draft: Draft, language: str, markers: Mapping[tuple[str, int, int], int]) -> str:
    """Set out the claims of a draft, each with the marker of its evidence."""
    words = WORDS[language]
    if draft.layout is Layout.TABLE:
        return _table(draft, words, markers)
    lines = [f"{_said(claim, words)}[{markers[place(claim.evidence)]}]" for claim in draft.claims]
    if draft.layout is Layout.ITEMS:
        lines = [f"- {line}" for line in lines]
    body = ("\n" if draft.layout is Layout.ITEMS else "\n\n").join(lines)
    return f"{draft.lead}\n\n{body}" if draft.lead else body


def mood_label(claim: Claim, words: Words) -> str:
    """Say in which mood a claim's words stand in their article: a target, something achieved, an opinion."""
    evidence = claim.evidence
    answer = evidence.answer
    start, end = (answer.start, answer.end) if answer else (evidence.start, evidence.end)
    telling = told_at(
        quoted(evidence), start - evidence.start, end - evidence.start, published=evidence.article.published
    )
    if telling.mood is Mood.OPINION and telling.speaker:
        return words.opinion.format(telling.speaker)
    if telling.mood is Mood.TARGET and is_foretold(quoted(evidence), start - evidence.start):
        return words.expected
    return {Mood.TARGET: words.target, Mood.ACHIEVED: words.achieved}.get(telling.mood, "")


def _said(claim: Claim, words: Words) -> str:
    """Give a claim's words, those that are no whole sentence with their mood."""
    text = _one_line(claim.text)
    if claim.text == quoted(claim.evidence):
        return text
    article = claim.evidence.article
    source = " ".join(part for part in (article.publisher, article.published) if part) if claim.dated else ""
    return f"{source}｜{mood_label(claim, words)}{text}" if source else mood_label(claim, words) + text


def _table(draft: Draft, words: Words, markers: Mapping[tuple[str, int, int], int]) -> str:
    lines = [f"| {words.subject} | {words.answer} |", "| --- | --- |"]
    for row in draft.rows:
        cells = [
            f"{_said(claim, words)}[{markers[place(claim.evidence)]}]" for claim in draft.claims if claim.row == row
        ]
        lines.append(f"| {_cell(row)} | {_joined(map(_cell, cells), words) or words.nothing} |")
    return "\n".join(lines)


def _joined(cells: Iterable[str], words: Words) -> str:
    """Put what stands in one cell one after another; whole sentences need no sign between them."""
    joined = ""
    for cell in cells:
        joined += cell if not joined or _ENDED.search(joined) else words.between + cell
    return joined


def _cell(text: str) -> str:
    return text.replace("|", "｜")


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
