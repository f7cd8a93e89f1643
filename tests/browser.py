"""Which browser the journeys are tested in: the Chromium of the system, never a downloaded one."""

import os
import shutil

INSTALL = "apt-get install chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def installed_browser() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


def launch_flags() -> list[str]:
    """Chromium's sandbox refuses to run as root."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
