# Two commands matter: `make demo` and `make test`. Everything they need is set up by `setup`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup demo test check lint types contracts unit slow coverage gate faults bench wheel postgres postgres-stop clean

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or newer, this is %s" % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	# Debian keeps the module that makes virtual environments in a package of its own.
	$(PYTHON) -m venv $(VENV) || { apt-get update -qq && apt-get install -qq -y python3-venv >/dev/null && $(PYTHON) -m venv --clear $(VENV); }
	# The lock is whole: with --no-deps pip reads it as it stands and never looks for a newer release of a part.
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/pip check
	$(BIN)/python -m onrecord.resolve.prepare
	touch $@

DEMO := demo
ADD   = $(BIN)/onrecord add --quiet --db $(DEMO)/onrecord.db

demo: setup
	mkdir -p $(DEMO)
	rm -rf $(DEMO)/onrecord.db*
	@echo "== What six reports on the fall of eastern Aleppo claim"
	$(BIN)/onrecord claims examples/fall-of-aleppo
	@echo "== The same, linked into incidents"
	@$(ADD) --outlet "Levant Wire"       examples/fall-of-aleppo/levant-wire-1213.txt
	@$(ADD) --outlet "The Coast Gazette" examples/fall-of-aleppo/coast-gazette-1214.txt
	@$(ADD) --outlet "Bulletin Monitor"  examples/fall-of-aleppo/bulletin-monitor-1214.txt
	@$(ADD) --outlet "Orient Daily"      examples/fall-of-aleppo/orient-daily-1215.txt
	@$(ADD) --outlet "Damascus Herald"   examples/fall-of-aleppo/damascus-herald-1216.txt
	@$(ADD) examples/fall-of-aleppo/northern-courier-1220.html
	$(BIN)/onrecord incidents --db $(DEMO)/onrecord.db
	@echo "== What is known of eastern Aleppo: who holds what, who left, who remains"
	$(BIN)/onrecord situation "eastern Aleppo" --db $(DEMO)/onrecord.db
	@echo "== The bulletin of its last four days, every sentence with its sources"
	$(BIN)/onrecord bulletin --place "eastern Aleppo" --from 2016-12-13 --to 2016-12-16 --db $(DEMO)/onrecord.db -o $(DEMO)/bulletin.md
	@cat $(DEMO)/bulletin.md
	$(BIN)/onrecord report --db $(DEMO)/onrecord.db -o report.html

# Debian's Chromium, for the browser tests; skipped where it is there already.
/usr/bin/chromium:
	apt-get update -qq && apt-get install -qq -y chromium >/dev/null

# Debian's PostgreSQL, for the tests of records on a server. They start a server of their own; Debian's is left as it is.
/usr/lib/postgresql:
	apt-get update -qq && apt-get install -qq -y postgresql >/dev/null

test: setup /usr/bin/chromium /usr/lib/postgresql lint types contracts unit

check: lint types contracts

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

# In two halves at once, one for each core. What is sent Ctrl-C by its test is in the half that stays in the foreground: a shell lets what it
# starts in the background ignore it.
HALF := tests/web tests/store tests/unit tests/spec tests/golden tests/docs

unit: setup
	@$(BIN)/pytest $(HALF) & half=$$!; $(BIN)/pytest $(addprefix --ignore=,$(HALF) tests/wheel) tests; rest=$$?; wait $$half && exit $$rest

# What takes minutes and seldom breaks: kills before every statement, hostile files, vast texts. `make faults` goes further still.
slow: setup /usr/lib/postgresql
	ONRECORD_SLOW=only $(BIN)/pytest tests/faults tests/store tests/web/api tests/cli

# Apart from `test`: counting lines makes the tests take half as long again.
coverage: setup
	$(BIN)/pytest --ignore=tests/wheel --cov --cov-report=term

# In dist/ the wheel, and the lock of what it needs with its extras. Then both are installed without the repository and used (some minutes):
# `make wheel WHEEL_PYTHON=python3.13` does so with another Python.
WHEEL_PYTHON ?= $(PYTHON)

wheel: setup
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel
	$(BIN)/python scripts/cut_lock.py server postgres tables pdf cluster > dist/requirements.txt
	ONRECORD_PYTHON=$(WHEEL_PYTHON) $(BIN)/pytest tests/wheel

gate: setup
	$(BIN)/pytest tests/quality

# The faults of docs/faults.md in the numbers told there (about half an hour): as administrator, who may mount a small disk.
faults: setup /usr/lib/postgresql
	ONRECORD_KILLS=84 ONRECORD_LOST=13 ONRECORD_TEST_KILLS=40 $(BIN)/pytest tests/faults tests/store/test_record_killed.py tests/store/test_storage_killed.py

# A server of the project's own in .postgres/, on this machine alone, with an empty database; says how to use it.
postgres: /usr/lib/postgresql
	@scripts/postgres.sh start

postgres-stop:
	@scripts/postgres.sh stop

clean:
	rm -rf $(VENV) $(DEMO) report.html .coverage
