"""What a model tells otherwise than its quotes in small words: all for most, a year for three, built for being built.

Words that are quoted need none of this.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from babel import Locale

from assistant.language_model.english_bodies import body_faults
from assistant.language_model.put_in_place import put_in_place_faults
from assistant.language_model.spelled_names import spelled_faults
from assistant.language_model.told_as_certain import certainty_faults
from assistant.language_model.told_of_places import figure_place_faults
from assistant.moods import POSTS
from assistant.verification import Fault, FaultKind
from assistant.verification.binding import opened
from assistant.verification.figure_checks import bound_of
from assistant.verification.figures import Figure
from assistant.verification.modifiers import Modifier
from assistant.verification.negation_checks import without_lexical
from assistant.verification.reading import Reading
from documents.regions import Gazetteer
from index.terms import passage_terms

_ALL = re.compile(r"全部|凡(?!是非)|所有|全都|一律|全体|\ball\b|\bevery\b")
_ALL_BY_RULE = re.compile(rf"{_ALL.pattern}|(?<![成首])都(?![市会])|一概")
_MOST = re.compile(r"大部分|大多数?|多数|绝大|基本|\bmost(?:ly)?\b")
_MOST_OF_IT = re.compile(r"大部分|大多数|绝大多数|\bmost of\b|\bthe majority\b")
_MOST_GIVEN = re.compile(r"大部分|多|主要|绝大|半|基本|\bmost|\bmajority\b|\bmainly\b")
_OPEN = re.compile(r"是否|有没有|不一定|无从|存疑|尚不清楚")
_RULE = re.compile(r"原则上|一般情况|限(?=国|本|在|于|定|没)|除外|不含")
_SOME = re.compile(r"(?<!大)(?<!绝大)部分|少数|个别|一些|\bsome\b")
_RATE = re.compile(r"每(?:年|月|季度?|周|日|天|千人|万人|百人|户|平方公里|万台|千台)|年均|逐年")
_RATE_KEY = str.maketrans("", "", "每/均逐")
_DENIED = re.compile(r"(?:没有?|未能?|无|不(?!一)|并非)(?P<what>[^，。；、（）()]{3,14})")
_ENGLISH_DENIAL = re.compile(
    r"\b(?:not|no|never|without|neither|nor|cannot|un\w+|lacks?|lacking|missing"
    r"|rather than|instead|few|hardly|only|\w+n't)\b"
)
_GIVEN = r"(?:给出|写明|设定?|列出|公布|披露|提出|说明|定出?|明确|写)"
_SEEN = r"(?<![未没])(?<!没有)(?:见到|看到|找到|查到|写明)"
_NOT_GIVEN = re.compile(rf"(?:没有?|未){_GIVEN}(?P<what>[^，。；、\d]{{2,8}})")
_NOT_SEEN = re.compile(r"(?P<what>[^，。；、\d因]{2,6})[^，。；、]{0,8}(?:未见|没有见到|没有找到|未写明)(?=[，。；]|$)")
_LACKS = re.compile(r"缺(?:乏|少)|不足|欠缺|空白")
_LEVEL = re.compile(r"(?P<level>[省市县州])人?民?政府")
_FEWEST = 3
_MOST_OF = 0.6
_MUST = re.compile(r"必须|务必|强制|\bmust\b")
_MAY = re.compile(r"力争|争取|鼓励|支持|可以?|引导")
_DENYING_VERB = re.compile(
    r"\b(?:cancel|scrap|abandon|reject|exclud|abolish|revok|suspend|halt|forbid|prohibit|withdraw|exempt)\w*"
    r"|\brul(?:es?|ed|ing) out\b"
)
_DENIED_DEED = re.compile(r"取消|停|终止|撤|排除|禁|退出|限|免|废|不|未|无|没")
_MAINLY = re.compile(r"以(?P<what>[^，。；、]{2,8})为主")
_MET = re.compile(r"\b(?:met|meets|reached|achieved|fulfilled|hit|attained|surpassed|exceeded)\b")
_FELL_SHORT = re.compile(r"没有?(?:达到?|完成|实现)|未(?:能)?(?:达|完成|实现)|低于|不及|少于|落后")
_ATTAINED = re.compile(r"(?:达到?|完成|实现|超过|超额|突破|高于)(?:了)?[^，。；\d]{0,16}$")
_SHORT_OF = re.compile(r"没有?|未|不(?:及|足|到)|低于|少于|落后")
_POST_OF = re.compile(rf"(?P<post>{POSTS})(?P<name>[㐀-䶿一-鿿]{{2}})")
_ANY_POST = re.compile("专家|学者|代表|记者|先生|女士|负责人|委员|院士|博士")
_STATE_BODIES = re.compile(r"国务院|党中央|中共中央")
# Africa, the Americas, Oceania, Asia and Europe in the numbers of the United Nations.
_CONTINENTS = ("002", "019", "009", "142", "150")
_UNDERWAY = re.compile(r"在建|拟建|筹建|待建")
_BUILT = re.compile(r"建成|已建|建好|投用")


def otherwise_faults(said: Reading, quoted: Reading, context: Reading, gazetteer: Gazetteer) -> Iterator[Fault]:
    """Find quantities, rates, states, places, periods and names that the quotes have not, or have otherwise."""
    yield from _quantifier_faults(said, quoted)
    yield from _obligation_faults(said, quoted)
    yield from _place_faults(said, quoted, gazetteer)
    yield from figure_place_faults(said, quoted, gazetteer)
    yield from certainty_faults(said, quoted)
    if said.language == quoted.language:
        yield from _rate_faults(said, quoted)
        yield from _state_faults(said, quoted)
        yield from _affirmed_faults(said, quoted)
        yield from _open_faults(said, quoted)
        yield from _attained_faults(said, quoted)
        yield from _level_faults(said, quoted)
        yield from _mainly_faults(said, quoted)
        yield from _post_faults(said, f"{quoted.folded}\n{context.folded}")
        yield from put_in_place_faults(said, quoted, context)
        for found in _STATE_BODIES.finditer(said.folded):
            if found.group() not in quoted.folded + context.folded:
                yield Fault(FaultKind.ORGANISATION, found.group(), f"the quote does not name {found.group()}")
    else:
        yield from _denial_faults(said, quoted)
        known = f"{quoted.folded}\n{context.folded}"
        yield from spelled_faults(said, known)
        yield from body_faults(said, known)
    plans = {date.plan for date in quoted.dated if date.plan}
    for date in said.dated:
        if plans and date.plan and date.plan not in plans:
            words = said.said(date.start, date.end)
            yield Fault(FaultKind.DATE, words, f"the quote is on another period than {words}")


def _quantifier_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    if _ALL_BY_RULE.search(said.folded) and _RULE.search(quoted.folded) and not _RULE.search(said.folded):
        yield Fault(FaultKind.MODIFIER, said.text, "the quote says so as a rule only")
    kinds = (_ALL, _MOST, _SOME)
    own = [kind for kind in kinds if kind.search(said.folded)]
    given = [kind for kind in kinds if kind.search(quoted.folded)]
    most = _MOST_OF_IT.search(said.folded)
    if most and not _MOST_GIVEN.search(quoted.folded):
        yield Fault(FaultKind.MODIFIER, most.group(), f"the quote does not say {most.group()}")
    if said.language == quoted.language and own and given and not set(own) & set(given):
        found = own[0].search(said.folded)
        words = found.group() if found else ""
        yield Fault(FaultKind.MODIFIER, words, f"the quote does not say {words}")


def _obligation_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find what must be by the sentence and only may be by the quote: 必须突破 for 力争突破."""
    found = _MUST.search(said.folded)
    if found and _MAY.search(quoted.folded) and not _MUST.search(quoted.folded):
        yield Fault(FaultKind.MODIFIER, found.group(), f"the quote does not say {found.group()}")


