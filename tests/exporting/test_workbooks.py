"""Workbooks of records, read back by openpyxl."""

import datetime
import io

import openpyxl
import pytest

from dialogues.exporting.csv_lines import CellKind, Column, each
from dialogues.exporting.workbooks import CUT, workbook

COLUMNS = [
    Column("id", "id"),
    Column("statement", "statement"),
    Column("topics", "topics", each("name")),
    Column("start_date", "start_date", kind=CellKind.DAY),
    Column("updated", "updated", kind=CellKind.MOMENT),
    Column("unattributed", "unattributed"),
]
ROW = {
    "id": 7,
    "statement": "Торговля 貿易 grows.",
    "topics": [{"name": "Trade"}, {"name": "Trust"}],
    "start_date": "2021-07-08",
    "updated": "2026-11-22T12:30:00.123456Z",
    "unattributed": False,
}


def read(*rows, columns=COLUMNS, about=()) -> openpyxl.Workbook:
    written = b"".join(workbook("positions", [rows[:1], rows[1:]], columns, about))
    return openpyxl.load_workbook(io.BytesIO(written))


def values(*rows, columns=COLUMNS) -> list[tuple]:
    return list(read(*rows, columns=columns)["positions"].iter_rows(values_only=True))


def one_cell(text: str):
    return values({"text": text}, columns=[Column("text", "text")])[1][0]


def test_cells_have_their_types():
    assert values(ROW) == [
        ("id", "statement", "topics", "start_date", "updated", "unattributed"),
        (
            7,
            "Торговля 貿易 grows.",
            "Trade; Trust",
            datetime.datetime(2021, 7, 8),  # noqa: DTZ001 -- spreadsheets know no zones
            datetime.datetime(2026, 11, 22, 12, 30),  # noqa: DTZ001
            False,
        ),
    ]


def test_nothing_is_an_empty_cell():
    empty = {**ROW, "statement": "", "topics": [], "start_date": None}

    assert values(empty)[1][:4] == (7, None, None, None)


def test_a_day_before_all_spreadsheets_is_text():
    assert values({**ROW, "start_date": "1848-02-24"})[1][3] == "1848-02-24"


@pytest.mark.parametrize(
    "text", ["=1+1", "+7 495", "-1", "@SUM(A1)", "＝1", "\tx", '=HYPERLINK("http://x")']
)
def test_text_is_never_a_formula(text):
    book = read({"text": text}, columns=[Column("text", "text")])
    cell = book["positions"]["A2"]

    assert (cell.data_type, cell.value) == ("s", f"'{text}")


def test_what_xml_cannot_hold_is_written_by_its_number():
    assert one_cell("a\x0bb") == "a_x000B_b"


@pytest.mark.parametrize("letter", ["x", "語", "😀", "=", "\x0b"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(letter):
    found = one_cell(letter * 40_000)

    assert found.endswith(CUT)
    assert len(found.encode("utf-16-le")) // 2 <= 32_767
    assert one_cell("x" * 32_767) == "x" * 32_767


def test_the_header_stays_in_sight_and_filters():
    sheet = read(ROW, ROW)["positions"]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet["A1"].font.bold


def test_a_sheet_says_where_it_comes_from():
    book = read(ROW, ROW, about=[("Source", "https://example.org/?q=1"), ("Asked for", "=x")])

    assert book.sheetnames == ["positions", "About"]
    assert list(book["About"].iter_rows(values_only=True)) == [
        ("Source", "https://example.org/?q=1"),
        ("Asked for", "'=x"),
        ("Records", 2),
    ]


def test_an_empty_list():
    assert values() == [tuple(column.name for column in COLUMNS)]
