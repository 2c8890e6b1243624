"""The tools, called by a real client of the Model Context Protocol over its transports."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent

from tests.ui.api.awaiting import run
from tests.ui.api.conftest import ROOT, Served
from tests.ui.fake_workbench import BUDGET_SENTENCE, FakeWorkbench, example_articles, make_article
from ui.api.gate import Gate
from ui.api.inputs import AskRequest
from ui.api.service import Service
from ui.api.tools import PART_OF_AN_ARTICLE, make_tools
from ui.serving.desk import Desk
from ui.serving.options import ServingOptions

STDIO = StdioServerParameters(command=sys.executable, args=["-m", "tests.ui.api.serve", "stdio"], cwd=ROOT)
TRANSPORTS = ["legacy", "auto", "stdio"]
"""Streamable HTTP with the handshake of older clients, with that of new ones, and standard input and output."""

Visit = Callable[[Client], Awaitable[Any]]


def visited(served: Served, transport: str, visit: Visit) -> Any:
    """Do something with a client that is connected to the tools."""

    async def go() -> Any:
        if transport == "stdio":
            async with Client(stdio_client(STDIO)) as client:
                return await visit(client)
        async with Client(f"{served.address}mcp", mode=transport) as client:
            return await visit(client)

    return run(go)


def called(served: Served, name: str, **arguments: object) -> CallToolResult:
    result: CallToolResult = visited(served, "auto", lambda client: client.call_tool(name, arguments))
    return result


def told(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_client_asks_and_reads_around_the_quote(served: Served, transport: str) -> None:
    async def visit(client: Client) -> tuple[CallToolResult, CallToolResult]:
        answer = await client.call_tool("ask", {"question": "算力目标？", "regions": ["Jiangsu"]})
        assert answer.structured_content is not None
        quoted = answer.structured_content["citations"][0]
        opened = await client.call_tool(
            "open_article", {"article_id": quoted["article_id"], "start": quoted["start"], "end": quoted["end"]}
        )
        return answer, opened

    answer, opened = visited(served, transport, visit)
    expected = Service(FakeWorkbench(pause=0.0)).ask(AskRequest(question="算力目标？", regions=["江苏"])).model_dump()
    assert (answer.is_error, answer.structured_content) == (False, expected)
    assert json.loads(told(answer)) == expected
    assert "算力" in told(answer)
    assert opened.structured_content is not None
    assert opened.structured_content["text"] == BUDGET_SENTENCE


def test_the_tools_tell_what_they_take_and_give(served: Served) -> None:
    listed = visited(served, "auto", lambda client: client.list_tools())
    tools = {tool.name: tool for tool in listed.tools}
    assert {
        name: (sorted(tool.input_schema["properties"]), tool.input_schema.get("required"))
        for name, tool in tools.items()
    } == {
        "ask": (["history", "question", "regions"], ["question"]),
        "search": (["k", "question"], ["question"]),
        "open_article": (["article_id", "end", "start"], ["article_id"]),
        "list_articles": (["limit", "offset", "region"], None),
    }
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema is not None
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        assert all(described.get("description") for described in tool.input_schema["properties"].values())
    assert "citations" in tools["ask"].output_schema["properties"]


def test_passages_and_articles_are_found(served: Served) -> None:
    plan, subsidy, hostile = example_articles()
    hits = called(served, "search", question="补贴", k=1).structured_content
    assert hits is not None
    assert [hit["article_id"] for hit in hits["hits"]] == [subsidy.id]
    listed = called(served, "list_articles", offset=1).structured_content
    assert listed is not None
    assert (listed["total"], [one["id"] for one in listed["articles"]]) == (3, [subsidy.id, hostile.id])
    found = called(served, "list_articles", region="Shanghai").structured_content
    assert found is not None
    assert [one["id"] for one in found["articles"]] == [plan.id]


def test_a_long_article_is_opened_in_parts() -> None:
    text = "".join(f"第{number}条。" for number in range(1500))
    article = make_article("长篇", text, "a.txt")
    tools = make_tools(Service(FakeWorkbench(pause=0.0, kept=[article])), Gate(Desk.with_options()))

    async def read() -> list[dict[str, Any]]:
        parts: list[dict[str, Any]] = []
        async with Client(tools) as client:
            while not parts or parts[-1]["end"] < parts[-1]["characters"]:
                start = parts[-1]["end"] if parts else 0
                opened = await client.call_tool("open_article", {"article_id": article.id, "start": start})
                assert opened.structured_content is not None
                parts.append(opened.structured_content)
        return parts

    parts = run(read)
    assert "".join(part["text"] for part in parts) == text
    assert [len(part["text"]) for part in parts] == [PART_OF_AN_ARTICLE, len(text) - PART_OF_AN_ARTICLE]


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("ask", {"question": "长" * 501}, "the question has 501 characters; 500 is the most: shorten it"),
        ("ask", {"question": " "}, "the question is empty: ask one, in Chinese or in English"),
        ("ask", {"question": "a", "regions": ["Atlantis"]}, "no region goes by the name 'Atlantis'"),
        ("ask", {"question": "索引"}, "the index is being rebuilt; ask again in a minute"),
        ("ask", {"question": "坏掉"}, "something went wrong; try again"),
        ("ask", {"question": 5}, "Input should be a valid string"),
        ("search", {"question": "a", "k": 0}, "k: Input should be greater than or equal to 1"),
        ("open_article", {"article_id": "nothing"}, "no article has this id: the list of articles holds the ids"),
        ("open_article", {"article_id": "nothing", "start": -9}, "start: Input should be greater than or equal to 0"),
        ("list_articles", {"limit": 0}, "limit: Input should be greater than or equal to 1"),
    ],
)
def test_what_cannot_be_done_is_told_to_the_model(
    served: Served, name: str, arguments: dict[str, object], words: str
) -> None:
    result = called(served, name, **arguments)
    assert result.is_error
    assert words in told(result)
    assert [word for word in ("Traceback", "secret") if word in told(result)] == []


@pytest.mark.parametrize(
    ("headers", "status"), [({"host": "evil.example"}, 421), ({"origin": "https://evil.example"}, 403), ({}, 400)]
)
def test_other_sites_cannot_call_the_tools(served: Served, headers: dict[str, str], status: int) -> None:
    request = Request(f"{served.address}mcp", data=b"{}", headers=headers)
    with pytest.raises(HTTPError) as refused:
        urlopen(request, timeout=20)
    assert refused.value.code == status
    refused.value.close()


def test_the_tools_alone_load_no_page_and_set_up_no_logging() -> None:
    code = (
        "import sys, logging; from ui.api.tools import make_tools, Gate; make_tools(None, Gate(None))\n"
        "sys.stdout.write(' '.join({'gradio', 'torch', 'faiss'} & set(sys.modules)) + str(logging.root.handlers))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]", "")


def test_who_is_not_let_in_is_told_why() -> None:
    desk = Desk.with_options(ServingOptions(answers_at_once=1, most_waiting=0))
    tools = make_tools(Service(FakeWorkbench(pause=0.0), desk), Gate(desk))

    async def visit() -> CallToolResult:
        async with Client(tools) as client:
            with desk.enter("another"):
                refused = await client.call_tool("ask", {"question": "算力目标？"})
            assert not (await client.call_tool("ask", {"question": "算力目标？"})).is_error
            return refused

    refused = run(visit)
    assert refused.is_error
    assert isinstance(refused.content[0], TextContent)
    assert "the server is busy: 0 questions wait before you" in refused.content[0].text
