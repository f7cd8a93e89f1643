#!/usr/bin/env python
"""Runs one command of the site: ``python manage.py help`` lists them."""

import os
import signal
import sys
from typing import Any

INTERRUPTED = 130


def stop_at_once(*signal_and_frame: Any) -> None:
    """Ctrl-C before the server listens to it: as an exception it could be caught half-way.

    The database rolls back what was not finished. It ends well, as Ctrl-C does later on.
    """
    os.write(sys.stderr.fileno(), b"\nStopped.\n")
    os._exit(0)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    if sys.argv[1:2] == ["serve"]:
        signal.signal(signal.SIGINT, stop_at_once)
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit(
            "Django is not installed for this Python; `make run` prepares .venv, then use .venv/bin/python."
        )
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
