# The front door: `make run` sets up and starts the bot, `make test` sets up and runs every test.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run setup test lint bench fit help

help:            ## list the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

run: .venv/run   ## set up if needed, migrate, start the bot
	$(BIN)/python -m bot

setup: .venv/dev ## everything needed to change the code

test: .venv/dev  ## every test
	CI=$(CI) $(BIN)/python -m pytest

lint: .venv/dev  ## ruff, mypy, import-linter, content check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m knowledge check

bench: .venv/dev ## benchmarks, as ratios in one run
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

fit: .venv/dev   ## refit the decision on the base (knowledge/decision.json)
	$(BIN)/python -m knowledge fit

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

.venv/dev: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) --editable '.[dev]'
	@touch $@ .venv/run
