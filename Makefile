# Aliases; python3 start.py [test] needs no make.
PYTHON ?= python3
UV ?= $(firstword $(wildcard .venv/bin/uv) uv)
BIN := .venv/bin

.PHONY: run test check fuzz kill roundtrip bench lock words screenshots

run:
	$(PYTHON) start.py

test:
	$(PYTHON) start.py test

check:
	$(PYTHON) start.py check

fuzz:
	$(PYTHON) start.py test -m hypothesis --hypothesis-profile=fuzz --timeout=0

# End the program at hundreds of random moments and look at what is left of the project.
kill:
	KUTIPAN_KILLS=200 $(PYTHON) start.py test tests/project/test_kill.py --timeout=0

# Send new review documents through LibreOffice, live, and read every answer back.
roundtrip:
	rm -rf build/returned
	$(BIN)/python -m tests.interchange.returned.make_returned build/returned
	KUTIPAN_RETURNED=build/returned $(PYTHON) start.py test tests/interchange/returned

bench:
	$(BIN)/python -m benchmarks

# After every change of a dependency in pyproject.toml.
lock:
	$(UV) pip compile -q --generate-hashes --universal --no-emit-index-url --upgrade \
	    --custom-compile-command "make lock" --group dev -o requirements.lock pyproject.toml

# Collect the sentences of the program, then compile what is translated.
words:
	mkdir -p build
	$(BIN)/pybabel -q extract --project=Kutipan --msgid-bugs-address= -k words -k plural:1,2 -k N_ -k NP_:1,2 --no-location --sort-output -o build/kutipan.pot app
	$(BIN)/pybabel -q update -w 100 -D kutipan -d resources/i18n -i build/kutipan.pot --no-fuzzy-matching --ignore-pot-creation-date
	$(BIN)/pybabel compile -D kutipan -d resources/i18n --statistics

# The pictures of docs/screenshots, from the real window.
screenshots:
	$(BIN)/python -m docs.take_screenshots
