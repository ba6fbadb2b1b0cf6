"""What a cycle costs does not grow with what is kept: every row is found by an index."""

import pytest
from sqlalchemy import event

GROWING = ("items", "versions", "signatures", "bands", "fresh_bands", "likenesses", "clusters")
GROWING += ("members", "events", "flags", "canonicals", "decisions", "spikes")
WAITING = "ix_versions_pending"  # an index of no more than what waits to be worked


@pytest.fixture
def asked(open_desk, web, make_entry, pier, storks):
    """Each statement of a cycle in which one story comes anew and another gets a copy."""
    desk, made = open_desk("walked"), {}
    web.feed("northwire", make_entry("1", "Pier to close", pier))
    desk.subscribe("northwire", "courier")

    def note(_connection, _cursor, statement, parameters, _context, _many):
        rows = parameters if isinstance(parameters, list) else [parameters]
        made[statement] = tuple(rows[0])

    web.feed("courier", make_entry("2", "Storks are back", storks))
    desk.run()
    event.listen(desk.database.engine, "before_cursor_execute", note)
    changed = pier.replace("spring", "summer")
    web.feed("courier", make_entry("3", "Pier seven to close", changed), make_entry("4", "Tea"))
    desk.run()
    event.remove(desk.database.engine, "before_cursor_execute", note)
    return desk, made


def test_no_statement_of_a_cycle_walks_a_table_that_grows(asked):
    desk, made = asked
    walks, searches = [], 0
    with desk.database.read() as session:
        for statement, parameters in made.items():
            if statement.split()[0] not in {"SELECT", "UPDATE", "INSERT", "DELETE", "WITH"}:
                continue
            plan = session.connection().exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", parameters
            )
            steps = [row.detail for row in plan]
            searches += sum(step.startswith("SEARCH versions") for step in steps)
            walks += [
                (step, statement)
                for step in steps
                if step.startswith("SCAN") and step.split()[1] in GROWING and WAITING not in step
            ]
    assert walks == []
    assert searches
