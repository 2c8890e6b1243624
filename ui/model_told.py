"""What a language model did for an answer, in words."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.model_run import Maker, ModelRun, Setback, Use
from ui.language import Language
from ui.model_texts import MODEL_TEXTS


def told_of_model(answer: Answer, language: Language) -> list[str]:
    """Say who worded an answer and what that took, why the quotes stand in, and where text of articles went."""
    run = answer.model
    if run is None:
        return []
    lines = []
    if answer.made_by is Maker.MODEL:
        lines.append(words_for("model_worded", language, model=run.model))
    elif run.setback is not None:
        lines.append(words_for("model_setback", language, model=run.model, reason=reason_of(run.setback, language)))
    helped = [use for use in run.uses if use in (Use.FOLLOW_UPS, Use.SPLITTING)]
    lines += [words_for(f"model_helped_{use.value}", language, model=run.model) for use in helped]
    if run.cached:
        lines.append(words_for("model_cached", language))
    elif run.usage.prompt_tokens:
        lines.append(_taken(run, language))
    if run.host and run.usage.prompt_tokens and not run.cached:
        lines.append(words_for("model_sent", language, host=run.host))
    return lines


def reason_of(setback: Setback, language: Language) -> str:
    """Say why a model was of no use."""
    return words_for(f"setback_{setback.name.lower()}", language)


def _taken(run: ModelRun, language: Language) -> str:
    usage = run.usage
    key = "model_taken" if usage.counted else "model_taken_about"
    return words_for(
        key, language, prompt=usage.prompt_tokens, completion=usage.completion_tokens, seconds=f"{usage.seconds:.1f}"
    )


def words_for(key: str, language: Language, **values: object) -> str:
    """Say something about models in a language; without Gradio, for the terminal says it too."""
    return MODEL_TEXTS[key][list(Language).index(language)].format(**values)
