# Two commands set everything up on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test pages programs check format bench measure golden docs clean

$(VENV)/core: pyproject.toml
	test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) 2>/dev/null || $(MAKE) --no-print-directory venv-by-hand
	$(BIN)/pip install --quiet --disable-pip-version-check .
	@touch $@

$(VENV)/dev: pyproject.toml
	test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) 2>/dev/null || $(MAKE) --no-print-directory venv-by-hand
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Debian parts venv from Python; fetch the part that is missing where that is allowed.
.PHONY: venv-by-hand
venv-by-hand:
	@echo "python3-venv is missing; trying to install it" >&2
	apt-get update -qq && apt-get install -y -qq python3-venv python3-pip >/dev/null
	$(PYTHON) -m venv $(VENV)

# The main job on a real paper: the bundled sample, coded, shown, and written to demo-output/.
demo: $(VENV)/core
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --force-reinstall .
	$(BIN)/dalil demo --out demo-output

# The pages of `dalil review`, built where their sources changed; pip fetches a Node where the machine has none.
pages: $(VENV)/dev
	$(BIN)/python scripts/build_pages.py >/dev/null || DALIL_PAGES=require $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .

# All tests.
test: $(VENV)/dev pages programs
	$(BIN)/python -m pytest -n 2

# Programs that read scans and other office files, and the browser that the workbench is tried in; where they cannot be
# installed, the tests of them are skipped.
programs:
	@command -v soffice >/dev/null && command -v chromium >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx ara || \
		{ apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium \
		tesseract-ocr tesseract-ocr-ara libreoffice-writer-nogui >/dev/null; } || \
		echo "tests of scans, of converted files and of the workbench in a browser are skipped" >&2

# Everything CI runs: format, lint, types, imports, tests.
check: $(VENV)/dev pages programs
	$(BIN)/ruff format --check src tests scripts benchmarks hatch_build.py
	$(BIN)/ruff check src tests scripts benchmarks hatch_build.py
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd frontend && { cmp -s package-lock.json node_modules/.lock-seen || { npm ci --silent && cp package-lock.json node_modules/.lock-seen; }; }
	cd frontend && npm run --silent check
	$(BIN)/python -m pytest -n 2

format: $(VENV)/dev
	$(BIN)/ruff format src tests scripts benchmarks
	$(BIN)/ruff check --fix src tests scripts benchmarks

# Speed of the main commands and score of the golden papers.
bench: $(VENV)/dev
	$(BIN)/python benchmarks/papers.py tests/golden
	$(BIN)/python benchmarks/speed.py

# Accuracy on the sets of a folder (docs/reference/accuracy.md describes them) and memory over 100,000 sentences.
measure: $(VENV)/dev
	@test -n "$(SETS)" || { echo "Name the folder that holds the sets: make measure SETS=FOLDER" >&2; exit 2; }
	$(BIN)/dalil bench $(SETS) --out benchmarks/results.json
	$(BIN)/python benchmarks/cross_validate.py $(SETS)/relations/dev_*.jsonl benchmarks/readings/relations/*.jsonl
	$(BIN)/python benchmarks/memory.py
	$(BIN)/python scripts/render_docs.py

# Rewrites what the coder says of the golden papers; a person reads the diff.
golden: $(VENV)/dev
	$(BIN)/python scripts/write_golden.py

# Rewrites the generated pages under docs/.
docs: $(VENV)/dev
	$(BIN)/python scripts/render_docs.py

clean:
	rm -rf $(VENV) src/dalil/web/static frontend/node_modules build dist demo-output .mypy_cache .ruff_cache .hypothesis .import_linter_cache
