# make demo: the site, from nothing, at an address that it prints.   make test: every test.
PYTHON ?= python3
PORT ?= 8000
FINGERPOST_DATA ?= ../shared/data
export FINGERPOST_DATA
BIN := .venv/bin
SCORES := $(FINGERPOST_DATA)/../score

.PHONY: demo test lint format types check score bench lock clean
demo: .venv/ready-run
	@$(BIN)/fingerpost demo --port $(PORT)

test: .venv/ready-dev
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/ready-dev
	$(BIN)/mypy

check: lint types test

score: .venv/ready-dev
	$(BIN)/python tools/score.py $(FINGERPOST_DATA) $(SCORES)

bench: .venv/ready-dev
	$(BIN)/python tools/bench.py $(FINGERPOST_DATA)

# The lock files name exact versions and hashes, and no index address.
lock: .venv/ready-dev
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url --no-header --extra build pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --extra build --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

clean:
	rm -rf .venv build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/ready-%: requirements/%.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the locked dependencies ($<) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
