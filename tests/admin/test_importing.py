"""The screens of import and export."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse_lazy
from openpyxl import load_workbook

from dialogues.exporting.tables import TABLES
from dialogues.importing.limits import MOST_WRITTEN_ON_SCREEN
from dialogues.models import ImportRun, Topic
from tests.admin.addresses import page as record_page
from tests.admin.sheets import messages
from tests.factories import ConferenceFactory, TopicFactory, UserFactory
from tests.importing.files import csv_file, workbook
from tests.importing.plans import contents
from tests.journeys.axe import serious

pytestmark = pytest.mark.django_db

UPLOAD = reverse_lazy("admin:import")
TOPICS = (
    ["slug", "name", "parent"],
    ["new", "New", None],
    ["old", "Renamed", None],
    ["same", "Same", None],
    ["bad", "Bad", "sam"],
)


def send(desk: Client, content: bytes, name: str = "topics.xlsx", noun: str = "") -> object:
    return desk.post(UPLOAD, {"file": SimpleUploadedFile(name, content), "noun": noun})


@pytest.fixture
def plan(desk: Client) -> str:
    """The address of a plan with a row of each kind."""
    TopicFactory(slug="old", name="Old", status="draft")
    TopicFactory(slug="same", name="Same")
    return send(desk, workbook(topics=TOPICS)).url


def importer(*names: str) -> Client:
    user = UserFactory(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client


def test_a_plan_shows_counts_first_and_the_refused_rows(desk, plan):
    answer = desk.get(plan)

    assert [(tab.action, tab.count, tab.is_current) for tab in answer.context["tabs"]] == [
        ("create", 1, False),
        ("change", 1, False),
        ("leave", 1, False),
        ("reject", 1, True),
    ]
    text = answer.content.decode()
    assert "There is no topic “sam”, neither stored nor in this file." in text
    assert "<b>same</b>" in text
    assert Topic.objects.count() == 2


def test_each_tab_shows_its_rows_with_links_to_what_is_stored(desk, plan):
    old = Topic.objects.get(slug="old")

    changed = desk.get(plan + "?show=change").content.decode()
    created = desk.get(plan + "?show=create").content.decode()

    assert f'<a href="{record_page(old)}">old</a>' in changed
    assert "<del>Old</del>" in changed
    assert "<ins>Renamed</ins>" in changed
    assert "<b>new</b>" in created


def test_accepting_writes_and_says_what_came_of_it(desk, plan, editor):
    answer = desk.post(plan, {"accept": "1"}, follow=True)

    assert messages(answer) == ["Imported. New records are drafts; nothing is public yet."]
    assert Topic.objects.get(slug="new").created_by == editor
    assert 'name="accept"' not in answer.content.decode()
    before = contents()
    desk.post(plan, {"accept": "1"})
    assert contents() == before


def test_a_changed_plan_is_shown_anew(desk, plan):
    Topic.objects.get(slug="old").delete()

    answer = desk.post(plan, {"accept": "1"}, follow=True)

    assert messages(answer) == [
        "Records were changed since this plan was made. Look at the new one below."
    ]
    assert [tab.count for tab in answer.context["tabs"]] == [2, 0, 1, 1]
    assert not Topic.objects.filter(slug="new").exists()


def test_dropping_a_plan(desk, plan):
    answer = desk.post(plan, {"drop": "1"}, follow=True)

    assert messages(answer) == ["The plan is dropped; nothing was imported."]
    assert desk.get(plan).status_code == 200
    assert desk.post(plan, {"accept": "1"}, follow=True).status_code == 200
    assert Topic.objects.count() == 2


def test_refused_rows_are_a_file_to_correct(desk, plan):
    answer = desk.get(plan + "refused/")

    assert answer["Content-Disposition"] == 'attachment; filename="topics-refused.xlsx"'
    rows = list(load_workbook(io.BytesIO(answer.getvalue()))["topics"].values)
    assert rows[0] == ("slug", "name", "parent", "why_refused")
    assert rows[1][:3] == ("bad", "Bad", "sam")
    assert rows[1][3].startswith("parent: There is no topic “sam”")
    assert len(rows) == 2


def test_a_file_that_cannot_be_read_is_refused_on_the_spot(desk):
    answer = send(desk, csv_file(["slug", "nme"], ["a", "A"]), "topics.csv")

    assert [problem.as_data() for problem in answer.context["problems"]] == [
        {
            "message": "“nme” is no column of the table “topics”.",
            "table": "topics",
            "row": 1,
            "column": "B",
            "value": "nme",
            "allowed": "slug, name, parent, scope_note, version, status, withdrawn_reason",
            "nearest": "name",
        }
    ]
    assert "“topics.csv” was not taken" in answer.content.decode()
    assert ImportRun.objects.count() == 0


def test_what_was_sent_is_escaped(desk):
    evil = "<script>alert(1)</script>"
    answer = send(desk, csv_file(["slug", evil], ["a", "A"]), f"{evil}.csv", "topics")
    assert evil not in answer.content.decode()
    assert "&lt;script&gt;" in answer.content.decode()

    address = send(desk, workbook(topics=[["slug", "name"], ["x", evil], [evil, "Y"]])).url

    for show in ("create", "reject"):
        text = desk.get(f"{address}?show={show}").content.decode()
        assert evil not in text
        assert "&lt;script&gt;" in text


def test_a_plan_of_many_rows_is_paged(desk):
    rows = [["slug", "name"], *([f"t{n:03}", f"T{n}"] for n in range(250))]
    address = send(desk, workbook(topics=rows)).url

    last = desk.get(f"{address}?show=create&page=3")

    assert [row["key"] for row in last.context["rows"]] == [f"t{n:03}" for n in range(200, 250)]
    assert "Page 3 of 3" in last.content.decode()


def test_a_plan_is_filtered_by_table(desk):
    ConferenceFactory(slug="c")
    file = workbook(topics=[["slug", "name"], ["t", "T"]], series=[["slug", "title"], ["s", "S"]])
    address = send(desk, file).url

    rows = desk.get(f"{address}?show=create&table=series").context["rows"]

    assert [row["key"] for row in rows] == ["s"]


def test_a_page_takes_the_same_number_of_queries_for_many_rows(desk):
    def queries(count: int) -> int:
        for n in range(count):
            TopicFactory(slug=f"t{count}-{n}", name="Old", status="draft")
        rows = [["slug", "name"], *([f"t{count}-{n}", "New"] for n in range(count))]
        address = send(desk, workbook(topics=rows)).url
        with CaptureQueriesContext(connection) as caught:
            desk.get(f"{address}?show=change")
        return len(caught)

    assert queries(3) == queries(1)


def test_too_much_for_a_screen_is_sent_to_the_command(desk):
    rows = [["slug", "title"], *([f"s{n}", f"S{n}"] for n in range(MOST_WRITTEN_ON_SCREEN + 1))]

    answer = send(desk, csv_file(*rows), "series.csv")

    assert "manage.py import_tables" in answer.context["problems"][0].message
    assert ImportRun.objects.count() == 0


def test_only_importers_may_import(desk, plan):
    outsider = importer("view_topic", "add_topic")

    assert [
        outsider.get(address).status_code
        for address in (UPLOAD, plan, plan + "refused/", "/admin/import/template/")
    ] == [403] * 4
    assert outsider.post(plan, {"accept": "1"}).status_code == 403
    assert importer("add_importrun").get(plan).status_code == 200


def test_missing_rights_are_told_and_the_plan_cannot_be_accepted(desk, plan):
    client = importer("add_importrun", "add_topic")

    text = client.get(plan).content.decode()
    answer = client.post(plan, {"accept": "1"}, follow=True)

    assert "to change topics" in text
    assert 'name="accept"' not in text
    assert messages(answer) == ["You may not do everything that this plan would do."]
    assert not Topic.objects.filter(slug="new").exists()


def test_only_who_may_see_all_records_may_export(desk):
    nouns = [table.model._meta.model_name for table in TABLES if not table.owner]
    address = "/admin/export/?format=zip"

    assert importer(*(f"view_{noun}" for noun in nouns)).get(address).status_code == 200
    assert importer(*(f"view_{noun}" for noun in nouns[1:])).get(address).status_code == 403
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "dialogues-"),
        ("?format=zip", "dialogues-"),
        ("?conference=c&format=xlsx", "c-"),
        ("?format=csv&table=topics", "topics.csv"),
    ],
)
def test_exports(desk, query, name):
    ConferenceFactory(slug="c")

    answer = desk.get("/admin/export/" + query)

    assert answer.status_code == 200
    assert f'attachment; filename="{name}' in answer["Content-Disposition"]
    assert len(answer.getvalue()) > 10


@pytest.mark.parametrize(
    "query",
    ["?format=pdf", "?conference=x", "?format=csv", "?format=csv&table=x", "?conference=%00"],
)
def test_exports_that_there_are_not(desk, query):
    assert desk.get("/admin/export/" + query).status_code == 404


def test_templates(desk):
    book = load_workbook(io.BytesIO(desk.get("/admin/import/template/").getvalue()))
    assert book.sheetnames == ["notes", *(table.name for table in TABLES)]
    assert [cell.value for cell in book["hosts"][1]] == [
        "conference", "institution", "role", "stated_as", "order",
    ]  # fmt: skip
    notes = [row for row in book["notes"].values if row[0] == "hosts"]
    assert ("hosts", "role", None, "Role", "host, co_host, sponsor, venue") in notes

    one = desk.get("/admin/import/template/?table=series&format=csv")

    assert one.getvalue() == b"\xef\xbb\xbfslug,title,description\r\n"
    assert desk.get("/admin/import/template/?table=x").status_code == 404


def test_the_pages_in_a_browser(live_server, page, editor, tmp_path):
    """By keyboard, under the site's own policy, without a message on the console."""
    TopicFactory(slug="old", name="Old", status="draft")
    file = tmp_path / "topics.xlsx"
    file.write_bytes(workbook(topics=TOPICS))
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{live_server.url}{UPLOAD}")
    page.get_by_label("Username").fill(editor.username)
    page.get_by_label("Password").fill("correct horse")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{UPLOAD}")
    page.get_by_label("File:", exact=True).set_input_files(file)
    page.get_by_role("button", name="Check the file").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/import/*/")
    page.get_by_role("link", name="1 to change").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Renamed").wait_for()
    violations = serious(page)
    page.get_by_role("button", name="Accept: write 3 rows").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Imported. New records are drafts").wait_for()

    assert violations == []
    assert told == []
    assert Topic.objects.get(slug="old").name == "Renamed"
