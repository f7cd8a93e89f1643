"""Two workers of one machine count together: a limit is not doubled by them."""

import collections
import concurrent.futures
import subprocess
import sys
import time
import urllib.error
import urllib.request

from project.environment import BASE_DIR
from tests.api.asking import BASE
from tests.project.processes import environment, free_port, manage


def status_of(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  our own address
            return answer.status, answer.headers["X-Request-ID"]
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers["X-Request-ID"]


def test_two_workers_let_no_more_pass_than_one(tmp_path):
    port = free_port()
    rates = {"API_RATE_ANONYMOUS": "10/hour"}
    assert manage("migrate", data_dir=tmp_path).returncode == 0
    log = (tmp_path / "log").open("wb")
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "project.wsgi", "--workers=2", "--threads=2",
         "--no-control-socket", "--log-level=info", f"--bind=127.0.0.1:{port}"],
        cwd=BASE_DIR, env=environment(tmp_path, **rates), stdout=log, stderr=log,
    )  # fmt: skip
    try:
        _wait_for(port, server)
        with concurrent.futures.ThreadPoolExecutor(8) as many:
            asked = [f"http://127.0.0.1:{port}{BASE}"] * 40
            answers = list(many.map(status_of, asked))
    finally:
        server.terminate()
        server.wait(30)
        log.close()

    # An hour may end while they ask; then a second window begins.
    counted = collections.Counter(status for status, _name in answers)
    assert counted in ({200: 10, 429: 30}, {200: 20, 429: 20})
    assert len({name for _status, name in answers}) == 40


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None
        try:
            if status_of(f"http://127.0.0.1:{port}/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("No worker answers.")
