"""Any file is read or refused in one clear line; none is a crash."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from tests.fuzzing.hostile_files import HostileFile, hostile_files
from tests.fuzzing.reading_files import add_hostile, read_hostile
from index.local import LocalIndex

slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@given(hostile_files())
@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=slow)
def test_any_file_is_read_or_refused(tmp_path: Path, file: HostileFile) -> None:
    assert read_hostile(file, tmp_path)
