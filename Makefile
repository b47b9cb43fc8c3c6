# Each command sets up what it needs. `make help` lists them.
PYTHON ?= python3
BIN = .venv/bin
PORT ?= 8501
# Nothing is written outside of this folder: pip keeps no copies in the home folder.
export PIP_NO_CACHE_DIR = 1
# Bytecode is kept, in this folder: tests start many programs, and each would compile all of it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test coverage check office fuzz mutants bench lock schema messages pictures clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' $(MAKEFILE_LIST)

run: .venv/run .venv/browser .venv/small ## show the dashboard on http://localhost:8501 (PORT=... for another port)
	@$(BIN)/smederevo run --port $(PORT)

test: .venv/dev .venv/letters .venv/small chromium check ## every check and every test, as in continuous integration
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

coverage: .venv/dev .venv/letters .venv/small chromium ## every test again, measured: the share of lines that they reach (cheap from Python 3.14 on)
	@COVERAGE_CORE=$(MEASURED_BY) $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=
	@echo "lines of dashboard/ that the tests reach: $$($(BIN)/coverage report --format=total) %"

check: .venv/dev ## style, types, direction of imports, the dataset
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/smederevo validate datasets

fuzz: .venv/dev chromium ## read 5,000 damaged copies of the dataset; run the property tests with other, random examples, and walk 500 steps in the browser
	@$(BIN)/python -m tests.fuzz
	@SMEDEREVO_LINKS=1000 SMEDEREVO_STEPS=500 $(BIN)/python -m pytest -m hypothesis --hypothesis-profile random -n 2

mutants: .venv/dev ## break model, reading, period, agreement and selection on purpose; counts what no test notices
	@$(BIN)/mutmut run; $(BIN)/mutmut results

office: .venv/dev calc ## open our files in LibreOffice
	@$(BIN)/python -m pytest tests/office/sheets.py

bench: .venv/dev chromium ## what readers wait for, against a stock application; time of validate, record, figures and exports
	@$(BIN)/python -m bench.readers
	@$(BIN)/python -m bench.crowd
	@$(BIN)/python -m bench.validate
	@$(BIN)/python -m bench.exports

lock: .venv/dev ## write requirements*.txt anew from pyproject.toml, for every Python and system at once
	@$(BIN)/uv --system-certs pip compile $(LOCK) --extra install -o requirements.txt pyproject.toml
	@$(BIN)/uv --system-certs pip compile $(LOCK) --extra install --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml

schema: .venv/dev ## write datasets/schema from the models
	@$(BIN)/python -m dashboard.model.schema datasets/schema

messages: .venv/dev ## bring the catalogues of interface and record up to date (LANGUAGE=zh-Hans begins new ones)
	@$(BIN)/pybabel -q extract -F pyproject.toml $(MARKS) --add-location=file -o $(TEXTS) dashboard
	@if [ -n "$(LANGUAGE)" ]; then $(BIN)/pybabel -q init -i $(TEXTS) -w 100 \
		-l "$$(echo $(LANGUAGE) | tr - _)" -o "dashboard/locale/$(LANGUAGE).po"; fi
	@for file in dashboard/locale/*.po; do [ ! -e "$$file" ] || $(BIN)/pybabel -q update -i $(TEXTS) -w 100 \
		--ignore-obsolete --previous --ignore-pot-creation-date \
		-l "$$(basename "$$file" .po | tr - _)" -o "$$file" || exit 1; done
	@$(BIN)/smederevo messages --dataset datasets $(if $(LANGUAGE),--language $(LANGUAGE))

pictures: .venv/dev chromium ## take the pictures of the documents from the running app
	@$(BIN)/python bench/pictures.py

clean: ## remove everything that was set up
	rm -rf dashboard/assets/vendor deploy/npm/pieces .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage mutants

# What marks a text for translation, with the places of the message, its plural and its context.
MARKS = --no-default-keywords -k _ -k gettext -k ngettext:1,2 -k pgettext:1c,2
TEXTS = .venv/messages.pot

# Python from 3.14 on tells coverage itself which lines run; older ones are slowed down by a tracer.
MEASURED_BY = $$($(BIN)/python -c 'import sys; print("sysmon" if sys.version_info >= (3, 14) else "ctrace")')

LOCK = --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-annotate --no-header

# Only root of a Debian installs packages of the system, without a question, after a line that names them.
CAN_INSTALL = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null

.venv/base:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { $(CAN_INSTALL) && echo "installing Debian's python3-venv, which makes .venv" \
			&& apt-get update -qq && apt-get install -y -qq python3-venv; } \
		|| { echo "Python's venv is missing; install the package python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/base requirements.txt pyproject.toml
	@echo "setting up .venv (a new one downloads some 150 MB and takes some 630 MB)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	@echo "setting up .venv for development (a new one downloads some 100 MB and takes some 400 MB more)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Charts are drawn without it as well, with a larger file; so this fails for nobody.
.venv/browser: .venv/base deploy/npm/package-lock.json deploy/npm/install.sh
	@sh deploy/npm/install.sh
	@touch $@

# Cut again whenever a text changes, since it holds no more letters than the texts have.
.venv/letters: .venv/run .venv/browser deploy/npm/cut.py $(wildcard dashboard/locale/*.po datasets/locale/*.po datasets/*.yaml)
	@$(BIN)/python deploy/npm/cut.py
	@touch $@

# Files that no change of ours touches; without it the server sends them a twelfth larger.
.venv/small: .venv/run .venv/browser deploy/compress.py
	@$(BIN)/python deploy/compress.py
	@touch $@

.PHONY: chromium
chromium: .venv/dev
	@$(BIN)/python -m tests.browser.chromium >/dev/null 2>&1 \
		|| { $(CAN_INSTALL) && echo "installing Debian's chromium, which the browser tests drive" \
			&& apt-get update -qq && apt-get install -y -qq chromium; } \
		|| { echo "downloading Playwright's Chromium, which the browser tests drive" \
			&& $(BIN)/python -m playwright install chromium; } \
		|| { echo "No Chromium: install Chromium or Google Chrome, or set CHROMIUM to its path"; exit 1; }

.PHONY: calc
calc:
	@command -v soffice >/dev/null || command -v libreoffice >/dev/null \
		|| { $(CAN_INSTALL) && echo "installing Debian's libreoffice-calc-nogui, which opens our files" \
			&& apt-get update -qq && apt-get install -y -qq libreoffice-calc-nogui; } \
		|| { echo "No LibreOffice: install LibreOffice Calc"; exit 1; }
