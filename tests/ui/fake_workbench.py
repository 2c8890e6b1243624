"""A small real workbench: scripted answers over three articles, with offsets found in their texts."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.answer import Answer, Citation
from assistant.conversation import Conversation
from assistant.events import Event, Finished, Searching, TextDelta
from assistant.language_model import LanguageModel
from assistant.options import AS_USUAL, AnswerOptions
from documents import Article, Passage, TracedText, article_id
from documents.tracing import Edit
from index import Hit
from index.adding import FileOutcome, Status
from index.exceptions import IndexingError, StoreUnavailable, UnknownArticle
from ui.access.user import SHARED_CORPUS, Corpus
from ui.turns import Turn

HOSTILE_TITLE = "<script>window.hacked=1</script><img src=x onerror=window.hacked=2> ${window.hacked=3}{{7*7}}"
HOSTILE_TEXT = (
    "开头。<img src=x onerror=window.hacked=4><b style='position:fixed;inset:0'>盖住</b>"
    "![图](https://outside.example/t.png)[点我](javascript:window.hacked=5)见[1]和[7]。"
    "\u202e反向文字\u202c`代码`**粗体**${window.hacked=6}</div></li><form action='https://outside.example'>"
    + "长"
    * 3000
)
HOSTILE_SUGGESTION = "恶意<img src=x onerror=window.hacked=11>建议？"
BUDGET_SENTENCE = "到2027年，全省算力规模达到60 EFLOPS，人工智能核心产业规模超过1200亿元。"


def make_article(title: str, text: str, source: str, **more: object) -> Article:
    return Article(id=article_id(text), title=title, text=text, source=source, **more)  # type: ignore[arg-type]


def example_articles() -> list[Article]:
    plan, *others = _articles_without_files()
    # Its file is a page whose tags and gloss were taken out.
    position = plan.text.index(BUDGET_SENTENCE) + len("到2027年，全省")
    before, after = plan.text.index(BUDGET_SENTENCE), position + len("算力")
    traced = TracedText.from_original(
        f"{plan.text[:before]}<p>{plan.text[before:position]}<b>算力(suànlì)</b>{plan.text[after:]}"
    )
    raw = traced.text
    taken = [Edit(raw.index(words), raw.index(words) + len(words), "") for words in ("<p>", "<b>", "(suànlì)</b>")]
    return [replace(plan, raw=raw, traced=traced.edit(taken)), *others]


def _articles_without_files() -> list[Article]:
    return [
        make_article(
            "江州省人工智能三年行动方案",
            "一、总体要求\n"
            "坚持需求牵引、应用导向，统筹布局全省算力设施。\n"
            "二、主要目标\n"
            + BUDGET_SENTENCE
            + "建成3个省级人工智能开放平台，培育重点企业200家。\n"
            + "三、保障措施\n"
            + "".join(f"第{number}项任务由省级部门会同各市落实，每年公布一次进展。\n" for number in range(1, 40)),
            "/srv/secret/folder/江州方案.md",
            publisher="江州省人民政府办公厅",
            published="2024-05-20",
            regions=("江苏", "上海"),
        ),
        make_article(
            "海州市算力补贴办法",
            "企业租用算力的，按照合同金额的30%给予补贴，每年最高500万元。补贴资金由市级财政安排。",
            "https://outside.example/policy/subsidy.html",
            publisher="海州市工业和信息化局",
            published="2025-01-08",
            regions=("浙江",),
        ),
        make_article(HOSTILE_TITLE, HOSTILE_TEXT, "C:\\secret\\<b>hostile.html", regions=("安徽",)),
    ]


def cite(marker: int, article: Article, quote: str, *, margin: int = 40, heading: str = "") -> Citation:
    start = article.text.index(quote)
    first, last = max(0, start - margin), min(len(article.text), start + len(quote) + margin)
    return Citation(
        marker=marker,
        article_id=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        regions=article.regions,
        passage_id=f"{article.id}:{first}",
        quote=quote,
        start=start,
        end=start + len(quote),
        source=article.source,
        passage=article.text[first:last],
        passage_start=first,
        heading=heading,
    )


@dataclass
class FakeWorkbench:
    """Answer by the words of the question, and keep articles in a list.

    A search ranks them by how many characters of the question they hold; each has one passage, its beginning.
    """

    pause: float = 0.002
    kept: list[Article] = field(default_factory=example_articles)
    questions: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)
    options: list[AnswerOptions] = field(default_factory=list)
    judged: list[Turn] = field(default_factory=list)
    language_model: LanguageModel | None = None
    is_gone: bool = False

    def ask(
        self,
        question: str,
        conversation: Conversation,
        *,
        regions: Sequence[str] = (),
        options: AnswerOptions = AS_USUAL,
        model: LanguageModel | None = None,
    ) -> Generator[Event, None, None]:
        self.questions.append((question, len(conversation.turns), tuple(regions)))
        self.options.append(options)
        yield Searching(question)
        if "坏掉" in question:
            yield TextDelta("刚开始")
            raise RuntimeError("secret /srv/secret/folder")
        if "索引" in question:
            raise IndexingError("the index is being rebuilt; ask again in a minute")
        answer = self.answer_to(question)
        if regions:
            answer = replace(answer, answer=f"只看{'、'.join(regions)}：{answer.answer}")
        if options != AS_USUAL:
            told = f"{options.strictness:g} {options.passages} {options.only_named_regions}"
            answer = replace(answer, answer=f"{told}：{answer.answer}")
        for word in answer.answer:
            time.sleep(self.pause * (100 if "慢" in question else 1))
            yield TextDelta(word)
        yield Finished(answer)

    def suggest(
        self, conversation: Conversation, *, regions: Sequence[str] = (), options: AnswerOptions = AS_USUAL
    ) -> Iterator[str | None]:
        asked = {turn.question for turn in conversation.turns}
        for question in (HOSTILE_SUGGESTION, "算力补贴最高多少？", "坏掉的建议", "到2027年的算力目标是什么？"):
            doubtful = question == HOSTILE_SUGGESTION and options.strictness > AS_USUAL.strictness
            yield None if question in asked or doubtful or "坏掉" in question else question

    def answer_to(self, question: str) -> Answer:
        plan, subsidy, hostile = example_articles()
        if "天气" in question:
            refusal = "收录的文章里没有找到答案。"
            closest = (
                cite(1, plan, "坚持需求牵引、应用导向，统筹布局全省算力设施。"),
                cite(2, subsidy, "每年最高500万元"),
            )
            return Answer(question, question, False, refusal, 0.1, closest=closest)
        if "恶意" in question:
            words = hostile.text[:200]
            return Answer(question, question, True, f"{words}[1] 未知[9]", 0.9, "<i>斜</i>", (cite(1, hostile, words),))
        sentences = f"60 EFLOPS[1]\n\n{BUDGET_SENTENCE}[1]\n企业租用算力可获补贴，每年最高500万元。[2] 另见[5]。"
        citations = (
            cite(1, plan, BUDGET_SENTENCE, heading="二、主要目标"),
            cite(2, subsidy, "按照合同金额的30%给予补贴，每年最高500万元"),
        )
        return Answer(question, question, True, sentences, 0.93, "60 EFLOPS", citations)

    def search(self, question: str, k: int) -> list[Hit]:
        if "坏掉" in question:
            raise RuntimeError("secret /srv/secret/folder")
        hits = []
        for article in self.kept:
            passage = Passage(f"{article.id}:0", article.id, article.text[:40], 0, 40, regions=article.regions)
            score = sum(character in article.text for character in question) / len(question)
            hits.append(Hit(passage, article, score, lexical=score))
        return sorted(hits, key=lambda hit: -hit.score)[:k]

    def judge(self, turn: Turn) -> None:
        self.judged.append(turn)

    def articles(self) -> list[Article]:
        return list(self.kept)

    def counts(self) -> tuple[int, int]:
        if self.is_gone:
            raise StoreUnavailable("/srv/secret/folder is gone")
        return len(self.kept), len(self.kept)

    def failing(self) -> dict[str, Exception]:
        return {"articles": StoreUnavailable("/srv/secret/folder is gone")} if self.is_gone else {}

    def editable_corpora(self) -> tuple[Corpus, ...]:
        return (SHARED_CORPUS,)

    def article(self, article_id: str) -> Article:
        for article in self.kept:
            if article.id == article_id:
                return article
        raise UnknownArticle(f"no article {article_id}")

    def add(
        self, paths: Sequence[Path], *, names: Sequence[str] | None = None, corpus: str = ""
    ) -> Iterator[FileOutcome]:
        for path, name in zip(paths, names or map(str, paths), strict=True):
            text = path.read_text(encoding="utf-8").strip()
            time.sleep(0.3 if name.startswith("慢") else 0)
            if not text:
                yield FileOutcome(name, Status.SKIPPED, reason="the file holds no text")
            elif any(article.text == text for article in self.kept):
                yield FileOutcome(name, Status.UNCHANGED, article_id(text), path.stem)
            else:
                self.kept.append(make_article(path.stem, text, name))
                yield FileOutcome(name, Status.ADDED, article_id(text), path.stem, passages=2)

    def add_text(self, text: str, *, title: str = "", corpus: str = "") -> FileOutcome:
        if not text.strip():
            return FileOutcome("pasted text", Status.SKIPPED, reason="pasted text: the file is empty")
        self.kept.append(make_article(title or text[:10], text, "pasted text"))
        return FileOutcome("pasted text", Status.ADDED, article_id(text), title or text[:10], passages=1)

    def replace(self, article_id: str, path: Path, *, name: str) -> FileOutcome:
        (outcome,) = self.add([path], names=[name])
        if outcome.status is Status.ADDED:
            self.remove(article_id)
            return replace(outcome, status=Status.REPLACED)
        return outcome

    def remove(self, article_id: str) -> bool:
        before = len(self.kept)
        self.kept = [article for article in self.kept if article.id != article_id]
        return len(self.kept) < before

    def examples(self, language: str) -> list[str]:
        if language == "en":
            return ["What are the targets for 2027?", "How much is the computing subsidy?"]
        return ["到2027年的算力目标是什么？", "算力补贴最高多少？", "江苏和浙江有什么不同？", "有哪些省级开放平台？"]
