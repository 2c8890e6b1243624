"""What an article and each of its passages are about."""

from __future__ import annotations

from collections import Counter

from documents.regions import Gazetteer, RegionKind

# In a text shorter than this, one mention is enough.
SHORT_TEXT = 400
# Below this share of the most frequent region's mentions, a region is only brought in for comparison.
LEAST_SHARE = 0.25


def article_regions(title: str, text: str) -> tuple[str, ...]:
    """Name the regions an article is about: those of its title, then those its text names again and again.

    A group in the title stands for its members. The country counts where the title names no other
    region and the text names none more often: provinces always speak of the country's plans.
    """
    gazetteer = Gazetteer.load()
    mentions = gazetteer.mentions(text)
    counts = Counter(mention.name for mention in mentions if mention.kind is not RegionKind.GROUP)
    country = {m.name for m in mentions if m.kind is RegionKind.COUNTRY}
    most = max((count for name, count in counts.items() if name not in country), default=0)
    needed = max(1 if len(text) < SHORT_TEXT else 2, LEAST_SHARE * most)
    titled = _opened(gazetteer, title)
    frequent = [name for name, count in counts.most_common() if name not in country and count >= needed]
    of_country = [name for name in country if counts[name] >= needed and counts[name] > most]
    about = dict.fromkeys([*titled, *of_country, *frequent])
    if any(not _is_country(gazetteer, name) for name in titled):
        return tuple(name for name in about if not _is_country(gazetteer, name))
    return tuple(about)


def passage_regions(passage_text: str, heading: str, article_regions: tuple[str, ...]) -> tuple[str, ...]:
    """Name the regions of a passage: those it names, those of its heading, else those of its article.

    Naming a group alone means its members; naming the country alone leaves the article's regions standing.
    """
    gazetteer = Gazetteer.load()
    named = tuple(dict.fromkeys([*_opened(gazetteer, passage_text), *_opened(gazetteer, heading)]))
    if all(_is_country(gazetteer, name) for name in named):
        return tuple(dict.fromkeys([*article_regions, *named]))
    return named


def _opened(gazetteer: Gazetteer, text: str) -> list[str]:
    """Name the regions of a text, or the members of its groups where it names no region but the country."""
    named = gazetteer.regions_in(text)
    if any(not _is_country(gazetteer, name) for name in named):
        return list(named)
    members = [member for group in gazetteer.groups_in(text) for member in gazetteer.members(group)]
    return list(dict.fromkeys([*members, *named]))


def _is_country(gazetteer: Gazetteer, name: str) -> bool:
    return gazetteer.region(name).kind is RegionKind.COUNTRY
