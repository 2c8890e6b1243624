"""What a server understands of a request beyond what all do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class Features:
    """Hold what is asked of a server; what it lacks is left out from then on."""

    usage: bool = True
    temperature: bool = True
    system: bool = True
    new_limit: bool = False
    streaming: bool = True

    def without(self, complaint: str) -> Features | None:
        """Give up what a server complains of, else all that not every server has; None where nothing is left."""
        told = complaint.lower()
        for words, lacking in (
            ("stream_options", replace(self, usage=False)),
            ("include_usage", replace(self, usage=False)),
            ("max_completion_tokens", replace(self, new_limit=True)),
            ("temperature", replace(self, temperature=False)),
            ("system", replace(self, system=False)),
            ("stream", replace(self, streaming=False)),
        ):
            if words in told and lacking != self:
                return lacking
        plain = replace(self, usage=False, temperature=False)
        return plain if plain != self else None

    def parameters(self, messages: Sequence[Message], longest: int) -> dict[str, Any]:
        """Give the parameters of a request for a reply of `longest` tokens at most."""
        given: dict[str, Any] = {
            "messages": list(messages) if self.system else _without_system(messages),
            "max_completion_tokens" if self.new_limit else "max_tokens": longest,
            "stream": self.streaming,
        }
        if self.temperature:
            given["temperature"] = 0.0
        if self.usage and self.streaming:
            given["stream_options"] = {"include_usage": True}
        return given


def _without_system(messages: Sequence[Message]) -> list[Message]:
    """Put what a system message says before the first message of the user."""
    said = "\n\n".join(one["content"] for one in messages if one["role"] == "system")
    others = [one for one in messages if one["role"] != "system"]
    return [{**others[0], "content": f"{said}\n\n{others[0]['content']}"}, *others[1:]]
