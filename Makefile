# `make build` and `make test` do all their own set-up in .venv; nothing outside this folder is touched.
# Without make (Windows): see "Without make" in README.md.

VENV  := .venv
BIN   := $(VENV)/bin
READY := $(VENV)/.ready
PIP   := $(BIN)/python -m pip --quiet --disable-pip-version-check

# generate.py and many_works.py only make what these measure.
BENCHMARKS := run agreement audit citations printed_examples growth verify watch page

# The first Python on the path that is new enough.
AT_LEAST_311 := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c '$(AT_LEAST_311)' 2>/dev/null && { echo $$python; break; }; done)

.PHONY: build test lint bench bench-all clean

## The shipped review as documents, in build/
build: $(READY)
	$(BIN)/litmatrix build

## Everything that must hold
test: lint
	$(BIN)/python -m pytest $(PYTEST)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

## Speed and size, as ratios measured in one run
bench: $(READY)
	$(BIN)/python -m compileall -q litmatrix
	$(BIN)/python benchmarks/run.py

## Every benchmark, one after the other: 20 minutes, and right only on a machine that does nothing else
bench-all: $(READY)
	$(BIN)/python -m compileall -q litmatrix
	@failed=; for one in $(BENCHMARKS); do \
		echo; echo "== benchmarks/$$one.py"; $(BIN)/python benchmarks/$$one.py || failed="$$failed $$one"; \
	done; test -z "$$failed" || { echo "over a limit:$$failed" >&2; exit 1; }

# Installed anew when pyproject.toml changes; otherwise no network is needed.
$(READY): pyproject.toml
ifeq ($(PYTHON),)
	@echo "litmatrix needs Python 3.11 or newer: https://www.python.org/downloads/" >&2; exit 1
endif
	@$(BIN)/python -c '$(AT_LEAST_311)' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@# Groups of dependencies came with pip 25.1.
	$(PIP) install 'pip>=25.1'
	$(PIP) install --group dev --editable .
	@touch $@

clean:
	rm -rf build dist $(VENV)
