"""What a check found, in SARIF 2.1.0, which code hosts and editors read."""

import os
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from copydesk.present import console
from copydesk.present.places import Lines
from copydesk.reading import STANDARD, Checked
from editing.flag import Evidence, Flag, Tier
from editing.kinds import NAMES

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def tell(found: Sequence[Checked]) -> None:
    """Print one run with all that was found."""
    driver = {
        "name": "copydesk",
        "version": version("copydesk"),
        "rules": [{"id": k, "name": n, "shortDescription": {"text": n}} for k, n in NAMES.items()],
    }
    results = [told for one in found for told in _results(one)]
    console.tell_json(
        {
            "$schema": _SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver},
                    "columnKind": "unicodeCodePoints",
                    "newlineSequences": ["\r\n", "\n", "\r"],
                    "results": results,
                }
            ],
        }
    )


def _results(one: Checked) -> Iterator[Mapping[str, Any]]:
    lines = Lines(one.text)
    for flag in one.found:
        yield _result(one, flag, lines)


def _result(one: Checked, flag: Flag, lines: Lines) -> Mapping[str, Any]:
    place = _location(one.file, _region(flag.start, flag.end, lines, flag.text))
    told: dict[str, Any] = {
        "ruleId": flag.kind,
        "level": "warning" if flag.tier is Tier.FLAG else "note",
        "message": {"text": flag.message},
        "locations": [place],
        "rank": round(flag.confidence * 100, 1),
    }
    if flag.evidence:
        told["relatedLocations"] = [_witness(seen) for seen in flag.evidence]
    if flag.repair is not None:
        told["fixes"] = [_fix(one.file, place["physicalLocation"]["region"], flag.repair)]
    return told


def _region(start: int, end: int, lines: Lines, snippet: str) -> dict[str, Any]:
    row, column = lines.place(start)
    last_row, last_column = lines.place(end)
    return {
        "startLine": row,
        "startColumn": column,
        "endLine": last_row,
        "endColumn": last_column,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": snippet},
    }


def _location(file: str, region: Mapping[str, Any]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(file), "region": region}}


def _artifact(file: str) -> dict[str, Any]:
    """Return where a file is: `uri` must be a URI reference, so a name is percent-encoded.

    A path that goes up is told as it is from the root (SARIF 2.1.0, 3.10.2).
    """
    path = Path(file)
    if path == STANDARD:
        return {"uri": "stdin", "description": {"text": "Standard input."}}
    path = path.resolve() if ".." in path.parts else path
    uri = path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
    return {"uri": uri}


def _witness(seen: Evidence) -> dict[str, Any]:
    region = {
        "charOffset": seen.start,
        "charLength": seen.end - seen.start,
        "snippet": {"text": seen.text},
    }
    return {**_location(seen.source, region), "message": {"text": "Another copy has it so."}}


def _fix(file: str, region: Mapping[str, Any], repair: str) -> dict[str, Any]:
    deleted = {key: value for key, value in region.items() if key != "snippet"}
    replaced = {"deletedRegion": deleted, "insertedContent": {"text": repair}}
    return {
        "description": {"text": "Put the right words there."},
        "artifactChanges": [{"artifactLocation": _artifact(file), "replacements": [replaced]}],
    }
