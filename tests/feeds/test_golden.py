"""One file of each format, and beside it what we read in it."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from feeds.parse import parse

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path for path in GOLDEN.iterdir() if path.name.count(".") == 1)


def said(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what a feed did not say."""
    return {key: value for key, value in values.items() if value not in (None, "", (), [])}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_feed_reads_as_it_is_written_down(path, now):
    parsed = parse(path.read_bytes(), content_type=None, url="https://example.org/feed", now=now)
    found = asdict(parsed)
    # What most feeds don't say of their times stands in the file where it is said.
    found |= {"rest": said(found["rest"])}
    found = {k: v for k, v in found.items() if k not in {"rest", "rhythm"} or v}
    found["items"] = [said(item) for item in found["items"]]
    seen = json.dumps(found, default=lambda one: datetime.isoformat(one).replace("+00:00", "Z"))
    expected = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
    assert json.loads(seen) == expected
