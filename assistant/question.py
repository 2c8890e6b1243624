"""What a question asks about, without a language model."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.regions import Gazetteer
from documents.script import detect_language
from index.terms import fold, query_terms

# Characters that join words rather than make them; a pair with one of them names nothing by itself.
_JOINING = frozenset("的了是有在到和与或对由于将把被让向从")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# Words that ask rather than name what is asked for; folded to Simplified and lower case.
_ASKING = re.compile(
    r"请问|请告诉我|告诉我|我想知道|想知道|是多少|有多少|达到多少|多少|是什么|什么时候|为什么|什么|哪些|哪几|哪一|哪个|哪年|哪天|哪里"
    r"|怎么样|怎么|怎样|如何|为何|是否|有没有|能否|可以|分别|包括|主要|具体|关于|根据|其中|以及|还有|一共|总共|目前"
    r"|[吗呢吧啊呀么]|几[个家项条款座]"
    r"|\b(?:what|which|who|whom|whose|when|where|why|how|many|much|is|are|was|were|be|been|do|does|did|the|a|an|of|in|on"
    r"|for|to|by|at|and|or|its|it|has|have|had|will|would|can|could|should|their|there|that|this|with|from|as|about"
    r"|please|tell|me|please)\b"
)


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a question and its parts: language, regions and groups of regions, years, content terms."""

    text: str
    language: str
    regions: tuple[str, ...]
    groups: tuple[str, ...]
    years: tuple[str, ...]
    terms: tuple[str, ...]


def understand(text: str, gazetteer: Gazetteer) -> Question:
    """Take a question apart."""
    folded = fold(text)
    return Question(
        text=text,
        language=detect_language(text),
        regions=gazetteer.regions_in(text),
        groups=gazetteer.groups_in(text),
        years=tuple(dict.fromkeys(_YEAR.findall(folded))),
        terms=tuple(term for term in query_terms(_ASKING.sub(" ", folded)) if not _JOINING & set(term)),
    )
