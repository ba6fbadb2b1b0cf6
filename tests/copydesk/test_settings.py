import re
from pathlib import Path

import pytest

from copydesk.errors import InputError
from copydesk.settings import known, load


@pytest.fixture
def read(tmp_path):
    def settings(text="", environ=(), **flags):
        if text:
            (tmp_path / "copydesk.toml").write_text(text, encoding="utf-8")
        return load(flags, environ=dict(environ), folder=tmp_path)

    return settings


def test_without_any_setting_the_database_lies_in_the_working_directory(read):
    told = read()
    assert told.plan.db == "sqlite:///copydesk.db"
    assert (told.serve.host, told.serve.port) == ("127.0.0.1", 8000)
    assert not told.plan.limits.allow_private


def test_the_file_is_outdone_by_the_environment_and_that_by_a_flag(read):
    file = 'db = "sqlite:///file.db"'
    environ = {"COPYDESK_DB": "sqlite:///environ.db"}
    assert read(file).plan.db == "sqlite:///file.db"
    assert read(file, environ).plan.db == "sqlite:///environ.db"
    assert read(file, environ, db="sqlite:///flag.db").plan.db == "sqlite:///flag.db"
    assert read(file, environ, db=None).plan.db == "sqlite:///environ.db"


@pytest.mark.parametrize(
    ("said", "meant"), [("1", True), ("yes", True), ("0", False), ("", False)]
)
def test_private_addresses_are_allowed_by_a_variable(read, said, meant):
    assert read(environ={"COPYDESK_ALLOW_PRIVATE": said}).plan.limits.allow_private is meant


def test_every_setting_can_be_given_in_the_file_and_in_the_environment(read):
    for one in known().values():
        written = str(one.default).lower() if isinstance(one.default, bool) else one.default
        quoted = f'"{written}"' if one.kind is str else written
        head = f"[{one.section}]\n" if one.section else ""
        read(f"{head}{one.key} = {quoted}", {one.variable: str(written)})


def test_no_two_settings_share_a_variable():
    variables = [one.variable for one in known().values()]
    assert len(variables) == len(set(variables))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bd = 1", "there is no setting bd; the nearest is db"),
        ("[feeds]\nallow_privat = true", "the nearest is allow_private under [feeds]"),
        ("allow_private = true", "the nearest is allow_private under [feeds]"),
        ("[zzzzz]\nqqqq = 1", "there is no section [zzzzz]"),
        ("db = 7", "db must be a text"),
        ("[serve]\nport = true", "port under [serve] must be a whole number, not True"),
        ("[dedup]\njoin = 'high'", "join under [dedup] must be a number"),
        ("db =", "not a TOML file"),
        ("feeds = 7", "there is no setting feeds"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_with_the_nearest_known(read, text, said):
    with pytest.raises(InputError) as error:
        read(text)
    assert str(error.value).startswith("copydesk.toml: ")
    assert said in str(error.value)


def test_a_wrong_variable_is_refused_by_its_name(read):
    for name, value in (("COPYDESK_PORT", "eighty"), ("COPYDESK_ALLOW_PRIVATE", "perhaps")):
        with pytest.raises(InputError, match=f"{name} must be"):
            read(environ={name: value})


def test_another_file_can_be_named(tmp_path, read):
    other = tmp_path / "other.toml"
    other.write_text('db = "sqlite:///other.db"', encoding="utf-8")
    environ = {"COPYDESK_CONFIG": str(other)}
    assert load({}, environ=environ, folder=Path()).plan.db == "sqlite:///other.db"
    other.unlink()
    with pytest.raises(InputError, match=r"other\.toml: there is no such file"):
        load({}, environ=environ, folder=Path())


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("AT_ONCE", "0", "at_once must be at least 1, not 0"),
        ("PER_ORIGIN", "-3", "per_origin must be at least 1, not -3"),
        ("READ_TIMEOUT", "-1", "read_timeout must be seconds, more than 0"),
        ("TOTAL_TIMEOUT", "nan", "total_timeout must be seconds, more than 0"),
        ("SPACING", "inf", "spacing must be seconds, from 0"),
        ("MOST_REDIRECTS", "6", "most_redirects must be from 0 to 5"),
        ("DEDUP_JOIN", "7", "ask and join must lie between 0 and 1"),
        ("DEDUP_ASK", "0.9", "ask not above join"),
        ("DEDUP_BANDS", "999", "bands times rows must be at most perms"),
        ("DEDUP_SHINGLE", "0", "shingle must be at least 1, not 0"),
        ("DEDUP_SCHEME", "legacy", "scheme must be affine32, not legacy"),
        ("PORT", "70000", "port must be from 0 to 65535, not 70000"),
    ],
)
def test_a_number_that_makes_no_sense_is_refused_by_name(read, name, value, said):
    with pytest.raises(InputError, match=f"the settings can't be used: .*{re.escape(said)}"):
        read(environ={f"COPYDESK_{name}": value})


def test_a_misspelt_variable_is_refused_with_the_nearest_setting(read):
    with pytest.raises(
        InputError, match=r"no setting COPYDESK_ALOW_PRIVATE; .* COPYDESK_ALLOW_PRIVATE"
    ):
        read(environ={"COPYDESK_ALOW_PRIVATE": "1"})


def test_variables_that_are_no_settings_are_left_alone(read):
    others = ("PROXY_USER", "PROXY_PASSWORD", "DEBUG", "WIRE_PASSWORD", "SERVICE_HOST")
    assert read(environ={f"COPYDESK_{name}": "x" for name in others}) == read()
