# make demo · test · lint · bench · lock · clean    (see README.md)
# PYTHON=python3.12 picks an interpreter; VENV=folder puts the virtual environment elsewhere.
VENV ?= .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore
# Compiled modules are kept, also where the machine says otherwise: every command begins a second sooner.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test lint bench lock clean
.DEFAULT_GOAL := demo

demo: $(VENV)/.installed
	@echo "==> 演示年度 · demo year"
	@$(BIN)/guiju demo

# Files that tests make lie in memory where there is room and programs may be run from it: one costs a quarter of one on a disk.
MEMORY := $(shell grep -q ' /dev/shm .*noexec' /proc/mounts || \
  df -k --output=avail /dev/shm 2>/dev/null | awk 'NR == 2 && $$1 > 4000000 { print "/dev/shm" }')

test: $(VENV)/.developing
	@folder=$$(mktemp -d "$(or $(TMPDIR),$(MEMORY),/tmp)/guiju-tests-XXXXXX") && export TMPDIR="$$folder" && \
	trap 'rm -rf "$$folder"' EXIT && trap 'exit 130' INT TERM && \
	echo "==> 测试（PostgreSQL）· what touches the database, on PostgreSQL" && \
	$(BIN)/python tests/with_postgresql.py $(BIN)/python -m pytest -n auto --dist loadfile -m "databases or postgresql" && \
	echo "==> 测试（全部，SQLite）· everything, on SQLite" && \
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.developing
	@echo "==> 检查 · ruff, mypy, import-linter"
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@# On a machine that is busy a worker may come too late, which is no finding (status 2): then one process does it all.
	@$(BIN)/mypy --no-error-summary --num-workers 2 || { [ $$? -eq 2 ] && $(BIN)/mypy --no-error-summary; }
	@$(BIN)/lint-imports --no-logo

bench: $(VENV)/.developing
	@echo "==> 性能 · benchmarks"
	@$(BIN)/python tests/with_postgresql.py --durable \
	  $(BIN)/python -m benchmarks
	@$(BIN)/python benchmarks/reading.py

# The only target that asks an index for newer versions; its address never enters the files.
lock: $(VENV)/.developing
	@echo "==> 锁定依赖版本 · lock files"
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --upgrade --extra postgresql --all-build-deps \
	  --output-file requirements.lock pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --upgrade --extra postgresql --extra telemetry --extra dev --all-build-deps \
	  --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find src tests -type d \( -name __pycache__ -o -name '*.egg-info' \) -prune -exec rm -rf {} +
	@echo "==> 已清理；instance/ 是您的数据，保留不动 · cleaned; instance/ holds your data and stays"

# The virtual environment is made once; packages follow the lock files.
$(BIN)/python:
	@PYTHON="$(PYTHON)" sh .ci/python-venv "$(VENV)"

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "==> 安装依赖包 · packages"
	@$(BIN)/pip install --quiet -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.developing: requirements-dev.lock $(VENV)/.installed
	@echo "==> 安装开发工具 · developers' packages"
	@# Compiled when first imported, which most of them never are; what a service runs on is compiled above, while it may.
	@$(BIN)/pip install --quiet --no-compile -r requirements-dev.lock
	@touch $@
