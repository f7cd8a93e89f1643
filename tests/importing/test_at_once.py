"""Several at once, and a machine that stops in the middle."""

import os
import signal
import subprocess
import sys
import textwrap
import threading

import pytest
from django.db import connection, connections

from dialogues.importing import runs
from dialogues.models import Host, ImportRun, Institution, InstitutionName
from tests.factories import ConferenceFactory, TopicFactory
from tests.importing.files import workbook
from tests.importing.plans import begun, contents, counts

pytestmark = pytest.mark.django_db(transaction=True)

INSTITUTIONS = 40


def new_institutions() -> bytes:
    numbers = range(INSTITUTIONS)
    return workbook(
        institutions=[["slug", "name", "kind"], *([f"i{n}", f"Institute {n}", "media"] for n in numbers)],
        institution_names=[["institution", "text"], *([f"i{n}", f"Other {n}"] for n in numbers)],
        hosts=[["conference", "institution"], *(["c", f"i{n}"] for n in numbers)],
    )  # fmt: skip


def at_once(*acts) -> list[str]:
    """What came of each act, all begun at the same moment in threads with their own connections."""
    ready = threading.Barrier(len(acts))
    outcomes = []

    def run(act):
        try:
            ready.wait()
            outcomes.append(act().state)
        except Exception as error:  # noqa: BLE001 - told to the test
            outcomes.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def made() -> tuple[int, int, int]:
    return Institution.objects.count(), InstitutionName.objects.count(), Host.objects.count()


def test_four_who_accept_the_same_plan_make_everything_once():
    ConferenceFactory(slug="c", status="draft")
    run = begun(new_institutions())

    outcomes = at_once(*[lambda: runs.accept(ImportRun.objects.get(pk=run.pk), by=None)] * 4)

    assert outcomes == ["applied"] * 4
    assert made() == (INSTITUTIONS,) * 3


def test_four_who_sent_the_same_file_make_everything_once():
    """One is first; to the others a new plan is shown, in which everything is there."""
    ConferenceFactory(slug="c", status="draft")
    plans = [begun(new_institutions()) for _number in range(4)]

    outcomes = at_once(*[lambda run=run: runs.accept(run, by=None) for run in plans])

    assert outcomes == ["PlanChanged"] * 3 + ["applied"]
    assert made() == (INSTITUTIONS,) * 3
    waiting = ImportRun.objects.filter(state="planned")
    assert {run.summary["counts"]["create"] for run in waiting} <= {0, INSTITUTIONS}
    assert counts(begun(new_institutions())) == {"leave": 3 * INSTITUTIONS}


def test_plans_and_an_import_at_once_do_not_disturb_each_other():
    ConferenceFactory(slug="c", status="draft")
    run = begun(new_institutions())

    outcomes = at_once(lambda: runs.accept(run, by=None), *[lambda: begun(new_institutions())] * 3)

    assert outcomes == ["applied", "planned", "planned", "planned"]
    assert made() == (INSTITUTIONS,) * 3


def test_a_machine_that_stops_in_the_middle_has_written_nothing():
    TopicFactory()
    ConferenceFactory(slug="c", status="draft")
    run = begun(new_institutions())
    before = contents()
    connection.close()

    process = subprocess.Popen(
        [sys.executable, "-c", _accepting(run.pk)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "in the middle\n"
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert contents() == before
    assert ImportRun.objects.get().state == "planned"
    assert runs.accept(run, by=None).state == "applied"
    assert made() == (INSTITUTIONS,) * 3


def _accepting(pk: int) -> str:
    """A program that begins to carry out the plan on this very database, and waits half-way."""
    settings = {
        name: connection.settings_dict[name]
        for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    }
    return textwrap.dedent(
        f"""
        import time
        import django
        from django.conf import settings
        import project.settings as product
        kept = {{name: getattr(product, name) for name in dir(product) if name.isupper()}}
        kept["DATABASES"] = {{"default": {{**product.DATABASES["default"], **{settings!r}}}}}
        settings.configure(**kept)
        django.setup()
        from dialogues.importing import runs
        from dialogues.models import ImportRun, Institution

        def report(table, done, total):
            if table == "conferences" and Institution.objects.exists():
                print("in the middle", flush=True)
                time.sleep(60)

        runs.accept(ImportRun.objects.get(pk={pk}), by=None, report=report)
        """
    )


def test_the_work_is_all_done_in_one_transaction():
    """While it is carried out nobody else sees any of it."""
    ConferenceFactory(slug="c", status="draft")
    run = begun(new_institutions())
    seen = []

    def look():
        try:
            seen.append(Institution.objects.count())
        finally:
            connections.close_all()

    def report(table, done, total):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    runs.accept(run, by=None, report=report)

    assert seen
    assert set(seen) == {0}
    assert Institution.objects.count() == INSTITUTIONS
