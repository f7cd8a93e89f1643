"""A PostgreSQL server for one test run, made from the programs installed on this machine.

It listens on a socket in its own folder only, so that it needs no port and meets no other server.
Its default order is a language's, as on most real servers, not that of bytes: code that leans on
the server's order shows itself.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Self

INSTALL = "apt-get install postgresql"
INSTALLED = Path("/usr/lib/postgresql")
USER = "dialogues"
UNPRIVILEGED = ("postgres", "nobody")

#: Nothing here outlives the run, so nothing waits for the disk.
SPEED = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=128MB",
    "autovacuum=off",  # what it would learn from rows that are rolled back misleads the planner
)


class ClusterError(Exception):
    """The server programs would not start; the message ends with what they said."""


def server_programs() -> Path | None:
    """The folder of the newest installed server, or None."""
    folders = INSTALLED.glob("*/bin")
    candidates = sorted(folders, key=lambda folder: float(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        candidates.append(Path(on_path).parent)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    return None


class ThrowawayCluster:
    """Use it with ``with``, or call ``start`` and ``stop``."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        # Short and readable by any user: sockets have short names, and root hands it over.
        self.folder = Path(tempfile.mkdtemp(prefix="dialogues-postgresql-", dir="/tmp"))

    @property
    def url(self) -> str:
        return f"postgresql://{USER}@/postgres?host={self.folder}"

    def start(self) -> Self:
        if os.geteuid() == 0:
            account = _unprivileged_account()
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        try:
            self._make_cluster()
            self._pg_ctl("start", "-l", str(self.folder / "log"), "-o", self._options())
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self._pg_ctl("stop", "-m", "immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def _make_cluster(self) -> None:
        choices = ["--username", USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        choices += ["--locale-provider=icu", "--icu-locale=en-US", "--no-sync"]
        self._run("initdb", "--pgdata", str(self.folder / "data"), *choices)

    def _pg_ctl(self, action: str, *more: str) -> None:
        self._run("pg_ctl", action, "--wait", "--silent", "-D", str(self.folder / "data"), *more)

    def _options(self) -> str:
        settings = [*SPEED, "listen_addresses=''", f"unix_socket_directories={self.folder}"]
        return " ".join(f"-c {setting}" for setting in settings)

    def _run(self, program: str, *arguments: str) -> None:
        """Output goes to a file: a server that kept a pipe open would keep us waiting."""
        with (self.folder / f"{program}.log").open("w+", encoding="utf-8") as output:
            done = subprocess.run(
                [str(self.programs / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                check=False,
                **_as_unprivileged(),
            )
            if done.returncode:
                output.seek(0)
                raise ClusterError(f"{program} failed: {output.read().strip()}")


def _as_unprivileged() -> dict[str, Any]:
    """The server refuses to run as root; anybody else runs it as themselves."""
    if os.geteuid() != 0:
        return {}
    account = _unprivileged_account()
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _unprivileged_account() -> pwd.struct_passwd:
    names = {account.pw_name: account for account in pwd.getpwall()}
    for name in UNPRIVILEGED:
        if name in names:
            return names[name]
    raise ClusterError(f"root needs one of these users to run the server: {UNPRIVILEGED}")