def _rate_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find rates that the quote has not: 每年 for a sum of three years, 每千人 for 每万人."""
    for found in _RATE.finditer(said.folded):
        base = found.group().translate(_RATE_KEY)
        if not re.search(rf"(?:每|/|年均|逐|一){re.escape(base)}|{re.escape(base)}均", quoted.folded):
            yield Fault(FaultKind.MODIFIER, found.group(), f"the quote does not say {found.group()}")


def _state_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    built = _BUILT.search(said.folded)
    values = {one.value for one in said.figures}
    clauses = [quoted.clause_at(one.start) for one in quoted.figures if one.value in values] or quoted.clauses
    underway = any(_UNDERWAY.search(quoted.folded[start:end]) for start, end in clauses)
    if built and underway and not _UNDERWAY.search(said.folded):
        yield Fault(FaultKind.MOOD, built.group(), "the quote counts what is still being built too")


def _affirmed_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find what a sentence affirms with most of the words that the quote denies: 没有找到可靠的数字."""
    if _DENIED.search(without_lexical(said.folded)) or _LACKS.search(said.folded):
        return
    for found in _DENIED.finditer(without_lexical(quoted.folded)):
        scope = {term for term in passage_terms(found["what"]) if len(term) > 1}
        if len(scope) >= _FEWEST and len({one for one in scope if one in said.folded}) >= _MOST_OF * len(scope):
            yield Fault(FaultKind.NEGATION, found["what"], f"the quote denies {found['what']}")
    for found in (*_NOT_GIVEN.finditer(quoted.folded), *_NOT_SEEN.finditer(quoted.folded)):
        given = re.search(
            rf"{_GIVEN}[^，。；]{{0,8}}{re.escape(found['what'])}|{re.escape(found['what'])}[^，。；]{{0,8}}{_SEEN}",
            said.folded,
        )
        if given:
            yield Fault(FaultKind.NEGATION, given.group(), f"the quote denies {found['what']}")


