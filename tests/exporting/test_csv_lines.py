import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.exporting.csv_lines import Column, at, cell, csv_lines, each, guarded, of_fields

COLUMNS = [
    Column("id", "id"),
    Column("name", "name"),
    Column("topic", "topic", at("slug")),
    Column("kinds", "parts", each("kind")),
]
ROW = {
    "id": 1,
    "name": "Trade",
    "topic": {"slug": "trade"},
    "parts": [{"kind": "a"}, {"kind": "b"}],
}


def test_a_header_then_a_row_for_each_record_of_each_chunk():
    other = {"id": 2, "name": 'A "b", c\nd', "topic": None, "parts": []}

    assert list(csv_lines([[ROW], [other]], COLUMNS)) == [
        "id,name,topic,kinds\r\n",
        "1,Trade,trade,a; b\r\n",
        '2,"A ""b"", c\nd",,\r\n',
    ]


def test_only_the_columns_of_the_fields_asked_for():
    assert [column.name for column in of_fields(COLUMNS, ["parts", "id"])] == ["id", "kinds"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-5, "-5"),
        (0.5, "0.5"),
        ([], ""),
        (["a", None, 3], "a; ; 3"),
        ("", ""),
        ("plain", "plain"),
        ("a=b", "a=b"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        (["=1", "2"], "'=1; 2"),
    ],
)
def test_a_cell_is_text_and_never_a_formula(value, written):
    assert cell(value) == written


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_comes_back_as_it_was_but_for_the_guard(text):
    lines = "".join(csv_lines([[{"name": text}]], [Column("name", "name")]))
    [[_header], read] = list(csv.reader(io.StringIO(lines, newline="")))

    assert (read or [""]) == [guarded(text)]
    assert guarded(text) in (text, f"'{text}")
