"""Words in which a statement is put, whatever it is about."""

from __future__ import annotations

import re

_OWN_WORDS = re.compile(
    r"目标|计划|力争|预计|已经?|实现|达到?|超过?|突破|以上|以下|不[低少高多]于|至少|最[多高低少]|大?约|将近|接近|左右|目前|累计|截至|现有|认为|表示|指出|建议|介绍|透露|观点"
    r"|相比之?下?|侧重|此外|另外|与此同时|同时"
    r"|规定|要求|提出|每年|其中|另有|仅|分别|同比|首次|的|了|和|与|及|在|把|让|为|是|有|到|从|对|给|要|应当?|将|拟|可以?|也|都|等|占|共|以|由|于|自|其|被|即|这|该|不到|近|每"
    r"|(?<![a-z])(?:according|the|and|of|to|in|by|for|an?|is|are|was|has|have|had|will|aims?|plans?|targets?|at|least|over|than|more|about|no|fewer|its?|on"
    r"|with|from|said|says?)(?![a-z])"
)


def without_own_words(folded: str) -> str:
    """Blank the words of telling in a folded text; offsets hold."""
    return _OWN_WORDS.sub(lambda found: " " * len(found.group()), folded)
