"""SARIF 2.1.0 as `copydesk check --format sarif` prints it."""

import json
import re
from urllib.parse import unquote, urlsplit

import pytest

GOOD = "The birds came back to Asia under a clear sky, the board said on Tuesday.\n"
BAD = GOOD.replace("the board", "the the board")
# RFC 3986: a scheme, or a first segment without a colon; unreserved characters and escapes.
REFERENCE = re.compile(r"(?:[a-z]+:)?(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


def addresses(told):
    """Return every address in a report."""
    if isinstance(told, list):
        return [uri for one in told for uri in addresses(one)]
    if not isinstance(told, dict):
        return []
    here = [told["artifactLocation"]["uri"]] if "artifactLocation" in told else []
    return here + addresses(list(told.values()))


@pytest.mark.parametrize(
    "name", ["a b.txt", "50%.txt", "a#b.txt", "who?.txt", "a:b.txt", "é.txt", "-.txt", "x/y z.txt"]
)
def test_addresses_are_uri_references_that_lead_to_the_file(cli, write, tmp_path, name):
    (tmp_path / "x").mkdir()
    write(name, BAD)
    write("other one.txt", GOOD)
    done = cli("check", "--format", "sarif", "--siblings", "other one.txt", "--", name)
    found = addresses(json.loads(done.out))
    assert len(found) == 3  # the flag, its witness, its repair
    assert all(REFERENCE.fullmatch(uri) for uri in found)
    assert {unquote(uri) for uri in found} == {name, "other one.txt"}
    assert not any(urlsplit(uri).scheme for uri in found)


def test_the_address_of_an_absolute_path_is_that_of_a_file(cli, write):
    path = write("a b.txt", BAD)
    (uri, again) = addresses(json.loads(cli("check", path, "--format", "sarif").out))
    assert uri == again == path.as_uri()


def test_no_address_goes_up(cli, write, tmp_path):
    path = write("a.txt", BAD)
    (tmp_path / "x").mkdir()
    told = json.loads(cli("check", "x/../a.txt", "--format", "sarif").out)
    assert set(addresses(told)) == {path.resolve().as_uri()}


def test_places_do_not_hang_on_a_byte_order_mark(cli, write):
    """SARIF 2.1.0, 3.30.2."""
    regions = []
    for text in (BAD, "\ufeff" + BAD):
        write("a.txt", text)
        (run,) = json.loads(cli("check", "a.txt", "--format", "sarif").out)["runs"]
        regions.append(run["results"][0]["locations"][0]["physicalLocation"]["region"])
    assert regions[0] == regions[1]


def test_standard_input_has_a_name(cli):
    told = json.loads(cli("check", "-", "--format", "sarif", stdin=BAD.encode()).out)
    assert set(addresses(told)) == {"stdin"}


def test_it_says_what_it_takes_for_the_end_of_a_line(cli, write):
    write("mac.txt", GOOD.replace("\n", "\r") + BAD)
    (run,) = json.loads(cli("check", "mac.txt", "--format", "sarif").out)["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert "\r" in run["newlineSequences"]
    assert region["startLine"] == 2


def test_thousands_of_flags_of_one_file_are_told(cli, write):
    write("long.txt", "\n\n".join(f"{n} of them met. The the board said so." for n in range(3000)))
    (run,) = json.loads(cli("check", "long.txt", "--format", "sarif").out)["runs"]
    lines = [
        one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in run["results"]
    ]
    assert lines == list(range(1, 6000, 2))
