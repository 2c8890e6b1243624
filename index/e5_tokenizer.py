"""The tokenizer of multilingual-e5-small, which is that of XLM-RoBERTa."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Normalizer, Replace, Strip
from tokenizers.normalizers import Sequence as Normalizers
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing

BEGIN, PADDING, END, UNKNOWN = 0, 1, 2, 3
_DROPPED = "[\x00-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"
_SPACES = "[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"
# SentencePiece's nmt_nfkc is NFKC but for white space, control characters, and the wave dash of Chinese
# ranges (10～15), which it leaves alone: a noncharacter stands in for it meanwhile.
_WAVE_DASH, _STAND_IN = "\uff5e", "\ufdd0"


def build_tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """Build the tokenizer that turns a text into `<s> … </s>`, neither truncated nor padded."""
    tokenizer = Tokenizer(Unigram(list(pieces), unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", BEGIN), ("</s>", END)],
    )
    return tokenizer


def truncated(ids: Sequence[int], longest: int) -> Sequence[int]:
    """Cut the end off token ids, but for the last, `</s>`."""
    return ids if len(ids) <= longest else [*ids[: longest - 1], ids[-1]]


def _normalizer() -> Normalizer:
    return Normalizers(
        [
            Replace(_WAVE_DASH, _STAND_IN),
            Replace(Regex(_DROPPED), ""),
            Replace(Regex(_SPACES), " "),
            NFKC(),
            Replace(_STAND_IN, _WAVE_DASH),
            Replace(Regex(" {2,}"), " "),
            Strip(),
        ]
    )
