"""The steps from one schema to the next; alembic runs them, and is loaded only when needed."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def config(connection: Connection | None = None) -> Config:
    """Return alembic's settings for our steps, inside the given transaction."""
    settings = Config()
    settings.set_main_option("script_location", "storage:migrations")
    settings.attributes["connection"] = connection
    return settings


def upgrade(connection: Connection) -> None:
    """Bring the tables up to the newest schema, inside the given transaction."""
    command.upgrade(config(connection), "head")
