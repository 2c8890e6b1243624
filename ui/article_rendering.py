"""The HTML of the articles tab, all made from escaped text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from jinja2 import Environment

from documents import Article
from documents.repairs import repairs_of
from index.adding import PASTED, FileOutcome, Status
from index.corpora import corpus_of
from ui.access.user import SHARED_CORPUS, Corpus, User
from ui.article_catalogue import Entry, Wanted, lineage
from ui.article_overview import Age, make_tiles, make_timeline
from ui.article_texts import ARTICLE_TEXTS
from ui.before_and_after import before_and_after
from ui.language import Language
from ui.reasons import worded
from ui.region_names import COUNTRY, PLACES, region_name, short_name
from ui.rendering import environment, source_name
from ui.texts import text
from ui.upload_addresses import MAX_UPLOAD_BYTES

ROWS_A_PAGE = 50
MOST_OUTCOMES = 100
MOST_PUBLISHERS = 300
LONGEST_PASTE = 200_000
VIEWS = ("text", "both", "file")


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold a region that the list can be limited to."""

    region: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """Hold an article as the list shows it to somebody: `corpus` says who sees it, where that differs between them."""

    article: Entry
    corpus: str
    may_change: bool


@cache
def _environment() -> Environment:
    made = environment().overlay()
    made.globals = {**made.globals, "short_name": short_name}
    made.filters = {**made.filters, "shown_source": shown_source}
    return made


def adding_html(language: Language, user: User | None = None) -> str:
    """Make what files are dropped on and text is pasted into, or say that the user may add nothing."""
    corpora = [] if user is None else [(one.key, corpus_name(one, user, language)) for one in user.editable]
    limits = {"limit": MAX_UPLOAD_BYTES, "longest": LONGEST_PASTE}
    return _render("article_adding.html", language, may_add=user is None or bool(corpora), corpora=corpora, **limits)


def corpus_name(corpus: Corpus, user: User, language: Language) -> str:
    """Say who sees the articles of a corpus."""
    if corpus == SHARED_CORPUS:
        return text("corpus_shared", language)
    if corpus == user.own_corpus:
        return text("corpus_own", language)
    return text("corpus_group", language, name=corpus.name.removeprefix("group:"))


def outcomes_html(outcomes: Sequence[FileOutcome], total: int, language: Language) -> str:
    """Make the table of what became of the files so far, with how many of `total` are done if not all are (0)."""
    rows = [
        (
            shown_source(one.path, language),
            one,
            "" if one.status is Status.UNCHANGED else worded(one, language),
            repairs_line(one.repairs, language),
        )
        for one in _telling(outcomes)
    ]
    return _render("outcomes.html", language, rows=rows, total=total, done=len(outcomes))


def _telling(outcomes: Sequence[FileOutcome]) -> list[FileOutcome]:
    """Choose what is shown of many outcomes: those not added, and the latest."""
    if len(outcomes) <= MOST_OUTCOMES:
        return list(outcomes)
    half = MOST_OUTCOMES // 2
    skipped = [one for one in outcomes[:-half] if one.status is Status.SKIPPED]
    return [*skipped[:half], *outcomes[-half:]]


def repairs_line(counts: Mapping[str, int], language: Language) -> str:
    """Say in a line what was repaired, and in how many places."""
    known = [(f"repair_{step}", count) for step, count in counts.items()]
    told = [text(key, language, count=count) for key, count in known if key in ARTICLE_TEXTS]
    return (", " if language is Language.ENGLISH else "、").join(told)


def filters_html(language: Language) -> str:
    """Make the controls that choose among the articles."""
    return _render("article_filters.html", language)


def region_choices_html(entries: Sequence[Entry], language: Language) -> str:
    """Make the regions that there are articles of, each province before its cities."""
    counts = Counter(place for entry in entries for place in entry.places)
    groups = defaultdict[str, list[Choice]](list)
    for place in sorted(counts, key=lambda one: (lineage(one)[-1] != one, -counts[one], one)):
        groups[lineage(place)[-1]].append(Choice(place, region_name(place, language), counts[place]))
    known = [COUNTRY, *PLACES]
    ordered = sorted(groups.items(), key=lambda group: known.index(group[0]) if group[0] in known else len(known))
    named = [(region_name(province, language), choices) for province, choices in ordered]
    without = sum(not entry.places for entry in entries)
    return _render("article_choices.html", language, groups=named, without=without)


def publisher_choices_html(entries: Sequence[Entry]) -> str:
    """Make the publishers that are suggested, the most frequent first."""
    counts = Counter(entry.publisher for entry in entries if entry.publisher)
    publishers = [publisher for publisher, _ in counts.most_common(MOST_PUBLISHERS)]
    return _render("article_publishers.html", Language.SIMPLIFIED, publishers=publishers)


def overview_html(entries: Sequence[Entry], wanted: Wanted, language: Language, today: date) -> str:
    """Make the map and the timeline, each of what would be wanted without its own choice."""
    if not entries:
        return ""
    timeline = make_timeline(replace(wanted, since="", until="").choose(entries))
    notes = {"timeline_earlier": timeline.earlier, "timeline_undated": timeline.undated}
    return _render(
        "article_overview.html",
        language,
        tiles=make_tiles(replace(wanted, region="").choose(entries), today),
        region=wanted.region,
        ages=list(Age),
        timeline=timeline,
        notes=[text(key, language, count=count) for key, count in notes.items() if count],
        chosen_month=wanted.since[:7] if wanted.since[:7] == wanted.until[:7] else "",
    )


def region_map_html(entries: Sequence[Entry], language: Language, today: date) -> str:
    """Make the map from which a question is limited to regions."""
    return _render("region_map.html", language, tiles=make_tiles(entries, today), ages=list(Age))


def articles_html(
    entries: Sequence[Entry], wanted: Wanted, page: int, language: Language, user: User | None = None
) -> str:
    """Make a page of the list of those articles that are wanted, as a `user` sees it; pages count from 1."""
    chosen = wanted.choose(entries)
    pages = max(1, -(-len(chosen) // ROWS_A_PAGE))
    page = min(max(1, page), pages)
    return _render(
        "articles.html",
        language,
        rows=_rows(chosen[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE], entries, user, language),
        may_add=user is None or bool(user.editable),
        count=len(chosen),
        total=len(entries),
        narrowed=not wanted.is_open,
        page=page,
        pages=pages,
    )


def _rows(shown: Sequence[Entry], entries: Sequence[Entry], user: User | None, language: Language) -> list[Row]:
    if user is None:
        return [Row(one, "", True) for one in shown]
    several = len({corpus_of(one.id) for one in entries}) > 1
    names = {one.key: corpus_name(one, user, language) for one in user.readable} if several else {}
    editable = {one.key for one in user.editable}
    return [Row(one, names.get(corpus_of(one.id), ""), corpus_of(one.id) in editable) for one in shown]


def reader_html(article: Article | None, view: str, language: Language) -> str:
    """Make an article beside the file as it came, seen in one of VIEWS at first, or say it is missing."""
    return _render(
        "article_reader.html",
        language,
        article=article,
        view=view if view in VIEWS else VIEWS[0],
        compared=before_and_after(article) if article else None,
        repairs=repairs_line(repairs_of(article.details), language) if article else "",
    )


def shown_source(source: str, language: Language) -> str:
    """Name a source without folders, and say of pasted text that it is such."""
    return text("pasted", language) if source == PASTED else source_name(source)


def _render(template: str, language: Language, **values: object) -> str:
    return _environment().get_template(template).render(language=language, **values)
