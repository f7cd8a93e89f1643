"""Judged by rispy, a reader of RIS that knows nothing of us."""

import rispy

from dialogues.exporting.citations.ris import ris_lines
from tests.exporting.citations.made_up import ALL, CONFERENCE, POSITION


def read(references) -> list[dict]:
    return rispy.loads("".join(ris_lines(references)))


def test_every_reference_comes_back():
    assert [(one["type_of_reference"], one["accession_number"]) for one in read(ALL)] == [
        ("ELEC", "position 7"),
        ("GEN", "document summary"),
        ("GEN", "conference autumn"),
    ]


def test_a_position_whole():
    assert read([POSITION]) == [
        {
            "type_of_reference": "ELEC",
            "title": r"Russian experts: 50 % of {trade} & “trust” \ under $5_000 #1 ~ x^2 [paraphrase]",
            "authors": ["Sasakawa, Yohei", "Ministry of Trade – and Industry"],
            "year": "2021",
            "date": "2021/07/08/",
            "secondary_title": "Итоги: 日露対話",
            "publisher": "Valdai Discussion Club",
            "language": "ru",
            "tertiary_title": "Autumn dialogue",
            "place_published": "Tokyo",
            "abstract": "“доверия нет” […] “信頼が ない”",
            "keywords": ["Trade", "C-algebras"],
            "notes": ["The statement is a paraphrase.", "The holder is anonymous: 100 %."],
            "urls": [
                "https://example.org/итоги?a=1&b={2}",
                "https://dialogues.example.org/positions/7/?cited=2026-11-22",
            ],
            "name_of_database": "Dialogues",
            "accession_number": "position 7",
            "access_date": "2026/11/22/",
        }
    ]


def test_what_is_known_of_a_date():
    [one] = read([CONFERENCE])

    assert (one["year"], one["date"]) == ("2021", "2021/07//")


def test_lines_end_as_the_format_wants_and_nothing_begins_a_line_of_its_own():
    text = "".join(ris_lines(ALL))

    assert text.startswith("TY  - ELEC\r\n")
    assert "\n" not in text.replace("\r\n", "")
    for line in filter(None, text.split("\r\n")):
        assert line[2:6] == "  - ", line


def test_nothing_is_an_empty_file():
    assert "".join(ris_lines([])) == ""
