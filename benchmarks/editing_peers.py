"""The seed story, its errors one by one: what copydesk finds alone and with a sibling, and peers.

Each peer is run by uv in a place of its own and is no dependency. A finding counts for an error
when their characters overlap and it is not about the spelling or the style of a word.

usage: uv run python -m benchmarks.editing_peers   (prints the table of docs/flags.md)
"""

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from editing.check import check
from editing.flag import Tier
from story.item import Copy

DATA = Path(__file__).parent.parent / "tests" / "editing" / "data"
_HARPER = """
import harper, json, sys
text = open(sys.argv[1], encoding="utf-8").read()
found = harper.Linter().lint(text)
print(json.dumps([(x.span.start, x.span.end, str(x.lint_kind)) for x in found]))
"""
_LANGUAGETOOL = """
import json, lt_py, lingotweaker_data_en, sys
text = open(sys.argv[1], encoding="utf-8").read()
raw = text.encode()
def place(at): return len(raw[:at].decode("utf-8", "ignore"))
found = lt_py.Engine("en-US", data_dir=lingotweaker_data_en.data_dir()).check(text)
print(json.dumps([(place(m["offset"]), place(m["offset"] + m["length"]), m["rule_id"])
                  for m in found]))
"""
_PROSELINT = """
import json, subprocess, sys
done = subprocess.run(["proselint", "check", "-o", "json", sys.argv[1]], capture_output=True)
found = json.loads(done.stdout)["result"].values()
# Its places are one too far: it puts a line end before the text.
print(json.dumps([(d["span"][0] - 1, d["span"][1] - 1, d["check_path"])
                  for one in found for d in one["diagnostics"]]))
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A checker: what to install, the program to run, and what of its findings is no matter."""

    name: str
    packages: tuple[str, ...]
    program: str
    beside: tuple[str, ...]


PEERS = (
    Peer("Harper (harper-py 0.2.0)", ("harper-py==0.2.0",), _HARPER, ("Spelling", "Style")),
    Peer(
        "LanguageTool's rules (lingotweaker 0.2.8)",
        ("lingotweaker==0.2.8", "lingotweaker-data-en==0.1.5"),
        _LANGUAGETOOL,
        ("MORFOLOGIK", "HUNSPELL"),
    ),
    Peer("proselint 0.16.0", ("proselint==0.16.0",), _PROSELINT, ("cliches",)),
)
Place = tuple[int, int, str]


def ours(siblings: Sequence[str] = ()) -> list[Place]:
    """Return where copydesk flags the story, hints left out."""
    copy = Copy(0, read("story.txt"), source="here")
    others = [Copy(n, read(name), source=name) for n, name in enumerate(siblings, 1)]
    return [(f.start, f.end, f.kind) for f in check(copy, others) if f.tier is Tier.FLAG]


def asked(peer: Peer) -> list[Place] | None:
    """Return where a peer finds fault, or `None` when it can't be had."""
    uv = shutil.which("uv")
    if uv is None:
        return None
    packages = [word for one in peer.packages for word in ("--with", one)]
    command = [uv, "run", "--no-project", *packages, "python", "-c", peer.program]
    done = subprocess.run(
        [*command, str(DATA / "story.txt")], capture_output=True, text=True, check=False
    )
    return [tuple(one) for one in json.loads(done.stdout)] if done.returncode == 0 else None


def read(name: str) -> str:
    """Return one of the texts that the tests have, too."""
    return (DATA / name).read_bytes().decode("utf-8")


def main() -> None:
    """Print the table."""
    errors = json.loads(read("story.errors.json"))["errors"]
    columns: dict[str, list[Place] | None] = {
        "alone": ours(),
        "with a sibling": ours(["clean.txt"]),
    }
    columns |= {peer.name: asked(peer) for peer in PEERS}
    beside = {peer.name: peer.beside for peer in PEERS}
    print("| error | words | " + " | ".join(columns) + " |")
    print("|---|---|" + "---|" * len(columns))
    hits = dict.fromkeys(columns, 0)
    for error in sorted(errors, key=lambda e: e["id"]):
        row = []
        for name, found in columns.items():
            about = [
                kind
                for start, end, kind in found or ()
                if start < error["end"]
                and error["start"] < end
                and not kind.startswith(beside.get(name, ("-",)))
            ]
            hits[name] += bool(about) and error["id"][0] in "EB"
            row.append(f"{about[0]}" if about else "" if found is not None else "not to be had")
        words = " ".join(error["text"].split())
        print(f"| {error['id']} | {words[:44]} | " + " | ".join(row) + " |")
    print("| found of 13 | | " + " | ".join(str(hits[name]) for name in columns) + " |")
    print("| findings | | " + " | ".join(str(len(f or ())) for f in columns.values()) + " |")


if __name__ == "__main__":
    main()
