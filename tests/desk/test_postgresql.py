"""The same wire makes the same stories on PostgreSQL as on SQLite."""

import json

from desk.decide import decide
from storage.tables import ClusterRow, EventRow, FlagRow, MemberRow, VersionRow


def stories(desk):
    lines = [json.loads(line) for line in desk.exports()[0].splitlines()]
    told = [
        {name: line[name] for name in ("number", "title", "text", "updated")} for line in lines
    ]
    return sorted(told, key=lambda one: one["title"])


def test_both_databases_come_to_the_same(web, open_desk, postgres, make_entry, pier, storks):
    odd = "Half \x1b[31m of a story &#0; about 12 < 13. " * 20
    damaged = pier.replace("will cost", "will. cost").rsplit("\n\n", 1)[0]
    web.feed("northwire", make_entry("1"), make_entry("2", "Storks are back", storks))
    web.feed("devdesk", make_entry("a", "Pier to close", damaged), make_entry("b", "Odd", odd))
    desks = [open_desk("lite"), open_desk(url=postgres.fresh())]
    for desk in desks:
        desk.subscribe("northwire", "devdesk", "missing")
        desk.run()
    web.feed("northwire", make_entry("1", text=pier.replace("spring", "summer")))
    for desk in desks:
        before = stories(desk)
        desk.run()
        after = stories(desk)
        desk.run()
        assert stories(desk) == after != before
    lite, real = desks
    assert stories(real) == stories(lite)
    assert real.groups() == lite.groups()
    flags = (FlagRow.kind, FlagRow.start, FlagRow.tier, FlagRow.repair, FlagRow.state)
    assert real.rows(*flags) == lite.rows(*flags)
    for columns in ((MemberRow.relation, MemberRow.likeness), (VersionRow.text, VersionRow.seen)):
        assert sorted(real.rows(*columns)) == sorted(lite.rows(*columns))


def test_a_person_withdraws_and_restores_on_both_alike(web, open_desk, postgres, make_entry):
    web.feed("northwire", make_entry("1"))
    told = []
    for desk in (open_desk("lite"), open_desk(url=postgres.fresh())):
        desk.subscribe("northwire")
        desk.run()
        ((cluster,),) = desk.rows(ClusterRow.id)
        for withdrawn in (True, False):
            said = {"withdrawn": withdrawn, "who": "Ana", "policy": desk.plan.policy}
            decide(desk.database, cluster, **said, now=desk.now)
            told.append((stories(desk), desk.rows(EventRow.sentence)))
    assert told[:2] == told[2:]
    assert [one["number"] for one in told[1][0]] == [3]
