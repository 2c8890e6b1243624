"""The language of the interface, chosen for a request."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum


class Language(StrEnum):
    """Name the languages that the interface speaks, by their BCP 47 tags."""

    SIMPLIFIED = "zh-CN"
    TRADITIONAL = "zh-TW"
    ENGLISH = "en"

    @property
    def of_articles(self) -> str:
        """Give the tag that articles are marked with, so that a browser picks Chinese glyphs for them."""
        return Language.SIMPLIFIED if self is Language.ENGLISH else self


COOKIE = "shengce-language"
"""The cookie that holds the language chosen last."""
TRADITIONAL_TAG = re.compile(r"zh[-_](?:tw|hk|mo|hant)\b", re.IGNORECASE)
CHINESE_TAG = re.compile(r"zh\b", re.IGNORECASE)


def language_of_tag(tag: str) -> Language:
    """Map a BCP 47 tag such as `zh-Hant-HK` to an interface language; English stands in for the rest."""
    if TRADITIONAL_TAG.match(tag):
        return Language.TRADITIONAL
    return Language.SIMPLIFIED if CHINESE_TAG.match(tag) else Language.ENGLISH


def choose_language(wanted: str | None, accept_language: str | None, chosen_before: str | None = None) -> Language:
    """Choose the language asked for in the address (`?lang=`), the one chosen before, or the first accepted."""
    if wanted or chosen_before:
        return language_of_tag(wanted or chosen_before or "")
    return language_of_tag(next(iter(_by_preference(accept_language or "")), Language.SIMPLIFIED))


def _by_preference(accept_language: str) -> Iterable[str]:
    """Order the tags of an Accept-Language header (RFC 9110, 12.5.4), best first."""
    weighted = []
    for part in accept_language.split(","):
        tag, _, weight = part.strip().partition(";q=")
        if tag and tag != "*":
            weighted.append((_weight(weight), tag))
    return [tag for weight, tag in sorted(weighted, key=lambda pair: -pair[0]) if weight > 0]


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
