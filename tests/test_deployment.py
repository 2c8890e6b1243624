"""What can be known of the image, the compose file and the operations page without Docker."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from tests.ui.serving_many.behind_proxy import DEPLOY, NGINX, copied
from ui.command_line import app
from ui.settings import Settings, described_settings

ROOT = DEPLOY.parent
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
SERVERS = ("shengce-one", "shengce-two")
SETTINGS = {f"SHENGCE_{name.upper()}" for name in Settings.model_fields}
PAGES = sorted(one for one in DEPLOY.iterdir() if one.is_file() and one.suffix != ".pem" and one.name != ".env")
SECRET = re.compile(r"PASSWORD|SECRET_ACCESS_KEY|TOKEN|_KEY$|SHENGCE_DATABASE")


def instructions(name: str) -> list[str]:
    """List what an instruction of the Dockerfile is given, with continued lines joined."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.partition(" ")[2] for line in text.splitlines() if line.startswith(f"{name} ")]


def copied_sources() -> list[str]:
    """List what the image takes from the checkout."""
    lines = [words.split() for words in instructions("COPY") if not words.startswith("--from")]
    return [source for *sources, _ in lines for source in sources]


def commands_of(page: Path) -> list[list[str]]:
    """List the commands of Shengce in the code of a page."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    # `docker compose run` gives the image's own command its arguments, `exec` names it.
    lines = [re.sub(r"^docker compose run (?:(?!--entrypoint).)* shengce-one ", "shengce ", line) for line in lines]
    found = [re.search(r"(?:^|\.venv/bin/|shengce-one |[A-Z]=\S+ )(shengce .*)", line) for line in lines]
    return [shlex.split(one[1], comments=True) for one in found if one is not None]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_setting_that_is_named_is_one(page: Path) -> None:
    assert set(re.findall(r"SHENGCE_[A-Z_]*[A-Z]", page.read_text(encoding="utf-8"))) <= SETTINGS


def test_the_image_takes_all_packages_and_what_they_are_built_from_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {name.partition(".")[0] for name in project["tool"]["setuptools"]["packages"]}
    sources = copied_sources()
    assert set(sources) == packages | {"pyproject.toml", "constraints.txt", project["project"]["readme"]}
    assert all((ROOT / source).exists() for source in sources)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored
    assert {line.removeprefix("!") for line in ignored if line.startswith("!")} == set(sources)


def test_the_image_runs_a_command_as_somebody_without_rights() -> None:
    [entry], [command] = instructions("ENTRYPOINT"), instructions("CMD")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [script], [name] = json.loads(entry), json.loads(command)
    assert script in project["project"]["scripts"]
    assert name in typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert instructions("USER") == ["10001:10001"]
    assert "--uid 10001" in " ".join(instructions("RUN"))
    assert instructions("VOLUME") == ["/data"]
    [health] = instructions("HEALTHCHECK")
    assert "/health" in health
    # What is installed is held to the tested versions.
    installs = [one for line in instructions("RUN") for one in re.split(r"&&|;", line) if " install " in one]
    assert len([one for one in installs if "pip" in one]) == 2
    assert all("--constraint constraints.txt" in one for one in installs if "pip" in one)


def test_all_services_are_watched_and_wait_for_what_they_need() -> None:
    for name, service in SERVICES.items():
        assert name in SERVERS or "healthcheck" in service, name
        needs = service.get("depends_on", {})
        assert set(needs) <= set(SERVICES)
        assert all(need == {"condition": "service_healthy"} for need in needs.values())
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"nginx"}


def test_what_is_mounted_is_there() -> None:
    mounts = [mount.split(":") for service in SERVICES.values() for mount in service["volumes"]]
    assert mounts
    for source, *_ in mounts:
        assert (DEPLOY / source).is_file() if source.startswith(".") else source in COMPOSE["volumes"], source
    assert {service["build"]["dockerfile"] for service in SERVICES.values() if "build" in service} == {
        "deploy/Dockerfile"
    }


def test_the_servers_are_where_nginx_looks_for_them_and_believe_it_alone() -> None:
    listed = re.findall(r"^server ([\d.]+):(\d+) ", (DEPLOY / "compose-servers.conf").read_text(), re.MULTILINE)
    at = {name: SERVICES[name]["networks"]["inside"]["ipv4_address"] for name in (*SERVERS, "nginx")}
    assert listed == [(at[name], "7860") for name in SERVERS]
    assert "SHENGCE_PORT=7860" in " ".join(instructions("ENV"))
    for name in SERVERS:
        settings = SERVICES[name]["environment"]
        assert settings["SHENGCE_TRUSTED_PROXIES"] == at["nginx"]
        assert settings["SHENGCE_SIGN_IN"] == "1"
        assert int(SERVICES[name]["stop_grace_period"].removesuffix("s")) > Settings().stop_seconds


def test_the_settings_of_the_servers_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SERVICES["shengce-one"]["environment"].items():
        monkeypatch.setenv(name, re.sub(r"\$\{\w+[^}]*\}", "word", value))
    settings = Settings()
    from ui.build import index_home, shared_database

    assert str(shared_database(settings)) == "postgresql://shengce@postgres/shengce"
    assert settings.signs_in
    assert index_home(settings.index, settings.index_token)


def test_no_secret_and_no_host_of_a_registry_is_written_down() -> None:
    for service in SERVICES.values():
        assert "." not in service["image"].partition("/")[0].partition(":")[0]
        for name, value in service["environment"].items() if "environment" in service else ():
            assert not SECRET.search(name) or re.search(r"\$\{\w+:\?", value), name
    assert {one.partition(" ")[0] for one in instructions("FROM")} == {"python:3.11-slim"}
    example = dict(
        line.split("=", 1) for line in (DEPLOY / ".env.example").read_text().splitlines() if not line.startswith("#")
    )
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text(encoding="utf-8")))
    assert set(example) == asked
    assert [value for name, value in example.items() if SECRET.search(name) and value] == []


@pytest.mark.parametrize("servers", ["servers.conf", "compose-servers.conf"])
@pytest.mark.parametrize("tls", [False, True])
def test_nginx_takes_the_configuration(tmp_path: Path, servers: str, tls: bool) -> None:
    configuration = copied(tmp_path, "nginx.conf", {"/tmp/shengce-nginx": str(tmp_path / "nginx")})
    copied(tmp_path, servers, {}, to="servers.conf")
    if tls:
        copied(tmp_path, "tls.conf.example", {}, to="tls.conf")
        made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=shengce.example"]
        files = ["-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "certificate.pem")]
        subprocess.run(["openssl", "req", *made, *files], check=True, capture_output=True)
    command = [NGINX, "-T", "-e", "stderr", "-p", str(tmp_path), "-c", str(configuration)]
    tested = subprocess.run(command, capture_output=True, text=True)
    assert tested.returncode == 0, tested.stderr
    shown = tested.stdout
    assert (DEPLOY / servers).read_text(encoding="utf-8") in shown
    assert ("listen 8443 ssl" in shown) is tls


def test_the_operations_page_lists_all_settings_as_they_are() -> None:
    lines = (DEPLOY / "OPERATIONS.md").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if re.match(r"- `SHENGCE_\w+`: ", line)]
    assert listed == [re.sub(r"^(\w+): ", r"- `\1`: ", line) for line in described_settings()]


def test_the_commands_of_the_page_are_those_of_the_command_line() -> None:
    commands = commands_of(DEPLOY / "OPERATIONS.md")
    assert {"serve", "users", "keys", "audit", "backup", "restore", "migrate"} <= {words[1] for words in commands}
    for words in commands:
        command: Any = typer.main.get_command(app)
        name, *arguments = words
        while arguments and arguments[0] in getattr(command, "commands", {}):
            name = arguments.pop(0)
            command = command.commands[name]
        # Reads the arguments and runs nothing; it raises what the command line would say.
        command.make_context(name, arguments)


def test_the_tests_that_the_page_on_security_names_are_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (DEPLOY / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(named) > 30
    assert [(file, test) for file, test in named if f"def {test}(" not in (ROOT / file).read_text("utf-8")] == []
