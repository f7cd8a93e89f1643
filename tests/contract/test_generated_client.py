"""A client that openapi-python-client makes of the description alone does a day's work with it."""

import importlib
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest

from dialogues.choices import AnchorState
from dialogues.importing import seeds
from dialogues.models import ApiToken, Conference, Position, Quotation
from tests.factories import UserFactory

TEXT = "Three experts met. Norwegian experts oppose new tariffs on fish. They parted as friends."
MEETING = {
    "title": "Fish and tariffs",
    "start_date": "2026-03-02",
    "date_precision": "day",
    "topics": [{"name": "Tariffs on fish", "ref": "tariffs"}],
    "documents": [
        {
            "title": "Summary of the meeting",
            "kind": "summary",
            "language": "en",
            "text": TEXT,
            "positions": [
                {
                    "statement": "New tariffs on fish are wrong.",
                    "stance": "opposes",
                    "quotations": [{"exact": "oppose new tariffs on fish"}],
                    "holders": [
                        {
                            "participant": {
                                "name": "Norwegian experts",
                                "kind": "expert_group",
                                "country": "NO",
                            },
                            "words": "Norwegian experts",
                        }
                    ],
                    "topics": [{"ref": "tariffs"}],
                }
            ],
        }
    ],
}


class Generated:
    """The package of modules that was written, and a client of its own kind."""

    def __init__(self, name, address, token):
        self.name = name
        self.client = self.module("client").AuthenticatedClient(
            base_url=address, token=token, prefix="Token"
        )

    def module(self, path):
        return importlib.import_module(f"{self.name}.{path}")

    def ask(self, path, *arguments, **parameters):
        """The whole answer of one operation: status, headers, and the parsed body."""
        operation = self.module(f"api.{path}")
        return operation.sync_detailed(*arguments, client=self.client, **parameters)

    def body(self, model, content):
        name = "".join(part.title() for part in model.split("_"))
        return getattr(self.module(f"models.{model}"), name).from_dict(content)


@pytest.fixture
def generated(live_server, transactional_db, tmp_path, monkeypatch):
    seeds.load()
    name = "made_client"
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
    command += ["--url", f"{live_server.url}/api/v1/schema/", "--output-path", str(tmp_path / name)]
    made = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    monkeypatch.syspath_prepend(str(tmp_path))
    user = UserFactory(is_staff=True, is_superuser=True)
    token = ApiToken.objects.create(user=user, name="Generated", scope="write")[1]
    yield Generated(name, live_server.url, token)
    for module in [one for one in sys.modules if one.split(".")[0] == name]:
        del sys.modules[module]


def following(page):
    address = page.next_
    return parse_qs(urlsplit(address).query)["cursor"][0] if address else None


def every_position(generated, **filters):
    page = generated.ask("positions.position_list", page_size=20, **filters).parsed
    yield from page.results
    while cursor := following(page):
        page = generated.ask(
            "positions.position_list", page_size=20, cursor=cursor, **filters
        ).parsed
        yield from page.results


def test_it_reads_checks_enters_and_corrects(generated):
    read = list(every_position(generated))
    assert {one.id for one in read} == {*Position.objects.published().values_list("pk", flat=True)}

    texts = {}
    checked = 0
    for position in read:
        slug = position.document.slug
        if slug not in texts:
            texts[slug] = generated.ask("documents.document_retrieve", slug).parsed.text
        for quotation in position.quotations:
            assert texts[slug][quotation.start : quotation.end] == quotation.exact
            checked += 1
    assert checked == Quotation.objects.filter(state=AnchorState.VERIFIED).count()

    entered = generated.ask(
        "conferences.conference_create",
        body=generated.body("conference_entry", MEETING),
        idempotency_key="fish-2026",
    )
    assert entered.status_code == 201, entered.content.decode()
    conference = Conference.objects.get(slug=entered.parsed.slug)
    words = Quotation.objects.get(position__conference=conference)
    assert (words.exact, words.state) == ("oppose new tariffs on fish", AnchorState.VERIFIED)

    first = entered.headers["ETag"]
    place = generated.body("conference_changes", {"place": "Bergen"})
    change = ("conferences.conference_change", conference.slug)
    assert generated.ask(*change, body=place, if_match=first).parsed.place == "Bergen"
    late = generated.ask(*change, body=place, if_match=first)
    assert (late.status_code, late.parsed.status) == (412, 412)

    step = generated.body("conference_step_submit", {"step": "submit"})
    newest = late.headers["ETag"]
    moved = generated.ask(
        "conferences.conference_step", conference.slug, body=step, if_match=newest
    )
    assert moved.parsed.status == "in_review"
