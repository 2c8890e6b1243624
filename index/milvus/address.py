"""Where a collection of Milvus is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from index.exceptions import UnusableIndexAddress

DEFAULT_PORT = 19530
DEFAULT_COLLECTION = "shengce"
_SCHEMES = {"milvus": "http", "milvus+tls": "https"}
_FORMS = "milvus://host:19530/collection, milvus+tls://host:19530/collection or a path that ends in .db"


@dataclass(frozen=True, slots=True)
class MilvusAddress:
    """Hold the address as pymilvus takes it, a server's or a folder's of milvus-lite, and a collection's name."""

    uri: str
    collection: str = DEFAULT_COLLECTION

    @classmethod
    def parse(cls, text: str) -> MilvusAddress:
        """Read an address; raise UnusableIndexAddress, which repeats no password, for anything else."""
        if "://" not in text:
            if not text.endswith(".db"):
                raise UnusableIndexAddress(f"{text!r} is no address of an index: there are {_FORMS}")
            return cls(str(Path(text).expanduser().absolute()))
        try:
            parts = urlsplit(text)
            host, port = parts.hostname, parts.port or DEFAULT_PORT
        except ValueError:
            raise UnusableIndexAddress(f"the address of the index cannot be read: there are {_FORMS}") from None
        if parts.username is not None or parts.password is not None:
            raise UnusableIndexAddress(
                "the address of the index holds a user or a password: put user:password in SHENGCE_INDEX_TOKEN instead"
            )
        name = parts.path.strip("/") or DEFAULT_COLLECTION
        if parts.scheme not in _SCHEMES or not host or parts.query or parts.fragment:
            raise UnusableIndexAddress(f"{text!r} is no address of an index: there are {_FORMS}")
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,254}", name):
            raise UnusableIndexAddress(
                f"{name!r} cannot name a collection: a letter or _ comes first, then letters, digits and _"
            )
        bracketed = f"[{host}]" if ":" in host else host
        return cls(f"{_SCHEMES[parts.scheme]}://{bracketed}:{port}", name)

    @property
    def is_lite(self) -> bool:
        """Say whether milvus-lite serves it inside this process."""
        return "://" not in self.uri

    def __str__(self) -> str:
        """Name it for people."""
        return f"collection {self.collection} of Milvus at {self.uri}"
