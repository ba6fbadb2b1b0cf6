"""A plan travels to a worker and back; a password does not."""

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from dedup.policy import Policy
from desk.checks import Checks
from desk.plan import Plan
from editing.scope import Scope
from feeds.limits import Limits
from flows import parameters
from flows.errors import ParameterError

SECRET = "postgresql://desk:hush@db.example.org/copydesk"


def test_a_plan_comes_back_as_it_went(tmp_path) -> None:
    plan = Plan(
        db=f"sqlite:///{tmp_path}/desk.db",
        limits=Limits(contact="desk@example.org"),
        policy=Policy(hot_band=7),
        checks=Checks(Scope(("all-caps",)), {"https://example.org/rss": Scope((), ("Read on.",))}),
        process_batch=12,
    )
    told = json.loads(json.dumps(parameters.parameters(plan)))
    limits, policy = Limits(**told.pop("limits")), Policy(**told.pop("policy"))
    checks = TypeAdapter(Checks).validate_python(told.pop("checks"))
    assert parameters.planned(limits=limits, policy=policy, checks=checks, **told) == plan


@pytest.mark.parametrize("db", [SECRET, "postgresql://desk@db.example.org/copydesk?password=hush"])
def test_a_password_stays_in_the_environment(db: str, monkeypatch) -> None:
    plan = Plan(db=db)
    assert "hush" not in json.dumps(parameters.parameters(plan))
    monkeypatch.setenv("COPYDESK_DB", parameters.environment(plan)["COPYDESK_DB"])
    assert parameters.planned(None).db == db
    with pytest.raises(ParameterError, match="COPYDESK_DB"):
        parameters.planned(db)


def test_a_worker_elsewhere_finds_the_same_file(monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    assert parameters.absolute("sqlite:///desk.db") == f"sqlite:///{Path(tmp_path) / 'desk.db'}"
    assert parameters.absolute("postgresql:///desk") == "postgresql:///desk"


def test_private_addresses_are_allowed_by_the_environment(monkeypatch) -> None:
    monkeypatch.delenv("COPYDESK_ALLOW_PRIVATE", raising=False)
    assert not parameters.planned(None).limits.allow_private
    monkeypatch.setenv("COPYDESK_ALLOW_PRIVATE", "1")
    assert parameters.planned(None).limits.allow_private
