"""What the articles tab takes from whoever calls it."""

from __future__ import annotations

from pathlib import Path

import pytest
from gradio.utils import get_upload_folder

from ui.library import MOST_FILES, uploads


@pytest.fixture
def uploaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "uploads"))
    path = Path(get_upload_folder()) / "0123" / "a.txt"
    path.parent.mkdir(parents=True)
    path.write_text("甲", encoding="utf-8")
    return path


def test_uploaded_files_are_taken_with_their_names(uploaded: Path) -> None:
    names = ["甲.txt", "C:\\secret\\乙.txt", "folder/丙.txt", "", "长" * 300 + ".txt"]
    # The page is told the place of an upload within the folder of uploads.
    given = {"files": [{"upload": "0123/a.txt", "name": name} for name in names]}
    assert uploads(given) == [
        (uploaded, "甲.txt"),
        (uploaded, "乙.txt"),
        (uploaded, "丙.txt"),
        (uploaded, "a.txt"),
        (uploaded, "长" * 196 + ".txt"),
    ]


def test_no_other_file_of_the_machine_is_taken(uploaded: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("secret", encoding="utf-8")
    link = uploaded.parent / "link.txt"
    link.symlink_to(outside)
    for path in ("/etc/passwd", f"{uploaded.parent}/../../../outside.txt", str(link), "uploads/0123/a.txt"):
        with pytest.raises(ValueError, match="a file that was not uploaded"):
            uploads({"files": [{"upload": path, "name": "a.txt"}]})


@pytest.mark.parametrize("given", [None, [], {}, {"files": []}, {"files": "a"}, {"files": [{}] * (MOST_FILES + 1)}])
def test_what_is_no_list_of_files_is_refused(given: object) -> None:
    with pytest.raises(ValueError, match="no list of files"):
        uploads(given)


@pytest.mark.parametrize("file", [None, "a.txt", {"upload": "a.txt"}, {"upload": 1, "name": "a.txt"}])
def test_what_is_no_file_is_refused(file: object) -> None:
    with pytest.raises(ValueError, match="a file that was not uploaded"):
        uploads({"files": [file]})
