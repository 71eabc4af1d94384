# Every target sets itself up: the first one run makes .venv from requirements.lock.
# Needed beforehand: Python 3.11 (3.12 should do), git and make.

VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
STORY ?= data/reservoir-leak

# Another environment that happens to be active must not leak into ours.
unexport VIRTUAL_ENV
unexport PYTHONHOME
unexport PYTHONPATH
# The kernel is the one in .venv, whatever kernels the user has elsewhere.
export JUPYTER_PREFER_ENV_PATH := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_PROGRESS_BAR := off

# What a notebook says of the machine that ran it, besides what it put out.
INFO := codemirror_mode file_extension mimetype nbconvert_exporter pygments_lexer version
OF_A_RUN := $(addprefix metadata.language_info.,$(INFO))

NEWS := @jupyterlab/apputils-extension:announcements

PYTHONS := $(strip $(PYTHON) python3.11 python3.12 python3)
IS_OURS := -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))'

.DEFAULT_GOAL := help
.PHONY: help briefing lab test bench lock clean filter

help: ## this list
	@echo "make TARGET, where TARGET is one of"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

briefing: $(STAMP) ## the briefing on the sample story; any other: make briefing STORY=path/to/folder
	@$(VENV)/bin/summarize brief "$(STORY)"

lab: $(STAMP) ## JupyterLab on notebooks/00_tour.ipynb
	@$(PY) -m jupyterlab --ServerApp.root_dir="$(CURDIR)" $(LAB_ARGS) notebooks/00_tour.ipynb

test: $(STAMP) ## the whole test suite: style, types, tests
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile

bench: $(STAMP) ## how long things take, beside the least they could
	$(PY) benchmarks/run.py

# Resolves pyproject.toml for every system at once and keeps the pins it finds wherever they still
# serve; `make lock UPGRADE=--upgrade` takes the newest of everything. Needs no environment but
# its own small one. See [tool.uv] in pyproject.toml about torch.
lock: ## requirements.lock anew from pyproject.toml (newer versions: UPGRADE=--upgrade)
	@$(call find_python) && "$$python" -m venv build/lock
	@build/lock/bin/python -m pip install -qq 'uv>=0.9,<1'
	@cp requirements.lock build/requirements.lock
	@build/lock/bin/uv pip compile -q pyproject.toml --group dev --universal --python-version 3.11 \
		--no-header --annotation-style line $(UPGRADE) -o build/requirements.lock >/dev/null
	@{ sed '/^#/!q' requirements.lock | grep '^#'; echo; cat build/requirements.lock; } \
		>build/requirements.new
	@mv build/requirements.new requirements.lock
	@rm -r build/lock build/requirements.lock
	@echo "requirements.lock: $$(grep -c == requirements.lock) pins"

# Running a notebook and saving it is no change for git: .gitattributes asks for this filter.
filter:
	@if [ "$$(git rev-parse --show-toplevel 2>/dev/null)" = "$$(pwd -P)" ]; then \
		git config filter.nbstripout.clean \
			"'$(abspath $(PY))' -m nbstripout --keep-id --extra-keys '$(OF_A_RUN)'"; fi

clean: ## caches and builds away; .venv and outputs/ stay
	rm -rf build dist htmlcov .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src tests notebooks benchmarks -depth '(' -name __pycache__ -o -name .ipynb_checkpoints ')' \
		-exec rm -r '{}' ';' 2>/dev/null || true

# Sets the shell variable `python` to the first interpreter that will do.
define find_python
	python=; for candidate in $(PYTHONS); do \
		if "$$candidate" $(IS_OURS) 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "summarize needs Python 3.11 (or 3.12) with its venv module; tried: $(PYTHONS)." >&2; \
		echo "Install it, or name it: make $@ PYTHON=/path/to/python3.11" >&2; \
		exit 1; \
	fi
endef

$(STAMP): requirements.lock pyproject.toml
	@$(call find_python); \
	if ! $(PY) $(IS_OURS) 2>/dev/null; then \
		echo "making $(VENV) with $$python …" >&2; \
		"$$python" -m venv --clear $(VENV); \
	fi
	@echo "installing the packages of requirements.lock … (the first time this takes some minutes and" >&2
	@echo "downloads 0.5 GB, 3 GB where torch comes with CUDA: README.md says how to avoid that)" >&2
	@$(PY) -m pip install -qq -r requirements.lock
	@echo "installing summarize …" >&2
	@$(PY) -m pip install -qq --no-deps --no-build-isolation -e .
	@$(MAKE) -s filter
	@# JupyterLab would fetch its makers' news, and ask first.
	@$(PY) -m jupyter labextension disable --level=sys_prefix $(NEWS)
	@touch $@
