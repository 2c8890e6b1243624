"""What the environment says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.model_run import Use
from index.exceptions import StoreUnavailable
from ui.build import shared_database
from ui.serving.options import ServingOptions
from ui.settings import Settings, default_data_dir, described_settings

DEFAULTS = {
    "data_dir": None,
    "index": None,
    "index_token": None,
    "database": None,
    "model": None,
    "host": "127.0.0.1",
    "port": 7860,
    "servers": 1,
    "open": False,
    "sign_in": False,
    "trusted_header": None,
    "trusted_proxies": "",
    "secure_cookies": True,
    "upload_quota": None,
    "language_model": None,
    "language_model_url": None,
    "language_model_key": None,
    "language_model_context": 4096,
    "language_model_first_seconds": 30.0,
    "language_model_seconds": 120.0,
    "language_model_uses": "writing,overviews,follow_ups,splitting",
    "answers_at_once": 8,
    "most_waiting": 64,
    "most_waiting_of_one": 32,
    "questions_a_minute": 0,
    "upload_megabytes_an_hour": 0,
    "remembered_megabytes": 64,
    "heaps": 2,
    "names": "",
    "stop_seconds": 30.0,
    "metrics_token": None,
    "log": "text",
    "log_questions": False,
}


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("SHENGCE_")]:
        monkeypatch.delenv(name)


def test_without_an_environment_the_defaults_hold() -> None:
    assert Settings().model_dump() == DEFAULTS


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGCE_DATA_DIR", "folder/数据")
    monkeypatch.setenv("SHENGCE_MODEL", "some/model")
    monkeypatch.setenv("SHENGCE_HOST", "0.0.0.0")
    monkeypatch.setenv("SHENGCE_PORT", "8080")
    monkeypatch.setenv("PORT", "1")
    assert Settings().model_dump() == DEFAULTS | {
        "data_dir": Path("folder/数据"),
        "model": "some/model",
        "host": "0.0.0.0",
        "port": 8080,
    }


def test_a_setting_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (one.upper() for one in DEFAULTS):
        monkeypatch.setenv(f"SHENGCE_{name}", "")
    assert Settings().model_dump() == DEFAULTS


@pytest.mark.parametrize(
    ("port", "words"),
    [("0", "greater than or equal to 1"), ("65536", "less than or equal to 65535"), ("http", "valid integer")],
)
def test_an_impossible_port_is_refused(monkeypatch: pytest.MonkeyPatch, port: str, words: str) -> None:
    monkeypatch.setenv("SHENGCE_PORT", port)
    with pytest.raises(ValidationError, match=words) as caught:
        Settings()
    # The command line names the variable by this.
    assert caught.value.errors()[0]["loc"] == ("port",)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().port = 1


def test_the_data_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if os.name != "posix" or os.uname().sysname != "Linux":
        assert default_data_dir().name == "shengce"
        return
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_data_dir() == tmp_path / "shengce"


def test_the_key_of_a_language_model_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGCE_LANGUAGE_MODEL_KEY", "sk-very-secret")
    settings = Settings()
    assert settings.language_model_key is not None
    assert settings.language_model_key.get_secret_value() == "sk-very-secret"
    assert "secret" not in f"{settings!r}{settings}{settings.model_dump_json()}"


def test_the_uses_of_a_language_model_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().uses == frozenset(Use)
    monkeypatch.setenv("SHENGCE_LANGUAGE_MODEL_USES", "writing, follow_ups")
    assert Settings().uses == {Use.WRITING, Use.FOLLOW_UPS}
    monkeypatch.setenv("SHENGCE_LANGUAGE_MODEL_USES", "writing,poems")
    with pytest.raises(ValidationError, match="no such use: poems; there are writing, overviews"):
        Settings()


def test_a_header_is_believed_of_named_proxies_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGCE_TRUSTED_HEADER", "X-Remote-User")
    with pytest.raises(ValidationError, match="set it too"):
        Settings()
    monkeypatch.setenv("SHENGCE_TRUSTED_PROXIES", "10.0.0.0/8, 127.0.0.1")
    settings = Settings()
    assert (settings.proxies, settings.signs_in) == (("10.0.0.0/8", "127.0.0.1"), True)
    monkeypatch.setenv("SHENGCE_TRUSTED_PROXIES", "proxy.example")
    with pytest.raises(ValidationError, match=r"'proxy\.example' is no address and no network"):
        Settings()


def test_the_address_of_the_database_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGCE_DATABASE", "postgresql://u:very-secret@host/db")
    settings = Settings()
    assert "very-secret" not in repr(settings) + str(settings.model_dump())
    address = shared_database(settings)
    assert str(address) == "postgresql://u@host/db"
    monkeypatch.setenv("SHENGCE_DATABASE", "postgresql://u:very-secret@host")
    with pytest.raises(StoreUnavailable, match="write postgresql://user:password@host/database") as raised:
        shared_database(Settings())
    assert "very-secret" not in str(raised.value)
    monkeypatch.setenv("SHENGCE_DATABASE", "")
    assert shared_database(Settings()) is None


def test_the_bounds_of_a_server_come_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().serving == ServingOptions()
    monkeypatch.setenv("SHENGCE_ANSWERS_AT_ONCE", "2")
    monkeypatch.setenv("SHENGCE_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8")
    monkeypatch.setenv("SHENGCE_NAMES", "a.example.org")
    monkeypatch.setenv("SHENGCE_METRICS_TOKEN", "secret")
    assert Settings().serving == ServingOptions(
        answers_at_once=2, proxies=("127.0.0.1", "10.0.0.0/8"), names=("a.example.org",), metrics_token="secret"
    )
    monkeypatch.setenv("SHENGCE_REMEMBERED_MEGABYTES", "2")
    assert Settings().remembered_characters == 2**20


def test_a_proxy_that_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGCE_TRUSTED_PROXIES", "127.0.0.1,proxy")
    with pytest.raises(ValidationError, match="'proxy' is no address and no network"):
        Settings()


def test_every_setting_is_described() -> None:
    described = described_settings()
    assert len(described) == len(Settings.model_fields)
    assert "SHENGCE_PORT: port the page is served on (7860)" in described
    assert not any("None" in line for line in described)
