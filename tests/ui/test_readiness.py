"""Which part is said not to answer."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from documents.regions import Gazetteer
from index.derived import DerivedIndexes
from index.exceptions import StoreUnavailable
from index.local import LocalIndex, local_indexes
from tests.hash_embedder import HashEmbedder
from tests.ui.access.moving_clock import MovingClock
from ui.access.access import Access
from ui.access.current import user_of_request
from ui.access.database import AccessDatabase
from ui.access.permitted_workbench import PermittedWorkbench
from ui.build import Workbench

EMBEDDER = HashEmbedder(dimension=16)


def silent() -> None:
    raise StoreUnavailable("Milvus at 10.0.0.1 does not answer")


def unsearchable(folder: Path, *, identity: str, dimension: int) -> DerivedIndexes:
    """Derive indexes whose home does not answer."""
    return local_indexes(folder, identity=identity, dimension=dimension)._replace(check=silent)


def test_each_part_is_asked(tmp_path: Path) -> None:
    with (
        closing(LocalIndex.open(tmp_path / "a", EMBEDDER)) as sound,
        closing(LocalIndex.open(tmp_path / "b", EMBEDDER, derive=unsearchable)) as broken,
        closing(Access(AccessDatabase.in_folder(tmp_path), clock=MovingClock())) as access,
    ):
        whole, half = Workbench(sound, EMBEDDER, Gazetteer.load()), Workbench(broken, EMBEDDER, Gazetteer.load())
        assert whole.failing() == {}
        assert [(part, str(error)) for part, error in half.failing().items()] == [
            ("search", "Milvus at 10.0.0.1 does not answer")
        ]
        assert list(PermittedWorkbench(whole, user_of_request, access).failing()) == []
        (tmp_path / "b" / "shengce.sqlite").unlink()
        with access.database.writing() as connection:
            connection.exec_driver_sql("DROP TABLE access_users")
        assert list(PermittedWorkbench(half, user_of_request, access).failing()) == ["articles", "search", "accounts"]
