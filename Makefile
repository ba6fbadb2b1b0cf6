# uv does the work; where it is missing, pip puts it into .cache/uv.
UV := $(shell command -v uv || echo .cache/uv/bin/uv)

.PHONY: run test lint pin first-step
run: $(UV)
	$(UV) run copydesk run

test: $(UV)
	$(UV) run pytest

lint: $(UV)
	$(UV) run ruff check
	$(UV) run ruff format --check
	$(UV) run mypy
	$(UV) run lint-imports

pin: $(UV)
	PATH="$(dir $(UV)):$$PATH" $(UV) run --no-project python .ci/pin.py

first-step: $(UV)
	$(UV) run python .ci/first_step.py

.cache/uv/bin/uv:
	python3 -m pip install --quiet --disable-pip-version-check --target .cache/uv uv
