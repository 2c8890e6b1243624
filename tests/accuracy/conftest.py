"""The bundled briefs in an index, for all questions asked of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ui.build import Workbench, open_workbench, prepare_corpus


@pytest.fixture(scope="session")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Open the briefs with the real embedder and reader, once for all tests."""
    workbench = open_workbench(tmp_path_factory.mktemp("briefs"))
    prepare_corpus(workbench, always=True)
    yield workbench
    workbench.index.close()
