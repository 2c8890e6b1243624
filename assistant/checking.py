"""Holding every claim of a draft against the words it cites."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from assistant.citing import source_of
from assistant.drafts import Claim, Draft, place, quoted
from assistant.verification import Statement, verify
from documents.regions import Gazetteer, RegionKind
from index.preferences import years_in

# The year in the number of a document is not that of what it says.
_NUMBER = re.compile(r"〔(?:19|20)\d\d〕")
_LOGGER = logging.getLogger(__name__)


def checked(draft: Draft, gazetteer: Gazetteer) -> Draft:
    """Drop the claims that their quotes do not carry, and log each with what is wrong with it.

    Instead of words that leave out too much, their whole sentence is said where that stands up.
    """
    kept = [one for claim in draft.claims if (one := _standing(claim, gazetteer))]
    claims = tuple({(one.text, one.row, place(one.evidence)): one for one in kept}.values())
    short = draft.short if any(claim.evidence is draft.short for claim in claims) else None
    return replace(draft, claims=claims, short=short)


def _standing(claim: Claim, gazetteer: Gazetteer) -> Claim | None:
    """Give the claim, or its sentence, if the quote carries it."""
    whole = quoted(claim.evidence)
    for one in (claim, replace(claim, text=whole)) if claim.text != whole else (claim,):
        statement = Statement(_headed(one, gazetteer), 1)
        verdict = verify([statement], {1: source_of(one.evidence)}, gazetteer)
        if verdict.kept:
            return one
        for dropped in verdict.dropped:
            _LOGGER.warning("dropped %r: %s", one.text, "; ".join(fault.message for fault in dropped.faults))
    return None


def _headed(claim: Claim, gazetteer: Gazetteer) -> str:
    """Put before a claim the regions and years that the heading of its row gives it to."""
    row = _NUMBER.sub("", claim.row)
    regions = gazetteer.regions_in(row)
    # 成都新获评国家绿色数据中心: the country only says what it is.
    own = [name for name in regions if len(regions) < 2 or gazetteer.region(name).kind is not RegionKind.COUNTRY]
    given = [*own, *(f"{year}年" for year in sorted(years_in(row)))]
    return f"{'，'.join(given)}：{claim.text}" if given else claim.text
