"""Fit the weights by which quotes carry a sentence: `python -m tests.benchmarks.fit_support`.

Takes the replies and sentences that may be looked at, and the sound ones again with each other marker of their reply.
Prints what cross-validation makes of them, and the weights for `assistant/language_model/support_weights.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rich.console import Console
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.language_model.grounding import Grounder
from assistant.language_model.markers import parts_of, with_plain_markers
from assistant.language_model.numbered import NumberedPassage, Quote
from assistant.language_model.support import SupportJudge
from assistant.language_model.support_weights import AcrossSigns, SupportSigns
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import detect_language
from index.embedder import load_embedder
from tests.assistant.language_model.developed_sentences import sentence_groups
from tests.assistant.language_model.grounded_replies import numbered_sentence
from tests.assistant.language_model.replies import PASSAGE_REPLIES, REPLIES, read_replies

OF_SUPPORT = {
    *("unsupported", "marker swapped", "swap", "wrong body", "body", "name", "sources merged wrongly"),
    *("instruction followed", "leaked prompt or key", "opinion told as fact"),
}
"""Faults that words and meaning can show; others are told by figures and dates alone."""
SOUND = ("", "sound")
OTHER_MARKER = "other marker"
WEIGHT_OF_OTHER_MARKER = 0.5
FOLDS = 10
KEPT = (0.995, 0.99, 0.985, 0.98, 0.97)
_MARKER = re.compile(r"\[\d+\]")


Signs = SupportSigns | AcrossSigns


class RecordingJudge(SupportJudge):
    """Note the signs of each sentence that is judged, and doubt all, so that every quote is tried."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(gazetteer, load_embedder())
        self.gazetteer = gazetteer
        self.noted: list[Signs] = []

    def doubt(self, statement: str, quotes: Sequence[Quote]) -> str | None:
        """Note the signs where the quotes are Chinese."""
        said = read(statement, self.gazetteer)
        if detect_language(quotes[0].text) != "en":
            self.noted.append(self.signs(said, quotes) if said.language == "zh" else self.signs_across(said, quotes))
        return statement


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a sentence with its passages and its fault."""

    passages: Sequence[NumberedPassage]
    english: bool
    text: str
    fault: str


def main() -> None:
    """Fit and print."""
    gazetteer = Gazetteer.load()
    judge = RecordingJudge(gazetteer)
    rows = [row for one in told() if (row := measured(one, gazetteer, judge)) is not None]
    console = Console(file=sys.stdout, width=120)
    for name, kind in (("", SupportSigns), ("ACROSS_", AcrossSigns)):
        show([(one, signs) for one, signs in rows if isinstance(signs, kind)], name, console)


def show(rows: Sequence[tuple[Told, Signs]], name: str, console: Console) -> None:
    """Cross-validate one regression, fit it, and print both."""
    features = np.array([signs.features for _, signs in rows])
    carried = np.array([one.fault in SOUND for one, _ in rows])
    weights = np.array([WEIGHT_OF_OTHER_MARKER if one.fault == OTHER_MARKER else 1.0 for one, _ in rows])
    texts = [_MARKER.sub("", one.text) for one, _ in rows]
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    groups = [numbers[text] for text in texts]
    guessed = np.zeros(len(rows))
    for rest, fold in GroupKFold(FOLDS).split(features, carried, groups):
        guessed[fold] = fitted(features[rest], carried[rest], weights[rest]).predict_proba(features[fold])[:, 1]
    planted = ~carried & (weights == 1)
    console.print(
        f"{name}WEIGHTS: {carried.sum()} sound, {planted.sum()} with a fault, "
        f"{(~carried).sum() - planted.sum()} with another marker"
    )
    for kept in KEPT:
        least = float(np.quantile(guessed[carried], 1 - kept))
        passed = [float((guessed[chosen] >= least).mean()) for chosen in (planted, ~carried & ~planted)]
        console.print(
            f"{kept:.1%} kept from {least:.2f}: {passed[0]:.1%} of the faults pass, {passed[1]:.1%} of other markers"
        )
    show_weights(fitted(features, carried, weights), name, console)


def told() -> Iterator[Told]:
    """Give the sentences that may be looked at, and the sound ones with each other marker."""
    for path in (REPLIES, PASSAGE_REPLIES):
        for reply in read_replies(path):
            passages = [numbered_sentence(number, one) for number, one in enumerate(reply.sources, start=1)]
            for sentence in reply.sentences:
                yield from varied(passages, detect_language(reply.question) == "en", sentence.text, sentence.fault)
    for group in sentence_groups():
        for fault, text in group.sentences:
            yield from varied(group.passages, group.language == "en", text, fault)


def varied(passages: Sequence[NumberedPassage], english: bool, text: str, fault: str) -> Iterator[Told]:
    """Give a sentence, and a sound one with one marker with each other marker too."""
    text = with_plain_markers(text)
    yield Told(passages, english, text, fault)
    markers = {marker for part in parts_of(text) for marker in part.markers}
    if fault in SOUND and len(markers) == 1:
        for other in range(1, len(passages) + 1):
            if other not in markers:
                yield Told(passages, english, _MARKER.sub(f"[{other}]", text), OTHER_MARKER)


def measured(one: Told, gazetteer: Gazetteer, judge: RecordingJudge) -> tuple[Told, Signs] | None:
    """Give the signs of the quote that a sentence fits best, where its figures and names fit any."""
    if one.fault not in (*SOUND, *OF_SUPPORT, OTHER_MARKER):
        return None
    judge.noted.clear()
    Grounder(one.passages, gazetteer, judge, english=one.english).ground(one.text)
    if not judge.noted:
        return None
    return one, max(judge.noted, key=lambda signs: signs.nearness)


def fitted(
    features: npt.NDArray[np.float64], carried: npt.NDArray[np.bool_], weights: npt.NDArray[np.float64]
) -> Pipeline:
    """Fit a logistic regression on features of one scale."""
    pipeline = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
    return pipeline.fit(features, carried, logisticregression__sample_weight=weights)


def show_weights(pipeline: Pipeline, name: str, console: Console) -> None:
    """Print the weights for features as they are measured."""
    scaler, regression = pipeline[0], pipeline[1]
    weights = regression.coef_[0] / scaler.scale_
    console.print(f"{name}WEIGHTS = (" + ", ".join(f"{weight:.3f}" for weight in weights) + ")")
    console.print(f"{name}BIAS = {regression.intercept_[0] - weights @ scaler.mean_:.3f}")


if __name__ == "__main__":
    main()
