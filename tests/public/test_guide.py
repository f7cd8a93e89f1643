"""The guide to the API: every program on it runs as it stands, and says what it is said to say."""

import os
import shutil
import subprocess
import sys

import pytest
from django.urls import reverse

from dialogues.importing import seeds
from dialogues.models import (
    ApiToken,
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    Topic,
)
from dialogues.public.guide.examples import about_what, examples
from tests.factories import UserFactory

NOUNS = (Conference, Document, Institution, Participant, Position, Topic)
RUN = {"sh": ["bash", "-euo", "pipefail"], "py": [sys.executable], "R": ["Rscript", "--vanilla"]}


@pytest.fixture
def programs(live_server, transactional_db):
    """Everything on the page, asking this server about the two seed conferences."""
    seeds.load()
    return examples(f"{live_server.url}/api/v1/", about_what())


@pytest.fixture
def variables():
    user = UserFactory(is_staff=True, is_superuser=True)
    token = ApiToken.objects.create(user=user, name="Guide", scope="write")[1]
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "TOKEN": token, "LC_ALL": "C.UTF-8"}


def run(source, folder, variables):
    file = folder / f"program.{source.ending}"
    file.write_text(source.code, encoding="utf-8")
    command = [*RUN[source.ending], str(file)]
    done = subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{source.code}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def runnable():
    return [ending for ending in RUN if shutil.which(RUN[ending][0])]


def test_every_program_runs(programs, variables, tmp_path):
    said = {
        (key, source.ending): run(source, tmp_path, variables)
        for key, example in programs.items()
        for source in example.sources
        if source.ending in runnable()
    }

    about = about_what()
    on_topic = Position.objects.published().filter(topics__slug=about["topic"])
    found = on_topic.filter(attributions__participant__country=about["country"]).distinct()
    for ending in {"py", "R"} & set(runnable()):
        assert said["question", ending].splitlines()[0] == f"{found.count()} positions"
        assert said["everything", ending].splitlines()[0] == "2 conferences"
    assert found.first().statement in said["question", "sh"]
    assert about["words"] in said["check", "py"]
    assert "exact |" in said["check", "py"]
    assert said["write", "py"].splitlines()[1].startswith("Tokyo ")
    assert {"a-workshop-in-spring-2026", "a-workshop-in-summer"} <= {
        *Conference.objects.values_list("slug", flat=True)
    }


def test_a_copy_kept_by_the_program_holds_all_that_is_public(programs, variables, tmp_path):
    mirror = next(one for one in programs["mirror"].sources if one.ending == "py")

    said = run(mirror, tmp_path, variables)

    public = sum(model.objects.published().count() for model in NOUNS)
    assert said.startswith(f"{public} records, as of change ")


@pytest.mark.django_db
def test_the_page_shows_every_program(client):
    page = client.get(reverse("public:api")).content.decode()

    for example in examples("http://testserver/api/v1/", about_what()).values():
        assert len(example.sources) > 1
        assert page.count(f"{example.title}, in ") == len(example.sources)
