"""Judging whether quotes carry what a sentence says, beyond its figures, dates and names.

Two things are looked at: words of the sentence that stand neither in the quotes nor in the titles over them, and how
near the encoder of questions puts the sentence to the quotes. `support_weights` weighs them. The
reader is not asked: with a sentence as question it told sound ones from others hardly better than chance, and with 多少
for a figure it pointed at another figure of the passage in a tenth of the sound ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assistant.evidence import Encoder
from assistant.language_model.common_words import common_words, without_common_words
from assistant.language_model.english_words import strange_term, translated_shares
from assistant.language_model.numbered import Quote
from assistant.language_model.support_weights import AcrossSigns, SupportSigns, likelihood, likelihood_across
from assistant.verification.folding import fold
from assistant.verification.own_words import without_own_words
from assistant.verification.reading import Reading, read
from assistant.verification.support_checks import known_shares
from documents.regions import Gazetteer
from documents.sentences import split_sentences
from index.terms import passage_terms

# Words in which a model tells what a source says, beyond those of verification/own_words.py.
_TELLING = re.compile(
    r"层面|公司|量化|不[多明]|名称|虽然?|简称|封顶|写成?|来看|参照|设定|定出|实际|[未所]见|能看到|多出|分属|属于?|另设|却|尚未|留意|但|省里|市里|市?一级|单个|单家|内容|尚|均|依|只说|再|曾|说法|两说|出自|对照|换算|推算|算下来|折合|余下|差别|作为|量级"
    r"|两者|二者|前者|后者|写法|说法|出处|措辞|语气|之处|之别|年份|时间点|口径|几[项类个种点]|主张|看法|数值|是否|尚?不清楚|不得而知|同一[份个项篇]?|同样|[这该][份项个篇部]|文件|资料|报道|数字|此外|另外|同时|同期|与此同时|相比(?:之下|而言)?|其余|这一|比例|当作|看作|视为|包括|包含|分为|以及|并且?|而且?|则|还(?:将|要|有|能|会)?|将会|能够|可获得?|获得"
    r"|拥有|另有|设有|具有|采用|通过|作为|用于|针对|围绕|计划|打算|旨在|希望|方面|上述|这些?|那些|该|所有|全部|各自?个?|其他|具体|主要|相关|情况"
    r"|给予|进行|开展|推动|推进|促进|提高到?|提升到?|达成|方式|数量|规模以上|规上|等等|自己|本身|之间|当中|属于|成为|来自|根据|按照|显示|说明|分别"
)
# Characters that carry no matter of their own.
_JOINING = frozenset(
    "它他她这那个把更又才就也都还加数叫说写做给让从到里中前后上下内外们者所其之因而则且或与和及被用以于由向往着过来去起些各每某该此本"
)
_LEAST_SAID = 2
_AGREE = re.compile(r"(?<!不)(?<!不完全)(?:一致|相同|吻合|等同|一样)")
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_RUN = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[，、；：。！？,;:!?\n]")


@dataclass(frozen=True, slots=True)
class Strange:
    """Hold what of a sentence its source lacks.

    `run` are most characters in a row of which no two stand together in it, without common words; `characters` all that
    are not in it at all; `clause` is a clause of which too many are not; `word` are most characters in a row, common
    words left out, that are not in it at all.
    """

    run: str = ""
    characters: str = ""
    clause: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class SupportLimits:
    """Say from which on a sentence is in doubt.

    Without an encoder a `run` of Chinese characters is, of which no two stand together in the source, or a clause of
    `clause_length` of which the source lacks the share `clause`; with one, a sentence that is less likely than `likely`
    to be carried, or an English one of Chinese quotes than `likely_across`, and one with a `word` of so many characters
    that the source does not have at all.
    """

    run: int = 4
    likely: float = 0.7
    word: int = 2
    clause: float = 0.5
    clause_length: int = 6
    likely_across: float = 0.6


class SupportJudge:
    """Judge by words and, with an encoder, by meaning."""

    def __init__(
        self, gazetteer: Gazetteer, encoder: Encoder | None = None, limits: SupportLimits = SupportLimits()
    ) -> None:
        self._gazetteer = gazetteer
        self._encoder = encoder
        self._limits = limits
        self._vectors: dict[str, npt.NDArray[np.float32]] = {}

    def nearness(self, statement: str, quotes: Sequence[Quote]) -> list[float]:
        """Say of each quote how near it is to a statement: by shared words, or across languages by meaning."""
        if self._encoder is not None and quotes and _is_latin(statement) != _is_latin(quotes[0].text):
            return self._cosines(statement, quotes)
        words = _terms(statement)
        return [len(words & _terms(one.text)) / max(1, len(words)) for one in quotes]

    def doubt(self, statement: str, quotes: Sequence[Quote]) -> str | None:
        """Give the words of a statement that nothing in its quotes stands for, None where they carry it."""
        limits = self._limits
        said = read(statement, self._gazetteer)
        if _is_latin(quotes[0].text) != _is_latin(statement):
            is_carried = (
                self._encoder is None or likelihood_across(self.signs_across(said, quotes)) >= limits.likely_across
            )
            return None if is_carried else statement
        if said.language == "en":
            return None
        strange = self._strange(said, quotes)
        if _says_nothing(said):
            return None
        if self._encoder is None:
            is_doubted = self._is_strange(strange)
        else:
            is_doubted = len(strange.word) >= limits.word or likelihood(self.signs(said, quotes)) < limits.likely
        return (strange.clause or strange.run or strange.characters or statement) if is_doubted else None

    def is_strange(self, statement: str, quote: Quote) -> bool:
        """Tell by words alone whether a quote lacks so much of a statement that it is on something else.

        Of an English statement it is a name of policy.
        """
        if _is_latin(statement):
            return strange_term(statement, _folded([quote])) is not None
        if _is_latin(quote.text):
            return False
        return self._is_strange(self._strange(read(statement, self._gazetteer), [quote]))

    def _is_strange(self, strange: Strange) -> bool:
        return len(strange.run) >= self._limits.run or bool(strange.clause)

    def signs(self, said: Reading, quotes: Sequence[Quote]) -> SupportSigns:
        """Measure what tells whether Chinese quotes carry a Chinese statement; only with an encoder."""
        strange = self._strange(said, quotes)
        known = _folded(quotes)
        characters, pairs = known_shares(said, known)
        together = " ".join(one.text for one in quotes)
        return SupportSigns(
            run=len(strange.run),
            strange=len(strange.characters),
            has_strange_clause=bool(strange.clause),
            characters=characters,
            pairs=pairs,
            cosine=self._cosine(said.text, together),
            has_figures=bool(said.figures),
            length=len(said.text),
            quote_length=len(together),
        )

    def signs_across(self, said: Reading, quotes: Sequence[Quote]) -> AcrossSigns:
        """Measure what tells whether Chinese quotes carry an English statement; only with an encoder."""
        known = _folded(quotes)
        together = " ".join(one.text for one in quotes)
        policy, words = translated_shares(said.text, known)
        return AcrossSigns(
            policy=policy,
            words=words,
            strange=strange_term(said.text, known) is not None,
            cosine=self._cosine(said.text, together),
            alike=self._alike(said.text, together),
            has_figures=bool(said.figures or said.dates),
            length=len(said.text),
            quote_length=len(together),
        )

    def _strange(self, said: Reading, quotes: Sequence[Quote]) -> Strange:
        return _strange(said, [fold(one) for quote in quotes for one in _known(quote)], self._limits)

    def _alike(self, statement: str, together: str) -> float:
        """Give the cosine of a statement and its quotes as sentences."""
        self._encode([statement, together])
        return float(self._vectors[statement] @ self._vectors[together])

    def _cosines(self, statement: str, quotes: Sequence[Quote]) -> list[float]:
        self._encode([one.text for one in quotes])
        return [self._cosine(statement, one.text) for one in quotes]

    def _cosine(self, statement: str, text: str) -> float:
        self._encode([text])
        return float(self._question(statement) @ self._vectors[text])

    def _question(self, statement: str) -> npt.NDArray[np.float32]:
        assert self._encoder is not None
        key = f"\0{statement}"
        if key not in self._vectors:
            self._vectors[key] = self._encoder.encode_queries([statement])[0]
        return self._vectors[key]

    def _encode(self, texts: Sequence[str]) -> None:
        assert self._encoder is not None
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._encoder.encode_sentences(new), strict=True))


def _known(quote: Quote) -> list[str]:
    """Give each sentence of a quote, with what its article and heading say of it."""
    return [f"{quote.text[span.start : span.end]}\n{_over(quote)}" for span in split_sentences(quote.text)]


def _folded(quotes: Sequence[Quote]) -> str:
    return fold("\n".join(part for one in quotes for part in (one.text, _over(one))))


def _over(quote: Quote) -> str:
    article = quote.article
    return "\n".join(filter(None, (article.title, quote.passage.heading, article.publisher)))


def _strange(said: Reading, known: Sequence[str], limits: SupportLimits) -> Strange:
    """Find what of a statement's content its source lacks: of each clause, what the nearest sentence does."""
    longest, characters, clause, word = "", "", "", ""
    for part in _CLAUSE.split(_content(said)):
        letters = "".join(_HAN.findall(part))
        lacking, run = min((_lacking(part, letters, one) for one in known), key=lambda one: (len(one[1]), len(one[0])))
        characters += lacking
        if len(letters) >= limits.clause_length and len(lacking) > limits.clause * len(letters):
            clause = clause or part.strip()
        longest = max(longest, run, key=len)
        word = max(word, *_words_of(without_common_words(part), lacking), key=len)
    return Strange(longest, characters, clause, word)


