# The commands of this project; `make run` is all that a newcomer needs.
VENV ?= .venv
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
export PATH := $(abspath $(VENV))/bin:$(PATH)

.PHONY: run serve test check bench messages

run: $(VENV)/installed  ## the demonstration on this machine, at http://127.0.0.1:8000
	@HOST=$(HOST) PORT=$(PORT) python -m shop.run

serve: $(VENV)/installed  ## production settings: gunicorn, DEBUG off, compressed and fingerprinted files
	@HOST=$(HOST) PORT=$(PORT) WORKERS=$(WORKERS) python -m shop.run --serve

test: $(VENV)/tools  ## everything, with every real part
	@tests/install.sh
	@python -m tests.run $(ARGS)

check: $(VENV)/tools  ## lint, format, layers, templates, migrations, translations
	@tests/install.sh
	@tests/check.sh

bench: $(VENV)/tools  ## the measurements of tests/bench, a JSON line each
	@for script in tests/bench/bench_*.py; do python -m tests.bench.$$(basename $$script .py); done

messages: $(VENV)/tools  ## collects the words of the interface and compiles their translations
	@DEBUG=1 DJANGO_SETTINGS_MODULE=shop.settings python -m tests.check_messages --write

$(VENV)/installed: requirements.txt
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what requirements.txt names (a few minutes the first time) …"
	@pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/tools: tests/requirements.txt $(VENV)/installed
	@pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@
