import re
from pathlib import Path

import pytest

DOCUMENT = (Path(__file__).parents[2] / "docs" / "dedup.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)


def test_the_library_is_documented_with_an_example():
    assert any("from dedup import cluster_stories" in example for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_document_runs(example):
    exec(compile(example, "docs/dedup.md", "exec"), {})
