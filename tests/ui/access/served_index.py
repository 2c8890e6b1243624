"""Serve the page with sign-in over a real index on a free port, and write the address to standard output.

The argument is the data folder. Its accounts: ann and ben, editors of one group each; rita, a reader; ada, an admin.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.remembering import RememberedAnswers
from documents.regions import Gazetteer
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.ui.serve_fake import write_address
from ui.access.access import Access
from ui.access.entrance import Entrance
from ui.access.origins import Proxies
from ui.access.user import Role
from ui.build import Workbench
from ui.feedback import FeedbackFiles
from ui.server import serve_page
from ui.serving.options import ServingOptions

PASSWORD = "correct horse battery"
CANARY = "金丝雀"
SECRET_TITLE = f"{CANARY}计划"
SECRET = (
    f"{CANARY}省的机器人密度目标是每万人八百台。{CANARY}省的算力目标是一百二十EFLOPS。\n\n"
    f"{CANARY}省在2026年印发了{CANARY}行动方案，由{CANARY}省工业和信息化厅负责。\n"
)
SHARED_TEXT = (
    "青岚省的机器人密度目标是每万人600台。青岚省的算力目标是100EFLOPS。\n\n"
    "青岚省在2026年印发了行动方案，江苏和浙江也印发了同样的方案。\n"
)
MEGABYTES_A_DAY = 1
METRICS_TOKEN = "what Prometheus knows"


@dataclass(frozen=True)
class Prepared:
    """Hold a workbench with its accounts, and the id of the article that only Ann may see."""

    workbench: Workbench
    access: Access
    secret_id: str


def prepare(folder: Path) -> Prepared:
    """Make the accounts, a shared article added from a file, one of Ann's and one of her group's."""
    index = LocalIndex.open(folder / "data", HashEmbedder(dimension=64))
    feedback = FeedbackFiles(folder / "data" / "feedback")
    remembered = RememberedAnswers(index.generation, characters=1_000_000)
    workbench = Workbench(index, HashEmbedder(dimension=64), Gazetteer.load(), feedback=feedback, remembered=remembered)
    access = Access.in_folder(folder / "data", bytes_a_day=MEGABYTES_A_DAY * 2**20)
    accounts = access.accounts
    for name, role, group in (
        ("ann", Role.EDITOR, "canaries"),
        ("ben", Role.EDITOR, "sparrows"),
        ("rita", Role.READER, "sparrows"),
        ("ada", Role.ADMIN, "sparrows"),
    ):
        accounts.add(name, role, PASSWORD, in_groups=[group])
    shared, secret = folder / "secret-folder" / "青岚.txt", folder / "secret-folder" / f"{CANARY}.txt"
    shared.parent.mkdir(parents=True, exist_ok=True)
    shared.write_text(SHARED_TEXT, encoding="utf-8")
    secret.write_text(SECRET, encoding="utf-8")
    list(workbench.add([shared]))
    own = accounts.named("ann").own_corpus.key
    (outcome,) = workbench.within([own]).add([secret], corpus=own)
    group = accounts.group("canaries").corpus.key
    # The same report a little changed: near-duplicates of hidden articles are hidden, too.
    workbench.within([group]).add_text(SECRET + "另有附件一份。", title=f"{CANARY}组的报告", corpus=group)
    # What only Ann has lies near to what everybody has.
    workbench.within([own]).add_text(SHARED_TEXT + f"{CANARY}批注。", title=f"{CANARY}批注本", corpus=own)
    return Prepared(workbench, access, str(outcome.article_id))


if __name__ == "__main__":
    prepared = prepare(Path(sys.argv[1]))
    header = sys.argv[2] if len(sys.argv) > 2 else None
    proxies = Proxies(("127.0.0.1",), header) if header else Proxies()
    entrance = Entrance(prepared.access, prepared.workbench, proxies)
    options = ServingOptions(metrics_token=METRICS_TOKEN)
    serve_page(prepared.workbench, "127.0.0.1", 0, options, entrance=entrance, ready=write_address)
