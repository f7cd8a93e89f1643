"""How long checking a text takes on the present database: ``python -m tests.benchmarks.checking``.

Meant for a made-up corpus of 10,000 positions (``manage.py make_demo_corpus``) in a ``DATA_DIR`` of
its own. Seconds of processor time, megabytes of memory.
"""

import os
import random
import resource
import time
from collections import Counter

import django

LETTERS = "abcdefghijklmno   "


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    django.setup()
    from dialogues.analysis.checking import LONGEST_TEXT
    from dialogues.analysis.checking.memory import current_index
    from dialogues.models import Document

    before, begun = memory(), time.process_time()
    index = current_index()
    print(
        f"{index.checked} passages, {len(index.texts)} different, {index.too_short} too short: "
        f"{time.process_time() - begun:.2f} s, {memory() - before} MB"
    )
    longest = max(Document.objects.values_list("text", flat=True), key=len)
    dice = random.Random(1)  # noqa: S311  (nothing secret: the same text in every run)
    told("one document", longest)
    told("documents on end", (longest * (LONGEST_TEXT // len(longest) + 1))[:LONGEST_TEXT])
    told("all passages", " ".join(index.texts)[:LONGEST_TEXT])
    told("nothing recorded", "".join(dice.choices(LETTERS, k=LONGEST_TEXT)))


def told(name: str, text: str) -> None:
    from dialogues.analysis.checking import check

    begun = time.process_time()
    report = check(text)
    found = dict(Counter(item.finding.match for item in report.items))
    print(
        f"{name}: {len(text)} characters, {time.process_time() - begun:.2f} s, {found}, "
        f"complete: {report.complete}"
    )


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
