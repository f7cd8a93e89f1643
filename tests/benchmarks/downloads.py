"""How fast the bulk files are made, and whether the memory they take stays the same.

    python -m tests.benchmarks.downloads            10,000 positions
    python -m tests.benchmarks.downloads 10000 50000

For each size, in a process of its own: rows, seconds, rows a second, and the most memory that was
taken against that of a process which has only looked at the database. Made-up records, in a folder
of their own.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = ("10000",)
MEGABYTE = 1024  # of the kilobytes that the system counts in


def main() -> None:
    print(
        f"{'positions':>10}{'rows':>10}{'seconds':>9}{'rows/s':>9}{'MB':>7}{'at rest':>9}{'ratio':>7}"
    )
    for size in sys.argv[1:] or SIZES:
        with tempfile.TemporaryDirectory(prefix="dialogues-downloads-") as folder:
            environment = {**os.environ, "DATA_DIR": folder, "ENV_FILE": os.devnull}
            for step in ("fill", "rest", "make"):
                subprocess.run(  # each in its own process: the most memory is known of a whole one
                    [sys.executable, "-m", __spec__.name, step, size], env=environment, check=True
                )


def fill(positions: int) -> None:
    from django.core.management import call_command

    with Path(os.devnull).open("w") as nowhere:
        call_command("migrate", stdout=nowhere)
        call_command("load_seeds", stdout=nowhere)
        call_command("make_demo_corpus", positions=positions, stdout=nowhere)


def rest(positions: int) -> None:
    from dialogues.exporting.downloads import current
    from dialogues.models import Position

    list(Position.objects.published().for_list().order_by("pk")[:1])
    current()
    _at_rest().write_text(str(_most_memory()))


def make(positions: int) -> None:
    from dialogues.exporting.downloads import make as make_files

    begun = time.perf_counter()
    made = make_files()
    seconds = time.perf_counter() - begun
    rows = sum(file.rows or 0 for file in made.files if file.kind == "csv")
    most, at_rest = _most_memory(), float(_at_rest().read_text())
    print(
        f"{positions:>10,}{rows:>10,}{seconds:>9.1f}{rows / seconds:>9,.0f}{most:>7.0f}"
        f"{at_rest:>9.0f}{most / at_rest:>7.2f}"
    )


def _at_rest() -> Path:
    return Path(os.environ["DATA_DIR"]) / "rest"


def _most_memory() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in ("fill", "rest", "make"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
        import django

        django.setup()
        {"fill": fill, "rest": rest, "make": make}[sys.argv[1]](int(sys.argv[2]))
    else:
        main()
