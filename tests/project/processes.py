"""Runs commands of the site as a user would: a process of its own, with only the given variables."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from project.environment import BASE_DIR

KEPT = ("PATH", "HOME", "LANG", "TMPDIR")


def environment(data_dir: Path, **variables: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"DATA_DIR": str(data_dir), "ENV_FILE": os.devnull} | variables


def manage(
    *arguments: str, data_dir: Path, tree: Path = BASE_DIR, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=tree,
        env=environment(data_dir, **variables),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ServedSite:
    """``manage.py serve`` in a process of its own, on a free port, until ``stop``."""

    def __init__(self, data_dir: Path, **variables: str) -> None:
        self.address = f"http://127.0.0.1:{(port := free_port())}"
        self.log = data_dir / f"serve-{port}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", f"--port={port}"],
                cwd=BASE_DIR,
                env=environment(data_dir, **variables),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_until_served(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while "Ctrl-C stops it" not in self.output:
            assert self.process.poll() is None, self.output
            assert time.monotonic() < deadline, self.output
            time.sleep(0.1)

    def get(self, path: str) -> str:
        with urlopen(self.address + path, timeout=30) as answer:  # noqa: S310  our own address
            return answer.read().decode()

    def stop(self) -> int:
        """Does what Ctrl-C does, and tells the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)
