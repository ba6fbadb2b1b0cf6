"""The sample wire's whole way: what comes out of a run, held against what was planted."""

import json
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from copydesk.__main__ import main

EXPECTED = json.loads((Path(__file__).parents[2] / "seeds/wire/expected.json").read_bytes())
ENTRIES = {(one["outlet"], one["title"]): one for one in EXPECTED["entries"]}
NEAR = 3  # characters between the error as planted and the span of its flag


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


def test_most_of_what_was_planted_is_found_and_little_else(copies):
    planted, found, false = Counter(), Counter(), []
    for key, entry in ENTRIES.items():
        _, member = copies[key]
        errors = entry.get("errors", ())
        for error in errors:
            planted[error["needs"]] += 1
            found[error["needs"]] += any(_at(flag, error) for flag in member["flags"])
        false += [
            (key[0], flag["kind"], flag["text"], flag["repair"])
            for flag in member["flags"]
            if flag["tier"] == "flag" and not any(_at(flag, error) for error in errors)
        ]
    assert found["alone"] / planted["alone"] >= 0.85, (found, planted)
    assert found["siblings"] / planted["siblings"] >= 0.75, (found, planted)
    assert len(false) <= len(ENTRIES) // 50, false


def _at(flag, error):
    """Say whether a flag stands where an error was planted."""
    start, end = error["start"], error["start"] + max(len(error["text"]), 1)
    return flag["tier"] == "flag" and flag["start"] < end + NEAR and start < flag["end"] + NEAR
