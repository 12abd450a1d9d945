# The front door: `make run` sets up and starts the bot, `make test` sets up and runs every test.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run workshop install setup test lint bench fit audit sbom container-check help

help:            ## list the targets
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/'

run: .venv/run   ## set up if needed, migrate, start the bot
	$(BIN)/python -m bot

workshop: .venv/run ## set up if needed, open the page where the answers are written (PORT=8081)
	$(BIN)/python -m bot workshop $(if $(PORT),--port $(PORT))

install: .venv/run ## what running needs, without starting: for a server
	$(BIN)/python -m compileall -q bot handlers knowledge migrations

setup: .venv/dev ## everything needed to change the code

test: .venv/dev  ## every test, in as many processes as there are cores
	CI=$(CI) $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: .venv/dev  ## ruff, mypy, import-linter, content check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m knowledge check

bench: .venv/dev ## benchmarks, as ratios in one run
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

fit: .venv/dev   ## teach the networks what was written since the last fit, in a minute
	$(BIN)/python -m knowledge fit

audit: .venv/audit ## known vulnerabilities of every pinned version, where an index answers
	$(BIN)/python tests/operations/audit.py

sbom: .venv/audit ## what the image holds, in CycloneDX JSON: build/sbom.json
	rm -rf build/image && $(PYTHON) -m venv --without-pip build/image
	$(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" > build/requirements.txt
	$(BIN)/python -m pip --python build/image/bin/python install --quiet --disable-pip-version-check \
	    --constraint constraints.txt --requirement build/requirements.txt
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
	    --output-file build/sbom.json build/image/bin/python
	@echo "build/sbom.json: $$(grep -c '"purl"' build/sbom.json) packages"

container-check: .venv/audit ## the steps of the Dockerfile without an engine, then the bot as it would run (Linux, root)
	$(BIN)/hadolint Dockerfile
	$(BIN)/python tests/operations/rehearsal.py

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

.venv/dev: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) --editable '.[dev]'
	@touch $@ .venv/run

.venv/audit: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) --editable '.[audit]'
	@touch $@ .venv/run
