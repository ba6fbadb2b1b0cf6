"""The sample wire's whole way: what comes out of a run, held against what was planted."""

import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from copydesk.__main__ import main

EXPECTED = json.loads((Path(__file__).parents[2] / "seeds/wire/expected.json").read_bytes())
ENTRIES = {(one["outlet"], one["title"]): one for one in EXPECTED["entries"]}


@pytest.fixture(scope="module")
def clusters(tmp_path_factory):
    """Run the sample wire once; return each cluster with all its members and flags."""
    folder = tmp_path_factory.mktemp("sample")
    database = f"sqlite:///{folder / 'copydesk.db'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["run", "--direct", "--db", database]) == 0

        def said(*arguments):
            out = folder / "out.json"
            with out.open("w") as file:
                patch.setattr("sys.stdout", file)
                assert main([*arguments, "--format", "json", "--db", database]) == 0
            return json.loads(out.read_text())

        ids = [one["id"] for one in said("clusters", "list")]
        return [said("clusters", "show", id_) for id_ in ids]


@pytest.fixture(scope="module")
def copies(clusters):
    """Return each member by feed and headline, with its cluster's id."""
    return {
        (member["feed"], member["title"]): (one["id"], member)
        for one in clusters
        for member in one["members"]
    }


def test_every_entry_is_kept_with_its_errors_where_they_were_planted(copies):
    assert set(copies) == set(ENTRIES)
    for key, entry in ENTRIES.items():
        text = copies[key][1]["text"]
        for error in entry.get("errors", ()):
            assert text[error["start"] :].startswith(error["text"]), (key, error)


def test_the_copies_of_one_story_are_one_cluster_and_all_others_apart(copies):
    homes, told = defaultdict(set), defaultdict(set)
    for key, entry in ENTRIES.items():
        homes[entry["story"]].add(copies[key][0])
        told[copies[key][0]].add(entry["story"])
    assert {story: ids for story, ids in homes.items() if len(ids) > 1} == {}
    assert {id_: stories for id_, stories in told.items() if len(stories) > 1} == {}
    for group in EXPECTED["look_alikes"]:
        for a, b in combinations(group, 2):
            assert homes[a].isdisjoint(homes[b])


def test_a_killed_story_is_withdrawn_and_no_other_is(clusters, copies):
    killed = {copies[key][0] for key, one in ENTRIES.items() if one["relation"] == "kill"}
    assert {one["id"] for one in clusters if one["withdrawn"]} == killed
