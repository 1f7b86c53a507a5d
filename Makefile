# make demo   sets everything up and runs a whole quarter
# make test   sets everything up and runs the tests
# make check  style, types, floors
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo

.PHONY: demo test check format docs gallery torture bench clean

$(VENV)/ready: setup.cfg pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: $(VENV)/ready
	rm -rf $(DEMO)
	$(BIN)/workbook-tools demo $(DEMO)

test: $(VENV)/ready
	$(BIN)/python -m pytest -n auto --dist loadgroup $(PYTEST_ARGS)

check: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy workbook_tools tests
	$(BIN)/lint-imports
	$(BIN)/python tests/house.py

format: $(VENV)/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/ready
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/memo_template.py
	$(BIN)/python docs/torture.py --declared
	$(BIN)/python docs/self_check.py

# needs LibreOffice and poppler
gallery: $(VENV)/ready
	$(BIN)/python docs/gallery.py

# every kill point and hostile file, measured, onto docs/robustness.md; takes minutes
torture: $(VENV)/ready
	$(BIN)/python docs/torture.py --full

# how fast it is, against what a user would write instead, onto docs/performance.md; takes about ten minutes,
# with BENCH_ARGS=--large (10,000 workbooks) twice as long
bench: $(VENV)/ready
	$(BIN)/python -m benchmarks $(BENCH_ARGS)

clean:
	rm -rf $(VENV) build *.egg-info
