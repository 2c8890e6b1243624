"""The messages of the chat, in Markdown made of escaped text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from assistant.answer import Answer
from assistant.model_run import Maker
from ui.chat_markdown import MARKER_LINK, escape_markdown, link_markers, marker_link
from ui.correcting import PartKind, understood_parts
from ui.exports.exported_conversation import shown_citations, understood_question
from ui.exports.plain_text import one_line
from ui.language import Language
from ui.model_told import told_of_model
from ui.texts import text
from ui.turns import Turn, TurnStatus, Verdict

# How the links begin that a script turns into events (assets/answer_actions.js).
CHANGE, DROP, JUDGE = "#change-", "#drop-", "#judge-"


class Message(TypedDict):
    """Hold a message as Gradio's Chatbot takes it."""

    role: str
    content: str


def chat_messages(turns: Sequence[Turn], language: Language) -> list[Message]:
    """Make two messages of each turn: the question and the answer as far as it has come."""
    messages: list[Message] = []
    for turn in turns:
        messages.append({"role": "user", "content": escape_markdown(turn.question)})
        messages.append({"role": "assistant", "content": answer_markdown(turn, language)})
    return messages


def answer_markdown(turn: Turn, language: Language) -> str:
    """Make the message of an answer, with what state it is in if it is not complete."""
    if turn.status is TurnStatus.FAILED:
        return f'<span class="failed">{escape_markdown(turn.text)}</span>'
    if turn.status is TurnStatus.STOPPED:
        # One without a word may also be what a server left that ended in the middle of it.
        told = text("stopped" if turn.text else "stopped_or_lost", language)
        return f'{escape_markdown(turn.text)}\n\n<span class="state">{told}</span>'.strip()
    if turn.answer is None:
        return "\n\n".join(filter(None, (escape_markdown(turn.text), _state(turn, language))))
    answer = turn.answer
    if answer.is_chat:
        return _said(turn.id, answer, language)
    paragraphs = (
        _understood(turn.id, answer, language),
        _said(turn.id, answer, language),
        _made_by(answer, language),
        _verdicts(turn, language),
    )
    return "\n\n".join(filter(None, paragraphs))


def _state(turn: Turn, language: Language) -> str:
    """Say what is being done while nothing, or a part of an answer, is there."""
    if turn.writing:
        told = escape_markdown(one_line(text("model_working", language, model=turn.writing)))
        return f'<span class="state running">{told}</span>'
    if turn.text:
        return ""
    told = text("searching", language) if turn.before is None else text("waiting", language, count=turn.before)
    return f'<span class="state running">{told}</span>'


def _made_by(answer: Answer, language: Language) -> str:
    """Say what a language model did for an answer."""
    told = " · ".join(escape_markdown(one_line(line)) for line in told_of_model(answer, language))
    return f'<span class="made-by">{told}</span>' if told else ""


def _understood(turn_id: str, answer: Answer, language: Language) -> str:
    """Say how a question was understood, with the parts that can be changed."""
    understood = understood_question(answer)
    told = one_line(text("understood_as", language, question=understood)) if understood else ""
    chips = []
    for place, words in understood_parts(answer):
        shown, name = escape_markdown(one_line(words)), f"{turn_id}-{place.kind}-{place.number}"
        without = text("drop_part", language, part=shown)
        # Without its subject a question asks nothing.
        drop = "" if place.kind is PartKind.SUBJECT else f'[<span class="unseen">{without}</span>]({DROP}{name})'
        chips.append(f'<span class="part">[{shown}]({CHANGE}{name}){drop}</span>')
    if not told and not chips:
        return ""
    told = escape_markdown(told) or f'<span class="unseen">{text("parts", language)}</span>'
    return f'<span class="understood">{" ".join([told, *chips])}</span>'


def _said(turn_id: str, answer: Answer, language: Language) -> str:
    citations = shown_citations(answer)
    markers, quotes = {citation.marker for citation in citations}, [citation.quote for citation in citations]
    paragraphs = link_markers(answer.answer, turn_id, markers, quotes).split("\n\n")
    if answer.answered and answer.short_answer and answer.made_by is Maker.QUOTES:
        _set_off(paragraphs, escape_markdown(answer.short_answer))
    elif not answer.answered and answer.closest:
        paragraphs.append(marker_link(turn_id, answer.closest[0].marker, text("see_closest", language)))
    return "\n\n".join(paragraphs)


def _set_off(paragraphs: list[str], short_answer: str) -> None:
    """Mark the paragraph of the short answer, which stands above the sentences that carry it.

    It is the first that quotes something: the assistant's own words may come before, such as that a premise is wrong.
    """
    head = next((place for place, one in enumerate(paragraphs[:-1]) if MARKER_LINK in one), None)
    if head is not None and short_answer in paragraphs[head]:
        paragraphs[head] = f'<span class="short-answer">{paragraphs[head]}</span>'


def _verdicts(turn: Turn, language: Language) -> str:
    """Ask whether an answer is right; one without sources cannot have the wrong ones."""
    choices = []
    for verdict in Verdict:
        if verdict is Verdict.WRONG_SOURCE and not (turn.answer and turn.answer.answered):
            continue
        chosen = turn.verdict is verdict
        words = f"{'✓ ' if chosen else ''}{text(f'verdict_{verdict.value}', language)}"
        kind = "verdict chosen" if chosen else "verdict"
        choices.append(f'<span class="{kind}">[{words}]({JUDGE}{turn.id}-{verdict.value})</span>')
    return f'<span class="verdicts">{" ".join([text("judge", language), *choices])}</span>'
