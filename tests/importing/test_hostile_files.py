"""Whatever is sent, the screen answers, and nothing is half-written."""

import csv
import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dialogues.exporting.tables import TABLES
from dialogues.models import ImportRun
from tests.factories import CountryFactory, EditorFactory, HostFactory, PositionFactory
from tests.importing.files import book_of, saved, with_part, workbook
from tests.importing.plans import contents

pytestmark = pytest.mark.django_db
many = settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

NAMES = st.sampled_from(
    ["a.xlsx", "a.csv", "a.zip", "topics.csv", "hosts.XLSX", "", "..", "\x00.csv"]
)
HOSTILE = [
    "\x00", "a\x00b", "\x0b", "\ud800", "1e1000000", "-1e400", "9" * 5000, "1" * 12, "-1", "0",
    "2147483648", "99999999999999", "NaN", "inf", "=1+1", "'=1", "''", "@x", "0000-00-00",
    "2021-13-45", "0001-01-01", "9999-12-31", "2021-4-5", "10000-01-01", "true", "TRUE", "\u202e",
    "\ufdd0", "\ufeff", "\U0001f600" * 100, "x" * 40_000, "a;b;;c", ";" * 400, "c/1", "c/0", "c/x",
    "c/99999999999999999999", "/", "facets", "feed", "é", "ﬁ", " ", "\n", "a\nb", "<script>", "%s",
    "%(x)s", "{0}", "_x0000_", "none", "None", "null",
]  # fmt: skip
SOUND = [
    "c",
    "c/1",
    "d",
    "t",
    "i",
    "p",
    "RU",
    "A name",
    "2021-04-15",
    "day",
    "person",
    "media",
    "1",
]
CELLS = st.one_of(
    st.sampled_from(HOSTILE), st.sampled_from(SOUND), st.sampled_from(SOUND), st.text(max_size=8)
)


@st.composite
def tables(draw: Any) -> tuple[str, list[list[str]]]:
    """A table of the catalogue, its headings in disorder, its cells hostile and sound."""
    table = draw(st.sampled_from(TABLES))
    headings = draw(st.permutations(table.headings))
    headings = headings[: draw(st.integers(1, len(headings)))]
    if draw(st.booleans()):
        headings = list(dict.fromkeys([*(n for n in table.key if n in table.names), *headings]))
    row = st.lists(_cell(table), min_size=len(headings), max_size=len(headings))
    return table.name, [headings, *draw(st.lists(row, max_size=4))]


def _cell(table: Any) -> Any:
    values = [value for column in table.columns for value in column.values]
    return st.one_of(CELLS, st.sampled_from(values)) if values else CELLS


@pytest.fixture
def desk(client: Client) -> Client:
    """A desk on a database with one record of each kind."""
    client.force_login(EditorFactory())
    position = PositionFactory(conference__slug="c", document__slug="d")
    CountryFactory(code="RU")
    HostFactory(conference=position.conference, institution__slug="i")
    position.topics.update(slug="t")
    return client


def send(desk: Client, name: str, content: bytes, *, accept: bool = True) -> None:
    """Send a file, look at what is answered, and accept the plan if there is one; all undone."""
    before = contents()
    with transaction.atomic():
        file = SimpleUploadedFile("x", content)
        file._name = name  # as a hostile client sends it
        answer = desk.post(reverse("admin:import"), {"file": file, "noun": ""})
        assert contents() == before
        if answer.status_code == 302:
            look(desk, answer.url, accept=accept)
        else:
            assert answer.status_code == 200
            assert answer.context["problems"] or answer.context["form"].errors
        transaction.set_rollback(True)


def look(desk: Client, address: str, *, accept: bool) -> None:
    run = ImportRun.objects.get()
    for action in run.summary["counts"]:
        assert desk.get(f"{address}?show={action}").status_code == 200
    if run.refused is not None:
        assert desk.get(f"{address}refused/").status_code == 200
    if accept and run.summary["written"]:
        answer = desk.post(address, {"accept": "1"}, follow=True)
        assert answer.status_code == 200
        run.refresh_from_db()
        assert run.state == "applied"


@many
@given(name=NAMES, content=st.binary(max_size=300))
@example("a.xlsx", b"PK\x05\x06" + b"\0" * 18)
@example("a.csv", b"slug,title\r\n\xff\xfe,\x00")
@example("a.csv", b"\xff\xfe\x00")
@example("a.csv", b"\xef\xbb\xbf")
@example("a.csv", b"slug,title\r\n\xed\xa0\x80,x\r\n")
@example("series.csv", b'slug,title\r\n"a,b\r\nc')
def test_any_bytes(desk, name, content):
    send(desk, name, content)


