"""Write the versions that uv has resolved into `pyproject.toml`, all of them, without any host."""

import re
import subprocess
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
EXPORT = ["uv", "export", "--all-groups", "--all-extras", "--no-hashes", "--no-emit-project"]


def main() -> None:
    """Resolve the newest versions that fit together and pin each."""
    text = PROJECT.read_text(encoding="utf-8")
    block = re.compile(r"constraint-dependencies = \[\n(.*?)\]\n", re.DOTALL)
    PROJECT.write_text(block.sub("constraint-dependencies = [\n]\n", text), encoding="utf-8")
    listing = subprocess.run(  # noqa: S603, the command is written above
        [*EXPORT, "--upgrade", "--no-annotate", "--no-header"],
        cwd=PROJECT.parent,
        check=True,
        capture_output=True,
        text=True,
    )
    pins = sorted(line.strip() for line in listing.stdout.splitlines() if "==" in line)
    rows = "".join(f'  "{pin.replace(chr(34), chr(39))}",\n' for pin in pins)
    PROJECT.write_text(
        block.sub(lambda _: f"constraint-dependencies = [\n{rows}]\n", text), encoding="utf-8"
    )
    print(f"{len(pins)} versions pinned")


if __name__ == "__main__":
    main()
