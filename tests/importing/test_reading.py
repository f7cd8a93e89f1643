"""Files as tables: encodings, separators, headings, and what is no table."""

import datetime
import io
import zipfile

import pytest
from openpyxl import load_workbook

from dialogues.importing import limits
from dialogues.importing.problems import FileRefused
from dialogues.importing.reading import grid, read
from dialogues.importing.reading.grid import Unusable, UnusableCell
from tests.importing.files import (
    book_of,
    csv_file,
    csv_text,
    saved,
    with_part,
    workbook,
    zip_file,
)

SERIES = (["slug", "title"], ["a", "Диалог о безопасности"], ["b", "Второй диалог"])


def cells(content: bytes, name: str = "series.csv", noun: str = "") -> list[tuple[int, dict]]:
    return [(row.number, row.cells) for row in read(name, content, noun).rows]


def refusal(content: bytes, name: str = "series.csv") -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        read(name, content)
    return caught.value


def problems(content: bytes, name: str = "file.xlsx") -> list[dict]:
    return [problem.as_data() for problem in refusal(content, name).problems]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1251", "Windows-1251"),
    ],
)
def test_the_usual_encodings_of_russian_are_read_and_named(encoding, told):
    file = read("series.csv", csv_file(*SERIES, encoding=encoding))

    assert file.read_as == (told,)
    assert [row.cells["title"] for row in file.rows] == [row[1] for row in SERIES[1:]]


def test_japanese_of_an_older_spreadsheet_is_read_and_named():
    titles = ["日本国際問題研究所との対話", "笹川平和財団との合同会議", "地域の戦略的変化について"]
    rows = [["slug", "title"], *([str(n), title] for n, title in enumerate(titles))]

    file = read("series.csv", csv_file(*rows, encoding="cp932"))

    assert file.read_as == ("Shift-JIS",)
    assert [row.cells["title"] for row in file.rows] == titles


def test_bytes_that_are_no_characters_are_refused():
    assert str(refusal(b"slug,title\r\na,\x81\x8d\x8f\x90\x9d\xff\x98\x00")) == (
        "The characters of this file cannot be read. Save it as “CSV UTF-8” and send it again."
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator):
    rows = [["slug", "title"], ["a", "One; two, three"], ["b", 'said "so"\nand went']]

    assert cells(csv_file(*rows, separator=separator)) == [
        (2, {"slug": "a", "title": "One; two, three"}),
        (3, {"slug": "b", "title": 'said "so"\nand went'}),
    ]


def test_empty_lines_are_left_out_and_rows_keep_their_numbers():
    content = b"\r\nslug,title\r\n,\r\na,A\r\n  ,\t\r\n\r\nb,B\r\n"

    assert cells(content) == [(4, {"slug": "a", "title": "A"}), (7, {"slug": "b", "title": "B"})]


def test_workbook_rows_keep_their_numbers_too():
    book = book_of(series=[["slug", "title"]])
    book["series"]["A5"], book["series"]["B5"] = "a", "A"

    assert cells(saved(book), "x.xlsx") == [(5, {"slug": "a", "title": "A"})]


def test_headings_as_people_write_them():
    rows = [["Slug", " SERIES ", "Start date", "date-precision"], ["c", "s", "2021-04-15", "day"]]

    assert cells(csv_file(["Title", *rows[0]], ["C", *rows[1]]), "conferences.csv") == [
        (
            2,
            {
                "title": "C",
                "slug": "c",
                "series": "s",
                "start_date": "2021-04-15",
                "date_precision": "day",
            },
        )
    ]


def test_an_unknown_heading_is_named_with_the_nearest_one():
    told = problems(workbook(series=[["slug", "titel"], ["a", "A"]]))

    assert told == [
        {
            "message": "“titel” is no column of the table “series”.",
            "table": "series",
            "row": 1,
            "column": "B",
            "value": "titel",
            "allowed": "slug, title, description",
            "nearest": "title",
        }
    ]


def test_a_heading_that_stands_twice_is_named():
    told = problems(workbook(series=[["slug", "title", "Title"], ["a", "A", "B"]]))

    assert [(t["message"], t["column"]) for t in told] == [
        ("The heading “Title” stands here twice; keep one of the two columns.", "C")
    ]


