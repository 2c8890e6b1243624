"""Users, what they may do, and the corpora they may see."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from index.corpora import SHARED
from ui.access.exceptions import UnusableName

LONGEST_NAME = 64
_NAME = re.compile(r"\w[\w.@+-]*")


class Role(StrEnum):
    """Name what an account may do: ask; add and remove articles too; manage accounts too."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Hold a corpus: `key` stands before the ids of its articles, `name` is what people call it."""

    key: str
    name: str


SHARED_CORPUS = Corpus(SHARED, "shared")


@dataclass(frozen=True, slots=True)
class Group:
    """Hold a group of users, who share a corpus."""

    id: str
    name: str

    @property
    def corpus(self) -> Corpus:
        """Give the corpus of the group."""
        return Corpus(f"g{self.id}", f"group:{self.name}")


@dataclass(frozen=True, slots=True)
class User:
    """Hold an account."""

    id: str
    name: str
    role: Role
    groups: tuple[Group, ...] = ()
    is_disabled: bool = False
    has_password: bool = True

    @property
    def own_corpus(self) -> Corpus:
        """Give the corpus that nobody else reads."""
        return Corpus(f"u{self.id}", f"user:{self.name}")

    @property
    def readable(self) -> tuple[Corpus, ...]:
        """List the corpora whose articles the user sees."""
        return (SHARED_CORPUS, self.own_corpus, *(group.corpus for group in self.groups))

    @property
    def editable(self) -> tuple[Corpus, ...]:
        """List the corpora whose articles the user may add to and remove."""
        return () if self.role is Role.READER else self.readable


def checked_name(name: str) -> str:
    """Give a name the form in which names are compared.

    Raises:
        UnusableName: it cannot be one.
    """
    folded = unicodedata.normalize("NFKC", name).strip().casefold()
    if not _NAME.fullmatch(folded) or len(folded) > LONGEST_NAME:
        raise UnusableName(
            f"{name[:LONGEST_NAME]!r} cannot be a name: take letters, digits and . _ @ + -, {LONGEST_NAME} at most"
        )
    return folded
