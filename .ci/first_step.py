"""Write the first step of the schema anew, from storage/tables.py.

Until the first release there is one step, and it follows the tables; afterwards it never changes.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from storage.schema import REVISIONS
from storage.tables import METADATA, for_postgresql
from storage.types import Moment, Said

FILE = Path(__file__).parent.parent / "storage/migrations/versions/0001_all_tables.py"
# The step says it in SQLAlchemy's own types, for ours may change after it.
PLAIN = {Moment: "sa.DateTime(timezone=True)", Said: "sa.Text()"}
# Alembic says defaults, and marks names that are names already.
SPARE = ((r"op\.f\((\S+)\)", r"\1"), (", nullable=True", ""), (", unique=False", ""))
HEAD = '''"""All tables; written from storage/tables.py by `make first-step`."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
'''


def main() -> None:
    """Write the step and tell where."""
    if REVISIONS != ("0001",):
        sys.exit("the first step was released; write another one")
    FILE.write_text(HEAD + _steps() + "\n", encoding="utf-8")
    subprocess.run(["ruff", "format", "--quiet", FILE], check=True)  # noqa: S603, S607 - our own
    print(f"wrote {FILE.name}")


def _steps() -> str:
    with create_engine("sqlite://").connect() as empty:
        context = MigrationContext.configure(empty)
        for_postgresql()
        made = produce_migrations(context, METADATA).upgrade_ops
    if made is None:
        sys.exit("storage/tables.py has no tables")
    said = render_python_code(made, render_item=_render, migration_context=context)
    for spare, short in SPARE:
        said = re.sub(spare, short, said)
    lines = (line.strip() for line in said.splitlines())
    return "\n".join(f"    {line}" for line in lines if not line.startswith("#"))


def _render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    return PLAIN.get(type(item), False) if kind == "type" else False


if __name__ == "__main__":
    main()
