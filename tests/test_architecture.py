"""The floors of the house: who may import whom."""

import subprocess
import sys


def test_imports_run_one_way_down_and_each_heavy_library_has_one_door():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as main; main()",
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_core_answers_without_loading_a_database_a_web_framework_or_prefect():
    heavy = ["sqlalchemy", "prefect", "fastapi", "httpx", "feedparser", "scipy", "datasketch"]
    code = (
        "import sys, dedup.archive, dedup.cluster, dedup.canonical, editing.check, editing.repair;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
