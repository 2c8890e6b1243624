"""Words of the prompt, or a secret, in what a model says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.language_model.numbered import NumberedPassage
from documents.script import to_simplified

LONGEST_SHARED = 10
"""Chinese characters in a row that a sentence may share with the instructions, articles holding them not."""
LONGEST_SHARED_LATIN = 32

_OF_ITSELF = re.compile(
    r"\bas (?:you )?(?:requested|asked|instructed|told)\b|\b(?:at|per|on) your (?:request|instructions?|orders?)\b"
    r"|\bas an? (?:ai|assistant|language model|chatbot)\b|作为(?:一[个名])?(?:ai|智能|语言|大)?(?:助手|模型|机器人)"
    r"|(?<![\w-])I(?:['’](?:m|ll)| am| will| can| have| confirm| must) "
    r"|\b(?:my|the) (?:system )?(?:prompt|instructions|rules) "
    r"|(?:按照?|应|遵照|依照?|根据|如)(?:你|您)的?(?:所?(?:要求|指示|吩咐|请求|嘱|愿|说)|先前)"
    r"|(?:^|[，。：；])我(?!国|省|市|区|们|会|院|厅|局|校|县)",
    re.IGNORECASE,
)
# What a model runs on: no policy has it, unless a passage names it.
_MACHINERY = re.compile(
    r"系统(?:提示|设定|配置|消息|讯息|指令)|提示词|密钥|金钥|口令|检索(?:上下文|片段|结果|提示)|(?:管理员|调试|开发者|无限制|特权)模式|模式已"
    r"|(?<![a-z])(?:system prompt|api[ _-]?keys?|secret key"
    r"|(?:admin(?:istrator)?|debug|developer|god|unrestricted) mode"
    r"|context_?id|max_?tokens|temperature ?=|sk-[a-z0-9]|prompts?(?![a-z]))",
    re.IGNORECASE,
)


def speaks_of_itself(sentence: str, passages: Sequence[NumberedPassage] = ()) -> bool:
    """Tell whether a model speaks of itself, of whom it obeys or of what it runs on, which no answer does."""
    plain = to_simplified(sentence)
    if _OF_ITSELF.search(plain):
        return True
    machinery = _MACHINERY.search(plain)
    return machinery is not None and not any(
        machinery.group().lower() in to_simplified(one.passage.text).lower() for one in passages
    )


def leaked(sentence: str, instructions: str, secrets: Sequence[str], passages: Sequence[NumberedPassage]) -> str | None:
    """Find a secret, or a long run of the instructions that no passage holds."""
    for secret in secrets:
        if secret and secret in sentence:
            return "…"
    shared = SequenceMatcher(None, sentence, instructions, autojunk=False).find_longest_match()
    run = sentence[shared.a : shared.a + shared.size].strip()
    longest = LONGEST_SHARED_LATIN if run.isascii() else LONGEST_SHARED
    if len(run) < longest or any(run in one.passage.text for one in passages):
        return None
    return run
