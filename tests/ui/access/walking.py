"""Everything that a server of the page answers, asked for by one user."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from typing import Any

import httpx

QUESTION = "机器人密度目标是多少？"
ROUTES = {"/ask", "/ask/stream", "/search", "/articles", "/articles/{article_id}", "/files"}
TOOLS = {"ask", "search", "list_articles", "open_article"}
MCP_HEADERS = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}
Answer = tuple[str, str]
"""What was asked, and the answer: status line, headers and body."""


def told(what: str, response: httpx.Response) -> Answer:
    return what, f"{response.status_code} {dict(response.headers)} {response.text}"


def walk(client: httpx.Client, article_id: str, *, changing: bool = True) -> list[Answer]:
    """Ask for everything, and wherever an id is taken for the article of an id; `changing` tries to remove it, too."""
    answers = [*api(client, article_id, changing=changing), *tools(client, article_id), *plain(client)]
    session = secrets.token_hex(6)
    answers += events(client, article_id, session, changing=changing)
    # Once more in the same session, in which there is a conversation now.
    again = events(client, article_id, session, changing=changing)
    return [*answers, *again, *server_functions(client, article_id)]


def api(client: httpx.Client, article_id: str, *, changing: bool) -> Iterator[Answer]:
    described = client.get("/api/openapi.json")
    assert set(described.json()["paths"]) == ROUTES, "ask for the new route here, too"
    yield told("openapi", described)
    for question in (QUESTION, "方案由谁负责？", "x", ""):
        for regions in ([], ["江苏"]):
            asked = {"question": question, "regions": regions}
            yield told("ask", client.post("/api/ask", json=asked))
        yield told("history", client.post("/api/ask", json={"question": "那算力呢？", "history": [QUESTION]}))
        yield told("stream", client.post("/api/ask/stream", json={"question": question}))
        yield told("search", client.post("/api/search", json={"question": question, "k": 100}))
    for query in ("", "?region=江苏", "?limit=1", "?offset=1", "?region=nowhere"):
        yield told("articles", client.get(f"/api/articles{query}"))
    for one in (article_id, article_id.upper(), f"{article_id}?start=0&end=10", f"{article_id}-0", "x"):
        yield told("article", client.get(f"/api/articles/{one}"))
    for corpus in ("user:ann", "group:canaries", "nowhere"):
        # What is added to one's own corpora would be the user's own.
        if not changing:
            break
        text = {"text": f"{QUESTION}是每万人600台，到2030年达到800台。", "corpus": corpus}
        yield told("add", client.post("/api/articles", json=text))
        yield told("add file", client.post("/api/files", params={"name": "a.txt", "corpus": corpus}, content=b"x" * 50))
    if changing:
        yield told("remove", client.delete(f"/api/articles/{article_id}"))
    yield told("nowhere", client.get("/api/nowhere"))


def tools(client: httpx.Client, article_id: str) -> Iterator[Answer]:
    listed = _call(client, "tools/list", {})
    assert {one["name"] for one in listed.json()["result"]["tools"]} == TOOLS, "call the new tool here, too"
    yield told("tools/list", listed)
    for name, arguments in (
        ("ask", {"question": QUESTION}),
        ("ask", {"question": "那算力呢？", "history": [QUESTION], "regions": ["江苏"]}),
        ("search", {"question": QUESTION, "k": 100}),
        ("list_articles", {}),
        ("list_articles", {"region": "江苏"}),
        ("open_article", {"article_id": article_id}),
        ("open_article", {"article_id": "x"}),
    ):
        yield told(name, _call(client, "tools/call", {"name": name, "arguments": arguments}))


def _call(client: httpx.Client, method: str, params: dict[str, Any]) -> httpx.Response:
    message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    return client.post("/mcp", json=message, headers=MCP_HEADERS)


def plain(client: httpx.Client) -> Iterator[Answer]:
    for path in (
        *("/", "/config", "/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/app_id", "/gradio_api/user"),
        *("/gradio_api/token", "/gradio_api/runs", "/gradio_api/startup-events", "/theme.css", "/robots.txt"),
        *("/manifest.json", "/monitoring", "/metrics", "/account", "/nowhere", "/gradio_api/file=/etc/hostname"),
        *("/admin", "/admin/accounts", "/admin/keys", "/admin/corpora", "/admin/log"),
        *("/gradio_api/queue/status", "/gradio_api/deep_link", "/gradio_api/heartbeat/", "/favicon.ico"),
    ):
        yield told(path, client.get(path))


def events(client: httpx.Client, article_id: str, session: str, *, changing: bool) -> Iterator[Answer]:
    """Trigger every event of the page, with every kind of thing that one can carry."""
    config = client.get("/config").json()
    types = {one["id"]: one["type"] for one in config["components"]}
    data = {
        "article_id": article_id,
        "regions": ["江苏", "浙江"],
        "question": QUESTION,
        "kind": "json",
        "title": "",
        "id": "",
        "packed": "",
        "source": "server",
        "text": QUESTION,
        "files": [{"upload": "0/0.txt", "name": "a.txt"}],
    }
    for one in config["dependencies"]:
        targets = [name for _, name in one["targets"]]
        if "add_text" in targets:
            continue  # What is added would be the user's own.
        if "delete" in targets and not changing:
            continue
        given = [QUESTION if types[number] == "textbox" else None for number in one["inputs"]]
        carried: Any = {"index": 0, "value": {"text": QUESTION}} if {"retry", "example_select"} & set(targets) else data
        body = {
            "data": given,
            "fn_index": one["id"],
            "session_hash": session,
            "event_data": carried,
            "trigger_id": None,
        }
        joined = client.post("/gradio_api/queue/join", json=body)
        yield told(f"event {one['id']} {targets}", joined)
        if joined.status_code == 200:
            yield f"answer to event {one['id']} {targets}", _stream(client, session)


def _stream(client: httpx.Client, session: str) -> str:
    """Read what comes of an event until there is no more."""
    lines = []
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        for line in stream.iter_lines():
            lines.append(line)
            if '"close_stream"' in line:
                break
    # As a browser reads it: Chinese may be escaped in JSON.
    return "\n".join(json.dumps(json.loads(one[5:]), ensure_ascii=False) for one in lines if one.startswith("data:"))


def server_functions(client: httpx.Client, article_id: str) -> Iterator[Answer]:
    given: dict[str, list[Any]] = {
        "adding_form": ["en"],
        "list_articles": [
            [{}, 1, "en"],
            [{"region": "江苏"}, 1, "zh-CN"],
            [{"words": "机器人", "publisher": "省"}, 2, "en"],
            "nonsense",
        ],
        "read_article": [[article_id, view, "en"] for view in ("text", "both", "file")],
        "open_article": [[article_id, 0, 10, "回答", "en"]],
    }
    config = client.get("/config").json()
    found = {(one["id"], name) for one in config["components"] for name in one["props"].get("server_fns") or ()}
    assert {name for _, name in found} == set(given), "call the new function here, too"
    for number, name in sorted(found):
        for argument in given[name]:
            body = {"data": argument, "component_id": number, "fn_name": name, "session_hash": secrets.token_hex(6)}
            yield told(name, client.post("/gradio_api/component_server", json=body))
