"""Serve a page on which every word of the articles, questions and answers means harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answer import Answer, Republication
from assistant.conversation import Conversation
from assistant.options import AS_USUAL, AnswerOptions
from assistant.parts import Parts
from documents import Article, TracedText
from index.adding import FileOutcome, Status
from tests.ui.fake_workbench import FakeWorkbench, cite, make_article
from tests.ui.serve_fake import write_address
from ui.server import serve_page

POISON = (
    "<script>window.hacked=1</script><img src=x onerror=window.hacked=2><svg onload=window.hacked=3>"
    "<b style='position:fixed;inset:0'>盖住</b><form action='https://outside.example'><input name=q></form>"
    "[点我](javascript:window.hacked=4)![图](https://outside.example/t.png)https://outside.example/a "
    "见[1]和[2](#src-000000000000-1)\u202e倒过来\u202c ${window.hacked=5}{{7*7}}</div></li></ol>|表|`码`**粗**&amp;\"'"
)
SHOWN = POISON.translate({ord("\u202e"): None, ord("\u202c"): None})
"""What a reader is to see of it: the same words, in their order."""
LONG = "W" * 10_000
TEXT = f"{POISON}。\n# {POISON}\n{LONG}。\n{'长' * 10_000}"


def hostile_article(number: int) -> Article:
    return make_article(
        f"{number} {POISON}{LONG}",
        f"{number} {TEXT}",
        f"https://outside.example/{POISON}",
        publisher=POISON + LONG,
        published="2025-01-08",
        regions=("安徽", POISON),
        raw=f"{number} {TEXT}",
        traced=TracedText.from_original(f"{number} {TEXT}"),
    )


class HostileWorkbench(FakeWorkbench):
    """Give hostile answers to whatever is asked."""

    def answer_to(self, question: str) -> Answer:
        first, second = (hostile_article(number) for number in (1, 2))
        elsewhere = Republication(second.id, second.title, second.publisher, second.published, second.source)
        citations = tuple(
            replace(cite(number, article, POISON, margin=20_000, heading=POISON), republications=(elsewhere,))
            for number, article in enumerate((first, second), start=1)
        )
        understood = Parts(
            regions=("江苏", POISON), years=("2027",), documents=(f"《{POISON}》",), subject=POISON + LONG
        )
        if "拒绝" in question:
            return Answer(question, question, False, POISON, 0.1, closest=citations, understood=understood)
        if "表" in question:
            cells = POISON.replace("|", "\\|")
            table = f"| 对象 | 说法 |\n| --- | --- |\n| {cells} | {cells}[1] |\n| {LONG} | {cells}[2] |"
            return Answer(question, question, True, table, 0.9, None, citations, understood=understood)
        said = f"{POISON}[1]\n\n- {POISON}[1]\n- {LONG}[2]\n\n# {POISON}"
        return Answer(question, question, True, said, 0.9, POISON, citations, understood=understood)

    def suggest(
        self, conversation: Conversation, *, regions: Sequence[str] = (), options: AnswerOptions = AS_USUAL
    ) -> Iterator[str | None]:
        yield from (POISON, LONG)

    def add(
        self, paths: Sequence[Path], *, names: Sequence[str] | None = None, corpus: str = ""
    ) -> Iterator[FileOutcome]:
        yield FileOutcome(POISON + LONG, Status.SKIPPED, reason=POISON + LONG)
        yield FileOutcome(POISON, Status.ADDED, self.kept[0].id, POISON, passages=1)

    def examples(self, language: str) -> list[str]:
        return [SHOWN, LONG]


if __name__ == "__main__":
    bench = HostileWorkbench(pause=0.0, kept=[hostile_article(number) for number in (1, 2)])
    serve_page(bench, "127.0.0.1", 0, ready=write_address)
