"""The Nu HTML checker (vnu), which judges the pages: a Java program, fetched by npm."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from project.environment import BASE_DIR

VERSION = "26.9.27"
INSTALL = "apt-get install npm default-jre-headless, then make test"
FOLDER = BASE_DIR / ".venv" / "html-checker"
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def checker() -> Path | None:
    """The program, fetched if that can be done here; ``None`` where it cannot."""
    if not shutil.which("java"):
        return None
    npm = shutil.which("npm")
    if not JAR.exists() and npm:
        wanted = f"vnu-jar@{VERSION}"
        subprocess.run(
            [npm, "install", "--silent", "--no-save", "--prefix", str(FOLDER), wanted],
            check=False,
            capture_output=True,
            timeout=300,
        )
    return JAR if JAR.exists() else None


def faults(program: Path, files: Iterable[Path]) -> list[str]:
    """Each error with its file and line; warnings and hints are left out."""
    command = [
        str(shutil.which("java")),
        "-Xss1m",
        "-jar",
        str(program),
        "--format",
        "json",
        "--errors-only",
    ]
    done = subprocess.run(
        [*command, *map(str, files)],
        check=False,
        capture_output=True,
        timeout=300,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    found = json.loads(done.stderr)["messages"]
    return [
        f"{Path(one.get('url', '')).name}:{one.get('lastLine', 0)} {one['message']} "
        f"{one.get('extract', '')!r}"
        for one in found
    ]
