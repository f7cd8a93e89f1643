"""Runs the tests on SQLite and on PostgreSQL, and says at the end how each run closed.

    python -m tests.suite [what to hand on to pytest]

Without a PostgreSQL server or a Chromium it says so and tests the rest, except in CI (CI=true),
where a missing one is a failure.
"""

import os
import re
import subprocess
import sys

from tests.browser import INSTALL as BROWSER_INSTALL
from tests.browser import installed_browser
from tests.postgresql_cluster import INSTALL as POSTGRESQL_INSTALL
from tests.postgresql_cluster import server_programs

CLOSING_LINE = re.compile(r"^(?:=+ )?\S.* in [0-9.]+s(?: \(.*\))?(?: =+)?$")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def main(arguments: list[str]) -> int:
    notices = missing_programs()
    for notice in notices:
        print(notice, flush=True)
    if notices and in_ci():
        return 1
    closings = {database: run(database, arguments) for database in databases()}
    print("\n" + "\n".join([*notices, ""] if notices else []), end="")
    for database, (_, line) in closings.items():
        print(f"{database}:\n{line}")
    return max(code for code, _ in closings.values())


def in_ci() -> bool:
    return os.environ.get("CI") == "true"


def databases() -> list[str]:
    return ["sqlite", "postgresql"] if postgresql_there() else ["sqlite"]


def postgresql_there() -> bool:
    return bool(os.environ.get("TEST_DATABASE_URL") or server_programs())


def missing_programs() -> list[str]:
    notices = []
    if not postgresql_there():
        notices.append(
            "No PostgreSQL server is installed, so only SQLite is tested; install one with "
            f"{POSTGRESQL_INSTALL}, or set TEST_DATABASE_URL."
        )
    if not installed_browser():
        notices.append(
            "Chromium is not installed, so no journey in a browser is tested; install it with "
            f"{BROWSER_INSTALL}."
        )
    return notices


def run(database: str, arguments: list[str]) -> tuple[int, str]:
    """The exit code and the closing line of one run, which is shown as it goes."""
    print(f"\nTesting on {database}.", flush=True)
    # One worker more than there are cores: journeys in a browser wait more than they work.
    workers = (os.cpu_count() or 1) + 1
    command = [
        sys.executable, "-m", "pytest", f"--database={database}", f"--numprocesses={workers}",
    ]  # fmt: skip
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    with subprocess.Popen([*command, *colour, *arguments], stdout=subprocess.PIPE) as process:
        try:
            closing = show(process)
            return process.wait(), closing
        except KeyboardInterrupt:
            process.wait()  # it was interrupted too, and removes its database server
            raise SystemExit(130) from None


def show(process: subprocess.Popen[bytes]) -> str:
    """Passes the output on bit by bit, so that dots appear as they are made."""
    output = b""
    while part := os.read(process.stdout.fileno(), 4096):  # type: ignore[union-attr]
        sys.stdout.buffer.write(part)
        sys.stdout.flush()
        output = (output + part)[-20_000:]
    lines = COLOUR.sub("", output.decode(errors="replace")).splitlines()
    return next((line for line in reversed(lines) if CLOSING_LINE.search(line)), "no closing line")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