def _words_of(part: str, characters: str) -> Iterator[str]:
    """Give the runs of a clause that are made of some characters only."""
    yield from ("", *re.findall(f"[{re.escape(characters)}]+", part)) if characters else ("",)


def _lacking(part: str, letters: str, known: str) -> tuple[str, str]:
    """Give the characters of a clause that a sentence has not, and the longest run that it has not together."""
    lacking = "".join(one for one in letters if one not in known and one not in _JOINING)
    return lacking, max(("", *_uncovered(part, known)), key=len)


def _uncovered(text: str, known: str) -> Iterator[str]:
    """Give the runs of characters of which no two neighbours stand together in what is known."""
    for found in _RUN.finditer(text):
        run = found.group()
        covered = [False] * len(run)
        for place in range(len(run) - 1):
            if run[place : place + 2] in known:
                covered[place] = covered[place + 1] = True
        for start, end in common_words(run):
            covered[start:end] = [True] * (end - start)
        lacking = "".join(" " if is_covered else one for one, is_covered in zip(run, covered, strict=True))
        yield from (one for one in lacking.split() if _HAN.search(one))


def _content(said: Reading) -> str:
    """Blank the figures, dates, regions and words of telling of a statement."""
    characters = list(said.folded)
    for found in (said.figures, said.dates, said.mentions):
        for one in found:
            characters[one.start : one.end] = " " * (one.end - one.start)
    return without_own_words(_TELLING.sub(lambda found: " " * len(found.group()), "".join(characters)))


def _says_nothing(said: Reading) -> bool:
    """Tell whether a statement has but words of telling: 两个数都有出处，只是文件不同."""
    if said.figures or said.dates or said.mentions or _AGREE.search(said.folded):
        return False
    return len(_HAN.findall(without_common_words(_content(said)))) <= _LEAST_SAID


def _is_latin(text: str) -> bool:
    return not _HAN.search(text)


@lru_cache(maxsize=4096)
def _terms(text: str) -> frozenset[str]:
    return frozenset(passage_terms(text))
