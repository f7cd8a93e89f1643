# `make` alone lists what there is.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --disable-pip-version-check --no-input
OFFLINE_HINT := The requirements could not be installed: see above, check the network, run make again.
READY_TO_RUN := $(VENV)/ready-to-run
READY_TO_TEST := $(VENV)/ready-to-test
COMPILE := CUSTOM_COMPILE_COMMAND="make pins" $(PY) -m piptools compile --quiet --upgrade \
	--strip-extras --no-emit-options --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --annotation-style=line

.PHONY: help run test lint pins clean

help:  ## list the targets
	@echo 'make run    serve the site at http://$(HOST):$(PORT)/ (HOST=..., PORT=...; DATABASE_URL for PostgreSQL)'
	@echo 'make test   every test, on SQLite and on PostgreSQL (ARGS="tests/search -x" for some)'
	@echo 'make lint   style, types, templates, missing migrations, deployment check'
	@echo 'make pins   write the newest exact versions to requirements.txt and tests/requirements.txt'
	@echo 'make clean  remove what was built; the data in var/ stays'

run: $(READY_TO_RUN)
	@exec $(PY) manage.py serve

test: $(READY_TO_TEST)
	@exec $(PY) -m tests.suite $(ARGS)

# Its own folder and no .env: the checks must not depend on, nor touch, an installation's data.
lint: export DATA_DIR := $(CURDIR)/$(VENV)/lint
lint: export ENV_FILE := /dev/null
lint: $(READY_TO_TEST)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	find templates dialogues -name '*.html' | xargs -r $(VENV)/bin/djade --check --target-version 5.2
	$(PY) manage.py makemigrations --check --dry-run
	ENVIRONMENT=production ALLOWED_HOSTS=dialogues.example.org \
	SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') \
	$(PY) manage.py check --deploy --fail-level WARNING

pins: $(READY_TO_TEST)
	$(COMPILE) --output-file requirements.txt project/requirements.in
	$(COMPILE) --output-file tests/requirements.txt tests/requirements.in

clean:
	rm -rf $(VENV) var/static var/static.stamp test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY_TO_RUN): requirements.txt | $(PY)
	@echo 'Installing what the site needs into $(VENV) (about a minute, once).'
	@$(PIP) -r requirements.txt || { echo '$(OFFLINE_HINT)' >&2; exit 1; }
	@touch $@

$(READY_TO_TEST): requirements.txt tests/requirements.txt | $(PY)
	@echo 'Installing what the tests and checks need into $(VENV) (about two minutes, once).'
	@$(PIP) -r requirements.txt -r tests/requirements.txt || { echo '$(OFFLINE_HINT)' >&2; exit 1; }
	@touch $@ $(READY_TO_RUN)

# The first Python of 3.11 or newer that can make virtual environments with pip in them.
$(PY):
	@for python in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		found=yes; \
		$$python -c 'import ensurepip, venv' 2>/dev/null || continue; \
		echo "Making the virtual environment $(VENV) with $$($$python --version)."; \
		exec $$python -m venv --clear $(VENV); \
	done; \
	if [ "$$found" ]; then \
		echo 'Python cannot make virtual environments here; install the missing part: apt-get install python3-venv' >&2; \
	else \
		echo 'Python 3.11 or newer is missing; install it: apt-get install python3 python3-venv' >&2; \
	fi; \
	exit 1
