"""Ask for many rows at once: a set of keys as one bound value, however many there are."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Boolean, ColumnElement, Text, TypeDecorator, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine, UserDefinedType

from storage.types import Said

if TYPE_CHECKING:  # a desk on SQLite starts without the parts for PostgreSQL
    from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")
CHUNK = 1000  # rows written or texts read in one statement


class _Array(UserDefinedType[str]):
    """An array of PostgreSQL as its text, which is written ten times as quickly as a list is."""

    cache_ok = True
    render_bind_cast = True

    def __init__(self, of: str) -> None:
        self.of = of

    def get_col_spec(self, **_kw: Any) -> str:
        """Return the type as PostgreSQL calls it."""
        return f"{self.of}[]"


class Numbers(TypeDecorator[Any]):
    """Whole numbers as one bound value: a JSON array for SQLite, a bigint[] for PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the dialect takes."""
        return dialect.type_descriptor(
            _Array("BIGINT") if dialect.name == "postgresql" else Text()
        )

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Write the numbers as the dialect takes them."""
        numbers = ",".join(map(str, map(int, value)))
        return f"{{{numbers}}}" if dialect.name == "postgresql" else f"[{numbers}]"


class Blobs(TypeDecorator[Any]):
    """Bytes as one bound value, for PostgreSQL alone: a bytea[]."""

    impl = _Array("BYTEA")
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str:
        """Write the bytes as PostgreSQL takes them."""
        return "{" + ",".join(f'"\\\\x{one.hex()}"' for one in value) + "}"


class Letters(TypeDecorator[Any]):
    """Texts as one bound value, in the same way."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the dialect takes."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(Text())
        from sqlalchemy.dialects.postgresql import ARRAY  # noqa: PLC0415 - see above

        return dialect.type_descriptor(ARRAY(Text()))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Write the texts as the dialect takes them."""
        texts = [Said().process_bind_param(one, dialect) for one in value]
        return texts if dialect.name == "postgresql" else json.dumps(texts)


class _OneOf(FunctionElement[bool]):
    type = Boolean()
    name = "one_of"
    inherit_cache = True

    def self_group(self, against: Any = None) -> "_OneOf":  # noqa: ARG002 - what SQLAlchemy asks
        """Stay as it is: SQLite finds no index for `x IN (...) = 1`, which it would become."""
        return self


@compiles(_OneOf, "sqlite")
def _json_each(element: _OneOf, compiler: SQLCompiler, **kw: Any) -> str:
    column, numbers = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({numbers}))"  # noqa: S608 - a compiled column and a bound value


@compiles(_OneOf, "postgresql")
def _any(element: _OneOf, compiler: SQLCompiler, **kw: Any) -> str:
    column, numbers = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"{column} = ANY({numbers})"


def one_of(
    column: InstrumentedAttribute[Any] | ColumnElement[Any], keys: Collection[int]
) -> ColumnElement[bool]:
    """Return the condition that a column is one of these numbers."""
    return _OneOf(column, bindparam(None, list(keys), type_=Numbers(), unique=True))


def one_of_texts(column: InstrumentedAttribute[Any], keys: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a column is one of these texts."""
    return _OneOf(column, bindparam(None, list(keys), type_=Letters(), unique=True))


def chunks(rows: Iterable[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Yield the rows in pieces of at most `size`."""
    source = iter(rows)
    while piece := list(islice(source, size)):
        yield piece


def insert_into(session: Session, table: type[Any]) -> "postgresql.Insert | sqlite.Insert":
    """Return an INSERT of the session's dialect, which both can turn into an update."""
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - see above

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415 - see above

    return sqlite.insert(table)