@many
@given(
    table=tables(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp932"])
)
def test_any_cells_of_a_table(desk, table, encoding):
    name, rows = table
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    kept = "surrogatepass" if encoding.startswith("utf") else "replace"
    send(desk, f"{name}.csv", text.getvalue().encode(encoding, kept))


@many
@given(tables=st.lists(tables(), min_size=1, max_size=5))
def test_any_cells_of_several_tables(desk, tables):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, rows in dict(tables).items():
            text = io.StringIO()
            csv.writer(text).writerows(rows)
            archive.writestr(f"{name}.csv", text.getvalue().encode("utf-8", "surrogatepass"))
    send(desk, "tables.zip", file.getvalue())


BOOK = workbook(
    topics=[["slug", "name"], ["a", "A"], ["b", "B"]], series=[["slug", "title"], ["s", "S"]]
)
SHEET = "xl/worksheets/sheet1.xml"


@many
@given(place=st.integers(0, len(BOOK) - 1), bytes_=st.binary(max_size=4), cut=st.integers(0, 40))
def test_a_damaged_workbook(desk, place, bytes_, cut):
    send(desk, "book.xlsx", BOOK[:place] + bytes_ + BOOK[place + cut :])


def sheet_xml() -> bytes:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        return archive.read(SHEET)


XML = sheet_xml()


@many
@given(
    place=st.integers(0, len(XML) - 1),
    cut=st.integers(0, 30),
    piece=st.sampled_from(
        [b"", b"<", b">", b'"', b"</row>", b"<c/>", b"<v>9</v>", b"&#0;", b"&x;", b't="s"', b"\xff"]
    ),
)
def test_a_workbook_with_a_damaged_sheet(desk, place, cut, piece):
    send(desk, "book.xlsx", with_part(BOOK, SHEET, XML[:place] + piece + XML[place + cut :]))


ODD_CELLS = [
    b'<c r="A2"><v>1e1000000</v></c>',
    b'<c r="A2"><v>' + b"9" * 5000 + b"</v></c>",
    b'<c r="A2" t="s"><v>99999</v></c>',
    b'<c r="A2" t="s"><v>-1</v></c>',
    b'<c r="A2" t="b"><v>x</v></c>',
    b'<c r="A2" t="d"><v>not a day</v></c>',
    b'<c r="A2" t="e"><v>#REF!</v></c>',
    b'<c r="A2" t="?"><v>1</v></c>',
    b'<c r="A2" s="999"><v>1</v></c>',
    b'<c r="A2"><f>1+1</f><v>2</v></c>',
    b'<c r="A2"><f t="shared" si="7"/><v>2</v></c>',
    b'<c r="A2"><f t="array" ref="A2:A9">1</f></c>',
    b'<c r="ZZZZZZ2"><v>1</v></c>',
    b'<c r="XFD2"><v>1</v></c>',
    b'<c r="A2"><is><t>x</t></is></c>',
    b'<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    b'<c r="A2" t="inlineStr"><is><t>_x0000__xD800_</t></is></c>',
    b"<c><v/></c>",
    b'<c r=""/>',
]


@pytest.mark.parametrize("cell", ODD_CELLS)
def test_cells_that_no_spreadsheet_writes(desk, cell):
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>slug</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>name</t></is></c></row>'
        b'<row r="2">' + cell + b'<c r="B2" t="inlineStr"><is><t>Name</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    send(desk, "book.xlsx", with_part(BOOK, SHEET, sheet))


@pytest.mark.parametrize("row", [b"99999999999999", b"1048576", b"-1", b"x", b"0"])
def test_rows_that_no_spreadsheet_has(desk, row):
    sheet = XML.replace(b'r="3"', b'r="' + row + b'"')
    assert sheet != XML
    send(desk, "book.xlsx", with_part(BOOK, SHEET, sheet))


@pytest.mark.parametrize("part", ["[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", SHEET])
@pytest.mark.parametrize("content", [b"", b"<a/>", b"\x00" * 50, b"<" * 50, b"<a>" * 100_000])
def test_a_workbook_of_strange_parts(desk, part, content):
    send(desk, "book.xlsx", with_part(BOOK, part, content))


def test_many_tables_at_once_in_a_book_of_hostile_cells(desk):
    sheets = {
        table.name: [list(table.names), *([cell] * len(table.names) for cell in HOSTILE)]
        for table in TABLES
    }
    sound = {
        name: [[_sound(cell) for cell in row] for row in rows] for name, rows in sheets.items()
    }
    send(desk, "all.xlsx", saved(book_of(**sound)))


def _sound(cell: str) -> str:
    """What a workbook can hold at all."""
    return "".join(c for c in cell[:32_000] if c.isprintable() or c == "\n")


@pytest.mark.parametrize(
    "query", ["page=x", "page=99999999999999999999", "show=%00", "table=%00", "show=x"]
)
def test_addresses_that_no_link_leads_to(desk, query):
    desk.post(reverse("admin:import"), {"file": SimpleUploadedFile("a.xlsx", BOOK), "noun": ""})
    address = reverse("admin:import_plan", args=[ImportRun.objects.get().pk])

    assert desk.get(f"{address}?{query}").status_code == 200
    assert desk.get(reverse("admin:import_plan", args=[10**25])).status_code == 404
    assert desk.get(reverse("admin:import_refused", args=[10**25])).status_code == 404
