"""What callers send, checked at the door."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from documents import UnknownRegion
from documents.regions import Gazetteer
from ui.access.user import SHARED_CORPUS
from ui.api.exceptions import InvalidRequest

MAX_QUESTION_LENGTH = 500
MAX_HISTORY = 8
MAX_REGIONS = 40
MAX_PASSAGES = 100
LONGEST_NAME = 60
LONGEST_TEXT = 200_000
LONGEST_LABEL = 200


def _checked_question(text: str) -> str:
    question = text.strip()
    if not question:
        raise ValueError("the question is empty: ask one, in Chinese or in English")
    _check_whole(question, "the question")
    if len(question) > MAX_QUESTION_LENGTH:
        raise ValueError(f"the question has {len(question)} characters; {MAX_QUESTION_LENGTH} is the most: shorten it")
    return question


def _check_whole(text: str, what: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError(f"{what} holds half a character (a lone surrogate): send whole ones")


def _checked_text(text: str) -> str:
    _check_whole(text, "the text")
    return text


def _checked_label(text: str) -> str:
    if any(unicodedata.category(character) == "Cc" for character in text):
        raise ValueError("a title, name or corpus holds no control characters")
    return _checked_text(text).strip()


def _checked_name(text: str) -> str:
    # A folder in it would be one of the sender's machine.
    name = _checked_label(text).replace("\\", "/").rpartition("/")[2]
    if not name.strip("."):
        raise ValueError("the file has no name: send one with the ending that such files have")
    return name


def _canonical_regions(names: list[str]) -> list[str]:
    return list(dict.fromkeys(region for name in names for region in _regions_of(name)))


def _regions_of(name: str) -> tuple[str, ...]:
    gazetteer = Gazetteer.load()
    try:
        return gazetteer.members(name)
    except UnknownRegion:
        pass
    try:
        return (gazetteer.region(name).name,)
    except UnknownRegion as error:
        raise ValueError(f"{error}; leave out the regions to search all articles") from error


Question = Annotated[
    str, AfterValidator(_checked_question), Field(json_schema_extra={"minLength": 1, "maxLength": MAX_QUESTION_LENGTH})
]
Regions = Annotated[
    list[Annotated[str, Field(max_length=LONGEST_NAME)]],
    Field(max_length=MAX_REGIONS),
    AfterValidator(_canonical_regions),
]


Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_checked_text)]
Label = Annotated[str, Field(max_length=LONGEST_LABEL), AfterValidator(_checked_label)]
FileName = Annotated[str, Field(min_length=1, max_length=LONGEST_LABEL), AfterValidator(_checked_name)]
_CORPUS = "Who shall see it, where people sign in: shared, user:NAME or group:NAME."


class Input(BaseModel):
    """Stand at the root of what callers send; fields that are not known are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AskRequest(Input):
    """Ask a question, alone or after others."""

    question: Question = Field(
        description="The question, in Chinese or in English.", examples=["江苏的算力目标是多少？"]
    )
    regions: Regions = Field(
        default=[],
        description="Search only passages on these regions, by any of their names; a group stands for its members.",
        examples=[["江苏", "Zhejiang"]],
    )
    history: list[Question] = Field(
        default=[],
        max_length=MAX_HISTORY,
        description="The questions asked before this one, oldest first, which a follow-up is completed from. "
        "Each is asked again and takes its time.",
    )


class SearchRequest(Input):
    """Look for passages."""

    question: Question = Field(description="The question or the words to look for.", examples=["算力补贴"])
    k: int = Field(default=5, ge=1, le=MAX_PASSAGES, description="The number of passages.")


class ListRequest(Input):
    """List articles."""

    region: str | None = Field(
        default=None, max_length=LONGEST_NAME, description="Only articles on this region, by any of its names."
    )
    offset: int = Field(default=0, ge=0, description="Leave out so many articles at the start.")
    limit: int | None = Field(default=None, ge=1, description="List so many articles at most.")

    def regions(self) -> frozenset[str]:
        """Give the canonical names of the region, or of the members of the group.

        Raises:
            InvalidRequest: no region goes by the name.
        """
        try:
            return frozenset(_regions_of(self.region)) if self.region else frozenset()
        except ValueError as error:
            raise InvalidRequest(str(error)) from error


class TextRequest(Input):
    """Add an article from its text."""

    text: Text = Field(description="The text of the article, or the source of a web page.")
    title: Label = Field(default="", description="Its title, which is found in the text where none is given.")
    corpus: Label = Field(default=SHARED_CORPUS.name, description=_CORPUS)


class FileRequest(Input):
    """Add the articles of a file."""

    name: FileName = Field(
        description="What the file is called: web page, PDF, Word, Markdown, text or ZIP.", examples=["方案.pdf"]
    )
    corpus: Label = Field(default=SHARED_CORPUS.name, description=_CORPUS)


class OpenRequest(Input):
    """Open an article, or a part of it."""

    article_id: str = Field(description="The id of the article, as lists, hits and citations name it.")
    start: int = Field(default=0, ge=0, description="Begin at this character of the text.")
    end: int | None = Field(default=None, ge=0, description="Stop before this character of the text.")


AnyInput = TypeVar("AnyInput", bound=Input)


def checked(model: type[AnyInput], values: Mapping[str, Any]) -> AnyInput:
    """Make an input of values.

    Raises:
        InvalidRequest: they do not fit.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise InvalidRequest(explanation(error.errors())) from error


def read_json(model: type[AnyInput], body: bytes) -> AnyInput:
    """Make an input of the JSON in the body of a request.

    Raises:
        InvalidRequest: it is no JSON or does not fit.
    """
    try:
        return model.model_validate_json(body or b"{}")
    except ValidationError as error:
        raise InvalidRequest(explanation(error.errors())) from error


def explanation(errors: Sequence[Mapping[str, Any]]) -> str:
    """Say in a sentence what is wrong with a request, from the first of pydantic's errors."""
    first = errors[0]
    place = ".".join(str(part) for part in first["loc"] if part not in {"query", "path"})
    match first["type"]:
        case "json_invalid":
            return f'the body is not JSON ({first["ctx"]["error"]}): send an object such as {{"question": "…"}}'
        case "missing":
            return f'{place} is missing: send an object such as {{"{place}": "…"}}'
        case "extra_forbidden":
            return f"no field is called {place[:LONGEST_NAME]!r}: /api/openapi.json lists the fields"
        case "value_error":
            return str(first["ctx"]["error"])
        case _:
            return f"{place or 'the body'}: {first['msg']}"
