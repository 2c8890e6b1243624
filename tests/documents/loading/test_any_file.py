"""Any file is read or refused in a clear line; `python -m tests.benchmarks.fuzz` does the same for an hour."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from index.local import LocalIndex
from tests.fuzzing.hostile_files import HostileFile, hostile_files
from tests.fuzzing.reading_files import add_hostile, read_hostile

FILES_READ = 150
FILES_ADDED = 40
bounded = settings(
    deadline=None,
    derandomize=True,
    # The folder is written to anew for each file.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
# The packer's, of ZIPs with one name twice.
pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")


@given(hostile_files())
@settings(bounded, max_examples=FILES_READ)
def test_any_file_is_read_or_refused_in_a_clear_line(tmp_path: Path, file: HostileFile) -> None:
    assert read_hostile(file, tmp_path)


@given(hostile_files())
@settings(bounded, max_examples=FILES_ADDED)
def test_what_is_added_is_there_as_it_was_told(empty_index: LocalIndex, tmp_path: Path, file: HostileFile) -> None:
    assert add_hostile(file, tmp_path, empty_index)
