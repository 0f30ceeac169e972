# Two commands do the work: `make reports` and `make test`. Each sets itself up; nothing is
# installed outside this folder. GNU make 3.81 (macOS) and newer.

# The folder of pages that the reports read: make reports CORPUS="my pages"
CORPUS ?= corpus
# What of it: make reports PAPERS="临江日报,青河晚报" FROM=2022-03 TO=2022-04-15 LABELS=zh LEXICONS="my words"
PAPERS ?=
FROM ?=
TO ?=
LABELS ?= both
LEXICONS ?=
export CORPUS PAPERS FROM TO LABELS LEXICONS
export UV_SYSTEM_CERTS = 1

UV := .tools/venv/bin/uv
PYTHON := .venv/bin/python
READY := .venv/.synced
STAMP := .tools/reports-made-from

STUDY = --corpus "$$CORPUS" $${PAPERS:+--paper "$$PAPERS"} $${FROM:+--from "$$FROM"} $${TO:+--to "$$TO"} \
	$${LEXICONS:+--lexicons "$$LEXICONS"} --labels "$$LABELS"
# What the reports are made from: what of which pages is read, and a digest of every file.
LIST_INPUTS = { printf '%s\n' $(STUDY); $(PYTHON) -m analysis.report.inputs analysis notebooks pyproject.toml uv.lock \
	"$$CORPUS" $${LEXICONS:+"$$LEXICONS"}; }

.PHONY: help reports test trust lab lint clean
.DEFAULT_GOAL := help

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

reports: $(READY) ## Read the pages, run the notebooks, write reports/index.html (CORPUS=folder FROM=day TO=day)
	@$(LIST_INPUTS) > $(STAMP).next; \
	if [ -f reports/index.html ] && cmp -s $(STAMP).next $(STAMP); \
	then echo "reports/index.html is up to date."; \
	else rm -f $(STAMP); $(PYTHON) -m analysis reports $(STUDY) --out reports && mv $(STAMP).next $(STAMP); \
	fi

# What is imported is compiled once and kept, even where the shell says not to: the tests start a
# hundred processes, and without it each compiles pandas and Jupyter again.
test: $(READY) ## Run the tests
	@PYTHONDONTWRITEBYTECODE= $(PYTHON) -m pytest -n logical --maxprocesses 4 --dist worksteal

trust: $(READY) ## Kill, fault and inject, and say in numbers what came of it (an hour)
	@$(PYTHON) -m benchmarks.trust

lab: $(READY) ## Open the notebooks in JupyterLab (CORPUS=folder)
	@$(PYTHON) -m analysis lab $(STUDY)

lint: $(READY) ## Check style and types
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy

clean: ## Remove reports and caches (.venv and .tools stay: rm -r .venv .tools)
	@rm -rf reports dist .pytest_cache .mypy_cache .ruff_cache .hypothesis $(STAMP) $(STAMP).next
	@find analysis tests notebooks \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

$(READY): pyproject.toml uv.lock $(UV)
	@echo "Setting up .venv from uv.lock (once; minutes on a slow line)"
	@$(UV) sync --locked --all-extras --quiet
	@touch $@

# Debian's pip installs nothing outside a virtual environment, so uv gets one of its own.
NO_VENV = echo "python3 -m venv failed (its words: .tools/venv.log); on Debian: apt install python3-venv" >&2
$(UV):
	@mkdir -p .tools
	@python3 -m venv .tools/venv > .tools/venv.log 2>&1 || { rm -rf .tools/venv; $(NO_VENV); exit 1; }
	@.tools/venv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.13,<0.14'
