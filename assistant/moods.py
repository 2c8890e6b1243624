"""Who says something, and whether it is planned, reached, meant or reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from string import ascii_letters

from documents.script import to_simplified


class Mood(StrEnum):
    """Say how a clause is meant; `REPORTED` is the plain statement of a journalist or a document."""

    TARGET = "target"
    ACHIEVED = "achieved"
    OPINION = "opinion"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Telling:
    """Hold the mood of a clause and who says it, as written at `sentence[start:end]`.

    A body that tells of a plan or a result speaks in that mood; only what it thinks or advises is an opinion.
    """

    mood: Mood
    speaker: str | None = None
    start: int | None = None
    end: int | None = None


_CLAUSE_END = re.compile(
    r"[，；。！？\n]|[,;!?](?!\d)|\.(?=\s|$)|(?<=[^\d\s])\s(?=(?:and|while|but)\s\w+\s(?:will|has|have|plans|aims)\b)"
)
_SENTENCE_END = re.compile(r"[。！？\n]|[!?]|\.(?=\s|$)")
_PLANNED = re.compile(
    r"目标|力争|争取|给(?:20\d\d年)?[定设]的?|(?<!行动)(?<!发展)(?<!三年)(?<![份该此这项])计划(?!》|单列|[，。、；）)的里中]|$)|规划(?=到|建|在|新|算力|投资|总|产能)|[拟](?=[于在到建对新将投设开引培出用])|(?:预计|预期|有望)|下一步|明后?年|后年|未来[一二三两几]|即将|旨在|致力于"
    r"|(?<![已曾])将(?=累计|新增|新建|再|于|在|陆续|全部|达到?|突破|超过|建成|建设|培育|发放|推出|出台|实施|开展|投入)|打算|准备(?=[在建新投])|确保|到时|届时"
    r"|\baim(?:s|ed|ing)?\b|\bplan\s(?:(?:to|an?|nearly|more)\b|\d)|\bplan(?:s|ned|ning)\s(?:(?:to|for|on|over|at|about|up|an?|by|nearly|more)\b|\d)|\btarget(?:s|ed|ing)?\b|\bgoals?\b|\bwill\b"
    r"|\b(?:is|are|was|were) to\b|\bintends?\b|\bexpect(?:s|ed)? to\b"
    r"|\bseeks? to\b|\bwants?\b|\bhopes? to\b|\bgoing to\b"
)
# Weaker words: what a document orders is planned only where nothing says that it is there already.
_ORDERED = re.compile(
    r"(?<![已曾])将(?!近|领|才|其|人工|它|[^，。；]{0,12}(?:列为|作为|视为|定位|纳入|称为))|(?<![只重主需必纲摘简概不])要(?![素点闻害是么])"
    r"|要求|提出|定为|须|应当|\brequires?\b|\bshould\b|\bmust\b|\bshall\b"
)
_REACHED = re.compile(
    r"已(?!知)|截至|截止到?|(?<![由从比较])目前|现有|现已|当前|至今|迄今|仅为|去年|上年|前年"
    r"|(?:印发|出台|公布|签署|签约|召开|举行|上线|达到|建成|完成|实现|超过|突破|培育|聚集|集聚|引进|形成|新增|增长|获得|开放|投用|增至|升至|降至|发布|建设|收录|培养)了"
    r"|\b(?:has|had)\b(?! no\b)|(?<!to )(?<!should )(?<!must )(?<!will )(?<!would )(?<!may )(?<!can )\bhave\b(?! no\b)"
    r"|\balready\b|\b(?:is|are) now\b|\bup and running\b|\boperational\b|\bin operation\b"
    r"|\bso far\b|\bto date\b|\bcurrently\b|\bas of\b|\bachieved\b"
    r"|\b(?:reached|grew|rose|totall?ed|stood|was|were|built|opened|accounted|increased)\b"
)
# Sums over time, of what is there as of what is ordered: 要累计培育.
_SUMMED = re.compile(r"累计")
# What is expected is nobody's target.
_FORETOLD = re.compile(r"预计|预期|有望|\bexpected to\b")
_AIMED = re.compile(r"目标|力争|争取|计划|\btarget|\baims?\b|\bplans?\b")
# 将由目前的38亿元增加: what stands now is there, whatever is planned for it.
_NOW_BEFORE = re.compile(r"(?:目前|当前|现在)的?\s*$")
# 已 after a word of planning tells of a plan come true: 目标已实现.
_COME_TRUE = re.compile(r"已(?:经|全部|全面|提前|如期|基本)*(?:完成|实现|达到|达成|达|建成|超过|超额|突破|落地)")
# 已经接近目标 tells of where things stand.
_AIM_REACHED = re.compile(r"已经?[^，。；]{0,6}(?:接近|完成|实现|达到|达成|超过|超额完成)[^，。；\d]{0,8}目标")
# 于2026年2月14日印发 is told of what was issued, however late the article that tells of it is dated.
_ISSUED = re.compile(r"印发|出台|发布|公布|下发|刊出|刊发|\b(?:issued|released|published|unveiled)\b")
_YEAR = re.compile(
    r"(?<!\d)(?P<until>(?:到|(?<![升增降提扩减涨])至|\bby(?: the end of| end of)?\s)?)(?P<year>(?:19|20)\d\d)"
    r"(?!\d|[-—–~至到]|[台家个项人元件万亿％%,])"
)
_HAN_YEAR = re.compile(r"二[零〇][零〇一二三四五六七八九]{2}(?=年)")
_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_UNTIL_END = re.compile(r"年?(?:年?底|末)?(?:之?前|以前)|年?年?内")
_TITLE = re.compile(
    r"《[^》]*》|[（(](?:19|20)\d\d[^）)]*[）)]|〔(?:19|20)\d\d〕"
    # 2024年的意见要求: the year of a document is not when something holds.
    r"|(?:19|20)\d\d年的?(?=[^，。；\d]{0,8}(?:方案|计划|意见|措施|办法|规划|政策|报告)(?:要求|规定|提出|安排|[给为的，把将]|[定写]的?))"
    r"|\b(?:19|20)\d\d(?= (?:action )?(?:plan|opinion|scheme|measures|notice)\b)"
)
_LABELS = (
    (re.compile(r"\s*(?:目标|任务目标|规划目标|计划)[：:]|\s*target[^:：]{0,40}[:：]"), Mood.TARGET),
    (re.compile(r"\s*(?:已实现|已完成|现状|进展)[：:]|\s*achieved[:：]"), Mood.ACHIEVED),
)

_THINKS = "认为|建议|主张|呼吁|担心|担忧|指出|强调|提醒|判断|坦言|直言|看好|总结道?|评价|分析|预测|倡议"
_SAYS = (
    r"表示|介绍|透露|告诉|说道|说(?![明法服是起])|(?<![职名简统俗号堪对])称(?![为号作之])"
    r"|谈到|解释道?|补充道?|通报|回应|回答|坦承"
)
_BEFORE_VERB = (
    r"(?:在(?:[^，。；：“”]{0,16}?(?:上|时|中|后|期间|采访|介绍))?|日前|近日|今日|当日|昨日|对此|还|也|又|则|曾|都|亦|续|并|要|再次|举例|重点|着重|接着|继续|就此|进一步|明确|多次|特别|公开|同时|只|[调考][研察]时?|座谈时?"
    r"|(?:向|对|接受)[^，。；：“”]{1,10}?(?=认|建|表|介|透|告|说|称|指|强|坦)|\d+月\d+日|\d+日){0,4}+"
)
_SPEECH = re.compile(
    rf"在(?P<seer>[^，。；：“”]{{2,30}}?)看来"
    rf"|(?P<holder>[^，。；：“”、\s]{{2,30}}?)的?(?:观点|看法|意见|建议|主张)[：:]"
    rf"|(?:根?据|按照?)(?P<source>[^，。；：“”]{{2,30}}?)(?:介绍|透露|表示|通报)"
    rf"|(?P<subject>[^，。！？；：“”()（）\s]{{2,44}}?){_BEFORE_VERB}"
    rf"(?:(?P<thinks>{_THINKS})|(?P<says>{_SAYS}))(?!的|书|稿|会|文件|函)"
)
_NAME = (
    r"(?:the\s)?[A-Z][\w'.-]+(?:\s(?:of|for|and|the|[A-Z][\w'.-]+))*(?:\s(?:government|officials?|bureau|department))?"
)
_ENGLISH_SPEECH = re.compile(
    rf"(?:[Ii]n the view of|[Aa]ccording to)\s(?P<seer>{_NAME})|[Ii]n\s(?P<holder>{_NAME})(?:'s|’s)\sview"
    rf"|(?P<subject>(?:[Tt]he\s(?:[a-z]+\s){{0,3}}(?:government|officials?|bureau|department|commission)|{_NAME}|\b[Ss]?[Hh]e))(?:,[^,]{{1,60}},)?\s"
    r"(?:(?P<thinks>thinks?|thought|worr(?:y|ies|ied)|fears?|urges?|urged|believes?|believed|argues?|argued|suggests?|suggested|warns?|warned|recommends?|recommended"
    r"|notes?|noted|advises?|advised|points out)|(?P<says>says?|said|told|stated|states|added(?!\svalue)))\b"
)
POSTS = (
    "总经理|董事长|负责人|发言人|研究员|秘书长|副厅长|厅长|副局长|局长|副主任|主任|副省长|省长|副市长|市长|副院长|院长|副校长|校长|副教授|教授"
    "|副所长|所长|副会长|会长|理事长|副部长|部长|处长|总裁|书记|院士|专家|学者|代表|委员|记者|工程师|分析师|首席科学家|科学家|经济师|组长|创始人|博士|先生|女士|主席"
)
_POST = re.compile(rf".*(?:{POSTS})")
_BODY = re.compile(
    r".*(?:政府|政协|人大|[厅局委部署院]|(?<!发布)会|会议|办公室|委员会|公司|集团|协会|学会|中心|大学|研究所|实验室|银行|联盟|基金|科技|负责人|发言人|人士|专家组?|学者|官员|委)"
)
_ANYBODY = re.compile(r"(?:业内人士|有关人士|多位专家|有专家|专家|学者|受访者|企业家|分析人士|观察人士)")
_LEADING = re.compile(
    r"^(?:.*召开的|对此|其中|同时|不过|但是?|而|此外|另外|日前|近日|目前|因此|所以|为此|于是|当天|会上|据悉)+"
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮齐康伍余元卜顾孟平黄和穆萧尹姚邵汪祁毛狄米明臧计成戴谈宋庞熊纪舒屈项祝董梁杜阮"
    "蓝闵席季麻强贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁邓洪包石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳段富"
    "巫焦谷车侯全班秋仲伊宫宁仇甘厉武符刘景詹束龙叶司黎乔苍闻党翟谭劳姬申冉桂牛寿边燕温庄晏柴瞿阎连习向古易廖耿匡文寇广东欧利蔚越师"
    "巩聂晁勾敖冷辛那简饶曾关游权丘兰岳帅肖涂佟付代"
)
_LONGEST_NAME = 4
_KEPT = 64


@dataclass(frozen=True, slots=True)
class _Speech:
    """Hold who speaks at `start:end` of a sentence, where the verb ends, and whether it is one of thinking."""

    start: int
    end: int
    verb_end: int
    is_opinion: bool


def told(sentence: str, *, published: str | None = None) -> Telling:
    """Tell the mood of a sentence: that of its first clause that has one, and its speaker."""
    tellings = [
        told_at(sentence, *clause, published=published) for clause in clauses(sentence) if clause[0] < clause[1]
    ]
    first = next((one for one in tellings if one.mood is not Mood.REPORTED), Telling(Mood.REPORTED))
    if first.mood is not Mood.OPINION:
        return first
    # Where a body only tells, the mood is that of what it tells, not of 某局表示 itself.
    same = [one for one in tellings if (one.start, one.end) == (first.start, first.end)]
    return next((one for one in same if one.mood is not Mood.OPINION), first)


def told_at(sentence: str, start: int, end: int, *, published: str | None = None) -> Telling:
    """Tell the mood of the clause that holds `sentence[start:end]`, and who says it.

    A clause without a mood of its own takes that of the clause before it. `published` is an ISO 8601 date: a later
    year is a target, an earlier one is past, unless the wording says otherwise.
    """
    readable = _readable(sentence)
    speech = _speech_at(sentence, start)
    mood = _mood_at(readable, start, end, int(published[:4]) if published else None)
    if speech is None:
        return Telling(mood)
    thinks = speech.is_opinion or mood is Mood.REPORTED
    return Telling(Mood.OPINION if thinks else mood, sentence[speech.start : speech.end], speech.start, speech.end)


def is_foretold(sentence: str, place: int) -> bool:
    """Say whether the clause at a place tells what is expected, rather than aimed at: 预计, 有望."""
    readable = _readable(sentence)
    clause = next((readable[start:end] for start, end in clauses(readable) if start <= place <= end), readable)
    return _FORETOLD.search(clause) is not None and _AIMED.search(clause) is None


def clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """Find the clauses of a text, without the marks between them."""
    start = 0
    for found in _CLAUSE_END.finditer(sentence):
        yield start, found.start()
        start = found.end()
    yield start, len(sentence)


@lru_cache(maxsize=_KEPT)
def _readable(sentence: str) -> str:
    """Fold script and case and blank the titles of documents, whose years and plans are names."""
    folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in to_simplified(sentence))
    digits = _HAN_YEAR.sub(lambda found: found.group().translate(_HAN_DIGITS), folded)
    return _TITLE.sub(lambda found: " " * len(found.group()), digits)


def _mood_at(readable: str, start: int, end: int, year: int | None) -> Mood:
    """Go back from the clause at `start:end` to the first that has a mood, within its sentence."""
    if _NOW_BEFORE.search(readable, 0, start):
        return Mood.ACHIEVED
    beginning = max((found.end() for found in _SENTENCE_END.finditer(readable, 0, start)), default=0)
    label = next((mood for pattern, mood in _LABELS if pattern.match(readable, beginning)), None)
    spans = [(first, last) for first, last in clauses(readable) if first >= beginning and first <= start]
    for number, (first, last) in enumerate(reversed(spans)):
        # Words after the figure count in its own clause only.
        mood = _own_mood(readable[first : max(last, end) if number == 0 else last], year)
        if mood is not None:
            return mood if label is None or mood is Mood.ACHIEVED else label
    return label or Mood.REPORTED


def _own_mood(clause: str, year: int | None) -> Mood | None:
    planned = _PLANNED.search(clause)
    if planned:
        has_come = _COME_TRUE.search(clause, planned.end()) or _AIM_REACHED.search(clause)
        return Mood.ACHIEVED if has_come else Mood.TARGET
    reached = _REACHED.search(clause)
    years = list(_YEAR.finditer(clause))
    if reached:
        return Mood.ACHIEVED
    if not _ISSUED.search(clause) and any(_is_to_come(clause, found, year) for found in years):
        return Mood.TARGET
    if _ORDERED.search(clause):
        return Mood.TARGET
    if _SUMMED.search(clause):
        return Mood.ACHIEVED
    if year is not None and years and all(int(found["year"]) < year for found in years):
        return Mood.ACHIEVED
    return None


def _is_to_come(clause: str, found: re.Match[str], year: int | None) -> bool:
    said = int(found["year"])
    until = bool(found["until"]) or _UNTIL_END.match(clause, found.end()) is not None
    if year is None:
        return until
    return said > year or (until and said == year)


def _speech_at(sentence: str, start: int) -> _Speech | None:
    """Choose the speech that holds a place: the last begun before it, or one that follows what it quotes."""
    return next((one for one in reversed(_speeches(sentence)) if _holds(sentence, one, start)), None)


def _holds(sentence: str, speech: _Speech, place: int) -> bool:
    if place < speech.start:
        quoted = sentence[place : speech.start]
        if _CLAUSE_END.search(quoted) is None:
            return True
        is_after = _SENTENCE_END.match(sentence, speech.verb_end) is not None
        # “……。”曾刚说。 and ……，曾刚说。
        return ("”" in quoted and "“" not in quoted) or (is_after and _SENTENCE_END.search(quoted) is None)
    said = sentence[speech.verb_end : place]
    return said.count("“") > said.count("”") or _SENTENCE_END.search(said) is None


@lru_cache(maxsize=_KEPT)
def _speeches(sentence: str) -> tuple[_Speech, ...]:
    return tuple(_find_speeches(sentence))


def _find_speeches(sentence: str) -> Iterator[_Speech]:
    folded = to_simplified(sentence)
    for found in [*_SPEECH.finditer(folded), *_ENGLISH_SPEECH.finditer(folded)]:
        parts = found.groupdict()
        name = next(group for group in ("seer", "holder", "source", "subject") if parts.get(group))
        span = found.span(name) if folded[found.start(name)] in ascii_letters else _named(folded, *found.span(name))
        if span is not None:
            yield _Speech(*span, found.end(), is_opinion=name in ("seer", "holder") or bool(parts["thinks"]))


def _named(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the person, or else the body, that a subject ends with; documents and mere words are nobody."""
    leading = _LEADING.match(folded[start:end])
    start += leading.end() if leading else 0
    written = folded[start:end]
    post = _POST.match(written)
    rest = written[post.end() :] if post else written
    if rest and len(rest) <= _LONGEST_NAME and (rest[0] in SURNAMES or post) and not _BODY.fullmatch(rest):
        return end - len(rest), end
    if _BODY.fullmatch(written) or _ANYBODY.search(written):
        return start, end
    return None
