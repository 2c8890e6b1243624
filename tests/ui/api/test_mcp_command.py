"""The command `shengce mcp` in a process of its own, over a real index and a hashing embedder."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from index.adding import Status, add_files
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.ui.api.awaiting import run
from tests.ui.api.conftest import ROOT

SANDBOX = "青岚省的机器人密度目标是每万人600台。青岚省的算力目标是100EFLOPS。\n\n青岚省在2026年印发了行动方案。\n"
HASHING = """
import ui.build
from tests.hashed_models import hashed_models
from ui.command_line import main

ui.build.loaded_models = hashed_models
main()
"""


def test_the_command_serves_a_data_folder(tmp_path: Path) -> None:
    file, data = tmp_path / "青岚.txt", tmp_path / "data"
    file.write_text(SANDBOX, encoding="utf-8")
    with closing(LocalIndex.open(data, HashEmbedder(dimension=64))) as index:
        assert [outcome.status for outcome in add_files(index, [file])] == [Status.ADDED]
    arguments = ["-c", HASHING, "mcp", "--data-dir", str(data)]
    command = StdioServerParameters(command=sys.executable, args=arguments, cwd=ROOT)

    async def visit() -> list[CallToolResult]:
        async with Client(stdio_client(command)) as client:
            hits = await client.call_tool("search", {"question": "机器人密度", "k": 1})
            answer = await client.call_tool("ask", {"question": "青岚省的机器人密度目标是多少？"})
            return [hits, answer, await client.call_tool("list_articles")]

    hits, answer, listed = [result.structured_content for result in run(visit)]
    assert hits is not None
    assert "机器人密度" in hits["hits"][0]["text"]
    assert listed is not None
    assert [(one["id"], one["source"]) for one in listed["articles"]] == [(hits["hits"][0]["article_id"], "青岚.txt")]
    assert answer is not None
    for citation in answer["citations"] or answer["closest"]:
        assert citation["quote"] in SANDBOX
