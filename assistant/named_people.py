"""Whether a question asks for a person, and whether a sentence names one."""

from __future__ import annotations

import re

from assistant.moods import POSTS, SURNAMES
from documents.script import fold, to_simplified

_SEEING = "出席|主持|解读|介绍|致辞|发言|讲话|签署|签发|接受采访|表示|认为|说"
_ASKED = re.compile(
    rf"哪[一几]?[位名](?:官员|领导|同志|{POSTS})|谁(?:来|在|出面|在会上|负责)?(?:{_SEEING})|(?:{_SEEING})的?(?:人|官员)?(?:是|叫)(?:谁|什么)"
    rf"|(?:{POSTS}|掌门人|领导|老板|一把手|主持人)(?:是|叫)(?:谁|什么|啥|哪[一]?[位个])"
    r"|\bwho (?:is|was|are) the (?!\w* ?(?:owner|issuer|operator|builder))(?:\w+ ){0,2}"
    r"(?:director|head|mayor|governor|founder|chair\w*|chief|ceo|dean|secretary|official|spokes\w+)"
    r"|\bwho (?:heads|head|headed|leads|led|chairs|chaired|founded|hosted|presided|spoke)\b"
)
_NAME = rf"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}"
_NAMED = re.compile(
    rf"(?:{POSTS}){_NAME}|{_NAME}(?:、{_NAME})*(?:任|担任|出任|当选|主持|认为|表示|介绍|指出|透露|强调|建议|说|称|等?(?:{POSTS}))"
    r"|(?:由|创始人|主持人)[^，。]{0,6}?" + _NAME + r"(?=[，。、等和主出])"
)
_LATIN_NAME = re.compile(r"\b[A-Z][a-z]+(?:[- ][A-Z]?[a-z]+)? [A-Z][a-z]+\b")


def asks_for_a_person(question: str) -> bool:
    """Say whether a question asks who somebody is: a body that issues or builds is nobody."""
    return _ASKED.search(fold(question)) is not None


def names_a_person(sentence: str) -> bool:
    """Say whether a sentence names somebody, with what he is or does."""
    return bool(_NAMED.search(to_simplified(sentence)) or _LATIN_NAME.search(sentence))