def test_a_value_below_no_heading_is_not_lost_unseen():
    told = problems(workbook(series=[["slug", None, "title"], ["a", None, "A"], ["b", "?", "B"]]))

    assert [(t["message"], t["row"], t["column"]) for t in told] == [
        ("There is a value here, but its column has no heading.", 3, "B")
    ]


def test_all_problems_of_a_file_are_told_at_once():
    told = problems(
        workbook(
            seris=[["slug"], ["a"]],
            hosts=[["institution"], ["x"]],
            topics=[["slug", "nme"], ["a", "b"]],
        )
    )

    assert [(t["table"], t["message"], t.get("nearest")) for t in told] == [
        (
            "seris",
            "There is no table “seris”. Name the sheet or the file after its table.",
            "series",
        ),
        ("hosts", "The column “conference” is missing: it says whose part each row is.", None),
        ("topics", "“nme” is no column of the table “topics”.", "name"),
    ]


def test_a_lone_sheet_is_known_by_its_headings():
    rows = [["conference", "institution", "role"], ["c", "i", "host"]]

    assert [row.table.name for row in read("x.xlsx", workbook(Sheet1=rows)).rows] == ["hosts"]
    assert [row.table.name for row in read("list.csv", csv_file(*rows)).rows] == ["hosts"]


def test_a_lone_table_can_be_named_by_who_sends_it():
    assert cells(csv_file(["slug"], ["a"]), "list.csv", "topics") == [(2, {"slug": "a"})]


def test_sheets_of_notes_and_empty_sheets_are_read_over():
    file = workbook(notes=[["Anything", "goes"], ["here"]], series=SERIES, hosts=[])

    assert [row.table.name for row in read("x.xlsx", file).rows] == ["series", "series"]


def test_why_rows_were_refused_is_read_over():
    rows = [["slug", "title", "why_refused"], ["a", "A", "slug: wrong"]]

    assert cells(csv_file(*rows)) == [(2, {"slug": "a", "title": "A"})]


def test_texts_go_on_in_further_columns():
    rows = [["slug", "text_2", "text", "text_3"], ["a", " two", "one", None], ["b", None, "1", "3"]]

    assert [c["text"] for _n, c in cells(workbook(documents=rows), "x.xlsx")] == ["one two", "13"]


def test_values_of_a_workbook():
    book = book_of(
        documents=[
            ["slug", "title", "published_date", "published_inferred", "note"],
            ["a", 2021, datetime.datetime(2021, 4, 15), True, 1.5],  # noqa: DTZ001 - as a cell has it
        ]
    )

    assert cells(saved(book), "x.xlsx") == [
        (
            2,
            {
                "slug": "a",
                "title": 2021,
                "published_date": datetime.date(2021, 4, 15),
                "published_inferred": True,
                "note": 1.5,
            },
        )
    ]


def test_formulas_and_errors_are_no_values():
    book = book_of(series=[["slug", "title", "description"], ["a", "=1+1", "x"]])
    book["series"]["C2"].value, book["series"]["C2"].data_type = "#REF!", "e"

    assert cells(saved(book), "x.xlsx") == [
        (
            2,
            {
                "slug": "a",
                "title": UnusableCell(Unusable.FORMULA, "=1+1"),
                "description": UnusableCell(Unusable.ERROR, "#REF!"),
            },
        )
    ]


def test_merged_cells_are_refused_by_their_range():
    book = book_of(series=SERIES, topics=[["slug", "name"], ["a", "A"]])
    book["topics"].merge_cells("A2:B3")
    book["topics"].merge_cells("A5:A9")

    assert problems(saved(book)) == [
        {
            "message": "Cells are merged in A2:B3, A5:A9. Split them, and fill each cell with its "
            "own value.",
            "table": "topics",
        }
    ]


def test_a_claimed_size_is_not_believed():
    book = saved(book_of(series=SERIES))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b'<dimension ref="A1:B3"' in sheet
    sheet = sheet.replace(b'ref="A1:B3"', b'ref="A1:XFD1048576"')

    assert len(cells(with_part(book, "xl/worksheets/sheet1.xml", sheet), "x.xlsx")) == 2


