"""What is exported comes back as it was."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from dialogues.exporting.tables import everything, one_conference
from dialogues.models import (
    Document,
    Institution,
)
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)
from tests.importing.files import exported
from tests.importing.plans import contents, counts, imported

both_formats = pytest.mark.parametrize("kind", ["xlsx", "zip"])


def rows_of(file: bytes, name: str) -> list[dict[str, object]]:
    rows = load_workbook(io.BytesIO(file))[name].values
    headings = next(rows)
    return [dict(zip(headings, row, strict=True)) for row in rows]


ODD = [
    "=SUM(A1:A2)",
    "'quoted",
    "''twice",
    "'=1",
    "-5",
    "+1",
    "@home",
    "＝１",
    "1e5",
    "2021-04-15",
    "0012",
    "true",
    "_x000D_",
    "_x005F_x000D_",
    'say "so", then; go\tnow',
    "日本国際問題研究所",
    "Институт\u00a0мировой экономики",
    "e\u0301 and \U0001f600",
]


@both_formats
@pytest.mark.django_db
@pytest.mark.parametrize("name", ODD)
def test_every_text_comes_back_exactly(name, kind):
    InstitutionFactory(slug="odd", name=name, acronym="", description=f"{name}\n\n{name}\n ")
    file = exported(kind)
    Institution.objects.all().delete()

    imported(file, f"all.{kind}")

    institution = Institution.objects.get(slug="odd")
    assert (institution.name, institution.description) == (name, f"{name}\n\n{name}\n ")


@both_formats
@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["One.\r\nTwo.\rThree.\n", "=" * 70_000, "日本\U0001f600" * 20_000]
)
def test_long_texts_and_line_ends_come_back_exactly(text, kind):
    DocumentFactory(slug="long", text=text)
    before = contents()
    file = exported(kind)
    assert counts(imported(file, f"all.{kind}")) == {"leave": 1}
    assert contents() == before
    Document.objects.all().delete()

    imported(file, f"all.{kind}")

    assert Document.objects.get(slug="long").text == text


@pytest.mark.django_db
def test_a_cell_of_a_workbook_is_never_longer_than_a_spreadsheet_allows():
    DocumentFactory(slug="long", text="日本\U0001f600\r" * 20_000)

    rows = rows_of(exported("xlsx"), "documents")

    lengths = [len(str(v).encode("utf-16-le")) // 2 for row in rows for v in row.values() if v]
    assert len([name for name in rows[0] if str(name).startswith("text")]) > 2
    assert max(lengths) <= 32_767


@pytest.mark.django_db
def test_drafts_withdrawn_and_embargoed_records_are_exported_too():
    ConferenceFactory(slug="secret", status="draft")
    ConferenceFactory(slug="gone", status="withdrawn")
    ConferenceFactory(slug="later", attribution_rule="embargo")

    rows = rows_of(exported("xlsx"), "conferences")

    assert [(row["slug"], row["status"]) for row in rows] == [
        ("gone", "withdrawn"),
        ("later", "published"),
        ("secret", "draft"),
    ]


@pytest.mark.django_db
def test_one_conference_takes_along_what_it_refers_to_and_no_more():
    parent = InstitutionFactory(slug="parent")
    host = InstitutionFactory(slug="host", parent=parent)
    conference, other = ConferenceFactory(slug="ours"), ConferenceFactory(slug="other")
    HostFactory(conference=conference, institution=host)
    HostFactory(conference=other, institution=InstitutionFactory(slug="others-host"))
    broad = TopicFactory(slug="broad")
    document = DocumentFactory(slug="shared", conferences=[conference, other])
    PositionFactory(
        conference=conference,
        document=document,
        topics=[TopicFactory(slug="narrow", parent=broad)],
        holders=[ParticipantFactory(slug="holder")],
    )
    PositionFactory(conference=other, holders=[ParticipantFactory(slug="others-holder")])
    AppearanceFactory(conference=conference, participant=ParticipantFactory(slug="guest"))

    file = exported("xlsx", one_conference(conference))

    slugs = {
        name: [row["slug"] for row in rows_of(file, name)]
        for name in ("conferences", "institutions", "topics", "participants", "documents")
    }
    assert slugs == {
        "conferences": ["other", "ours"],
        "institutions": ["host", "parent"],
        "topics": ["broad", "narrow"],
        "participants": ["guest", "holder"],
        "documents": ["shared"],
    }
    assert [row["conference"] for row in rows_of(file, "hosts")] == ["ours"]
    assert [row["conference"] for row in rows_of(file, "positions")] == ["ours"]


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_rows():
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            exported("zip", everything())
        return len(caught)

    PositionFactory()
    with_one = queries()
    for _number in range(3):
        PositionFactory()

    assert queries() == with_one