def _open_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find what is told as settled where the quote leaves it open: whether a goal was reached."""
    is_open = _OPEN.search(quoted.folded) and not _OPEN.search(said.folded)
    if is_open and not _DENIED.search(without_lexical(said.folded)):
        yield Fault(FaultKind.NEGATION, said.text, "the quote leaves this open")


def _attained_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find figures that are attained where by the quote something is below them."""
    for figure in said.figures:
        start, end = said.clause_at(figure.start)
        given = [one for one in quoted.figures if one.value == figure.value and one.unit == figure.unit]
        is_attained = _ATTAINED.search(said.folded, start, figure.start) and not _SHORT_OF.search(
            said.folded, start, end
        )
        if is_attained and given and all(_is_fallen_short_of(quoted, one) for one in given):
            words = said.said(start, figure.end)
            yield Fault(FaultKind.NEGATION, words, f"by the quote it has not come to {words}")


def _is_fallen_short_of(quoted: Reading, figure: Figure) -> bool:
    return figure.modifier is Modifier.EXACTLY and bound_of(quoted, figure) is Modifier.UNDER


def _level_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find a government of another level than those that the quote names: 省人民政府 for 市人民政府."""
    given = {found["level"] for found in _LEVEL.finditer(quoted.folded)}
    for found in _LEVEL.finditer(said.folded):
        if given and found["level"] not in given:
            yield Fault(FaultKind.ORGANISATION, found.group(), f"the quote does not name {found.group()}")


def _mainly_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find what is told as the main part where the quote names another: 以智能算力为主."""
    given = [found["what"] for found in _MAINLY.finditer(quoted.folded)]
    for found in _MAINLY.finditer(said.folded):
        if given and not any(found["what"] in one or one in found["what"] for one in given):
            yield Fault(FaultKind.UNSUPPORTED, found.group(), f"the quote names another main part than {found['what']}")


def _post_faults(said: Reading, known: str) -> Iterator[Fault]:
    """Find posts of persons whom the sources give another: 市长 for 董事长."""
    for found in _POST_OF.finditer(said.folded):
        if found["name"] in known and found["post"] not in known and not _ANY_POST.fullmatch(found["post"]):
            words = said.said(*found.span())
            yield Fault(FaultKind.ORGANISATION, words, f"the quote gives another post than {found['post']}")


def _denial_faults(said: Reading, quoted: Reading) -> Iterator[Fault]:
    """Find across languages what denies nothing where the quote does: with a figure, another part may be meant."""
    deed = _DENYING_VERB.search(said.folded)
    if deed and not _DENIED_DEED.search(quoted.folded):
        yield Fault(FaultKind.NEGATION, deed.group(), f"the quote does not say {deed.group()}")
    met = _MET.search(said.folded)
    if met and _FELL_SHORT.search(quoted.folded) and not _ENGLISH_DENIAL.search(said.folded):
        yield Fault(FaultKind.NEGATION, met.group(), f"by the quote it has not {met.group()}")
    if said.figures or _ENGLISH_DENIAL.search(said.folded) or not _DENIED.search(without_lexical(quoted.folded)):
        return
    yield Fault(FaultKind.NEGATION, said.text, "the quote denies something")


def _place_faults(said: Reading, quoted: Reading, gazetteer: Gazetteer) -> Iterator[Fault]:
    """Find regions beside those that the quote itself names, and countries that it does not name."""
    given = {name for mention in quoted.mentions for name in opened(mention, gazetteer)}
    for mention in said.mentions:
        names = {*opened(mention, gazetteer)}
        if given and not any(_is_near(name, given, gazetteer) for name in names):
            words = said.said(mention.start, mention.end)
            yield Fault(FaultKind.REGION, words, f"the quote is on other regions than {words}")
    for name in _countries(said.language):
        if name in said.text and name not in quoted.text and said.language == quoted.language:
            yield Fault(FaultKind.REGION, name, f"the quote does not name {name}")


def _is_near(name: str, given: Collection[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a region is one that is given, holds one, or lies within all of them: a city for its province."""
    if name in given or any(gazetteer.covers(name, other) for other in given):
        return True
    return all(gazetteer.covers(other, name) for other in given)


@cache
def _countries(language: str) -> Sequence[str]:
    """List the names of countries but China in a language, both scripts of Chinese."""
    locales = [Locale("en")] if language == "en" else [Locale("zh"), Locale("zh", "TW", script="Hant")]
    home = ("CN", "HK", "MO", "TW")
    names = {
        name
        for locale in locales
        for code, name in locale.territories.items()
        if (len(code) == 2 and code.isalpha() and code not in home) or code in _CONTINENTS
    }
    return tuple(sorted(name for name in names if len(name) > 1))
