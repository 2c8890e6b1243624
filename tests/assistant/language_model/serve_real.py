"""Serve a small real model with llama.cpp on loopback; write the address as the first line."""

from __future__ import annotations

import signal
import sys

import xllamacpp

from tests.assistant.language_model.model_files import model_file

THREADS = 2
CONTEXT_TOKENS = 2048


def serve(package: str, key: str, context_tokens: int = CONTEXT_TOKENS) -> None:
    """Serve the model of a package until the process is ended; only requests with the key are answered."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(model_file(package))
    parameters.n_ctx = context_tokens
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = THREADS
    parameters.port = 0
    parameters.api_keys = [key]
    # Tells what each slot is doing, which shows whether a reply that nobody waits for is still being made.
    parameters.endpoint_slots = True
    parameters.warmup = False
    server = xllamacpp.Server(parameters)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    signal.pause()


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
