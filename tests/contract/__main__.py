"""Holds the running API to its own description with made-up requests, good and bad, and linked ones.

    python -m tests.contract [--database=postgresql] [--cases=20000] [what to hand on to schemathesis]

On a database, a server and a folder of their own, with an editor's token: it writes and deletes.
Ends with 0 if every answer was a described one and none was a server's fault.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from project.environment import BASE_DIR
from tests.contract.report import Report
from tests.postgresql_cluster import ThrowawayCluster, server_programs
from tests.project.processes import ServedSite, manage

#: What an answer is held to. Whoever may write is not told apart here from whoever may not: one
#: token is used throughout (``ignored_auth`` sends none, and reading needs none).
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
)
CONFIG = Path(__file__).with_name("schemathesis.toml")
MAKE_TOKEN = """
from django.contrib.auth import get_user_model
from dialogues.models import ApiToken
user = get_user_model().objects.create_superuser("contract")
print("TOKEN", ApiToken.objects.create(user=user, name="Contract", scope="write")[1])
"""
KINDS_OF_LIMIT = ("ANONYMOUS", "TOKEN", "COSTLY", "WRITING")
UNLIMITED = {"FOUR_EYES": "false", **{f"API_RATE_{kind}": "off" for kind in KINDS_OF_LIMIT}}


def main(arguments: list[str]) -> int:
    asked, handed_on = _options().parse_known_args(arguments)
    with _database(asked.database) as database, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        variables = database | UNLIMITED
        site = ServedSite(folder, **variables)
        try:
            site.wait_until_served(seconds=600)
            token = _token(folder, variables)
            code = _judge(site, token, folder, asked.cases, handed_on)
        finally:
            site.stop()
            _print_faults(site)
    return code


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m tests.contract", description=__doc__)
    options.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options.add_argument("--cases", type=int, default=20_000, help="at least so many requests")
    return options


@contextmanager
def _database(name: str) -> Iterator[dict[str, str]]:
    if name == "sqlite":
        yield {}
        return
    programs = server_programs()
    if programs is None:
        sys.exit("No PostgreSQL server is installed.")
    with ThrowawayCluster(programs) as cluster:
        yield {"DATABASE_URL": cluster.url}


def _token(folder: Path, variables: dict[str, str]) -> str:
    told = manage("shell", "--no-imports", "-c", MAKE_TOKEN, data_dir=folder, **variables)
    lines = [line for line in told.stdout.splitlines() if line.startswith("TOKEN ")]
    if not lines:
        sys.exit(told.stdout + told.stderr)
    return lines[0].split()[1]


def _judge(site: ServedSite, token: str, folder: Path, cases: int, handed_on: list[str]) -> int:
    """Runs after runs with other seeds, until there were enough requests."""
    seen, seed, code = 0, 1, 0
    while seen < cases:
        report = folder / f"report-{seed}.json"
        command = [
            sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG), "run",
            f"{site.address}/api/v1/schema/", "--header", f"Authorization: Token {token}",
            "--checks", ",".join(CHECKS), "--workers", "2", "--continue-on-failure",
            "--suppress-health-check", "all", "--generation-database", "none",
            "--report-json-path", str(report), "--seed", str(seed), *_phases(seed), *handed_on,
        ]  # fmt: skip
        code = subprocess.run(command, cwd=folder, env=_environment(), check=False).returncode
        found = Report.read(report)
        seen, seed = seen + found.cases, seed + 1
        print(f"\n{found}\n{seen} requests so far.", flush=True)
        if code:
            break
    return code


def _phases(seed: int) -> list[str]:
    """What every run does alike is done once; the others only make up more."""
    if seed == 1:
        return ["--max-examples", "50"]
    return ["--max-examples", "200", "--phases", "fuzzing,stateful"]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"SCHEMATHESIS_HOOKS": "tests.contract.hooks", "PYTHONPATH": str(BASE_DIR)}


def _print_faults(site: ServedSite) -> None:
    lines = [line for line in site.output.splitlines() if "ERROR" in line or "Traceback" in line]
    if lines:
        print("The server noted:\n" + "\n".join(lines[:50]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