def test_control_characters_of_a_workbook_are_read_as_they_are_meant():
    book = saved(book_of(series=[["slug", "title"], ["a", "one_x000D__x000B_"]]))

    assert cells(book, "x.xlsx") == [(2, {"slug": "a", "title": "one\r\x0b"})]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty."),
        (b"\r\n , \r\n", "There is nothing in this file: no headings and no rows."),
        (b"PK\x03\x04rubbish", "The file is damaged: it cannot be unpacked."),
        (b"\xd0\xcf\x11\xe0old", "This is an old Excel file (.xls), or one with a password."),
        (zip_file(), "There is no .csv file in this archive, and no workbook."),
    ],
)
def test_what_is_no_file_of_tables(content, told):
    assert str(refusal(content)).startswith(told)


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked():
    file = io.BytesIO()
    archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
    with archive, archive.open("series.csv", "w", force_zip64=True) as entry:
        for _piece in range(limits.LARGEST_UNPACKED // 4_194_304 + 1):
            entry.write(b"\0" * 4_194_304)
    assert len(file.getvalue()) < 1_000_000

    assert str(refusal(file.getvalue())) == (
        "The file would unpack to 260 MB; at most 256 MB are allowed. Send it in parts."
    )


def test_a_workbook_that_declares_entities_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'
    book = with_part(saved(book_of(series=SERIES)), "xl/workbook.xml", bomb)

    assert str(refusal(book, "x.xlsx")) == (
        "The file declares a document type of its own; no workbook does."
    )


def test_a_locked_archive_is_refused():
    content = bytearray(zip_file(series=SERIES))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1

    assert str(refusal(bytes(content))) == (
        "The file is locked with a password. Save it without one."
    )


def test_too_many_rows_columns_and_cells(monkeypatch):
    monkeypatch.setattr(grid, "MOST_ROWS", 3)
    assert len(cells(csv_file(*SERIES))) == 2
    assert str(refusal(csv_file(*SERIES, ["c", "C"]))) == (
        "The file has more than 3 rows; send it in parts."
    )
    monkeypatch.setattr(grid, "MOST_ROWS", 100)
    monkeypatch.setattr(grid, "MOST_CELLS", 5)
    assert str(refusal(csv_file(*SERIES))).startswith("The file has more than 5 filled cells")
    monkeypatch.setattr(grid, "MOST_CELLS", 500)
    assert str(refusal(csv_text([["x"] * 200]).encode())).startswith(
        "A row has more than 150 columns"
    )


def test_a_file_that_is_too_large(monkeypatch):
    monkeypatch.setattr("dialogues.importing.reading.file.LARGEST_FILE", 10)

    assert str(refusal(csv_file(*SERIES))).startswith("The file has 0 MB; at most 0 MB")


def test_a_zip_of_several_tables_tells_every_encoding():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("series.csv", csv_file(*SERIES, encoding="cp1251"))
        archive.writestr("in/topics.csv", csv_file(["slug", "name"], ["a", "A"]))
        archive.writestr("__MACOSX/._series.csv", b"\0\1\2")
    found = read("x.zip", file.getvalue())

    assert (found.format, found.read_as) == ("zip", ("UTF-8", "Windows-1251"))
    assert [(row.table.name, row.number) for row in found.rows] == [
        ("series", 2),
        ("series", 3),
        ("topics", 2),
    ]


def test_a_table_in_two_files_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("series.csv", csv_file(*SERIES))
        archive.writestr("old/series.csv", csv_file(*SERIES))

    assert str(refusal(file.getvalue(), "x.zip")) == (
        "Two sheets or files are the table “series”; join them."
    )


def test_a_template_is_read_as_empty_tables():
    from dialogues.exporting.tables import TABLES
    from dialogues.exporting.tables.template import write_template

    file = io.BytesIO()
    write_template(file, TABLES)

    assert load_workbook(file).sheetnames == ["notes", *(table.name for table in TABLES)]
    assert read("template.xlsx", file.getvalue()).rows == []
