"""One of several servers on which people sign in, over a database that they share.

The arguments: the address of the database, a folder of this server and, if it is searched there, an address of Milvus.
Questions with 慢 in them take a minute.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import Conversation, Event
from assistant.language_model import LanguageModel
from assistant.options import AS_USUAL, AnswerOptions
from documents.regions import Gazetteer
from index.local import LocalIndex
from index.postgres_address import PostgresAddress
from tests.hash_embedder import HashEmbedder
from tests.ui.serve_fake import write_address
from ui.access.access import Access
from ui.access.entrance import Entrance
from ui.build import Workbench, index_home
from ui.server import serve_page
from ui.shared_conversations import SharedConversations

SECONDS = 60.0
SLOW = "慢"


@dataclass(frozen=True)
class SlowWorkbench(Workbench):
    """Think about some questions for so long that the server can be killed meanwhile."""

    def ask(
        self,
        question: str,
        conversation: Conversation,
        *,
        regions: Sequence[str] = (),
        options: AnswerOptions = AS_USUAL,
        model: LanguageModel | None = None,
    ) -> Generator[Event, None, None]:
        for event in super().ask(question, conversation, regions=regions, options=options, model=model):
            yield event
            time.sleep(SECONDS if SLOW in question else 0.0)


def opened_index(database: PostgresAddress, folder: Path, milvus: str | None = None) -> LocalIndex:
    derive = index_home(milvus, None)
    return LocalIndex.open(folder, HashEmbedder(dimension=64), database=database, derive=derive)


if __name__ == "__main__":
    address = PostgresAddress.read(sys.argv[1])
    index = opened_index(address, Path(sys.argv[2]), *sys.argv[3:])
    workbench = SlowWorkbench(index, HashEmbedder(dimension=64), Gazetteer.load())
    conversations = SharedConversations.of(index.store.database)
    entrance = Entrance(Access.shared(address.url), workbench, conversations=conversations)
    serve_page(workbench, "127.0.0.1", 0, entrance=entrance, ready=write_address)
