"""Judged by bibtexparser, which splits the file and undoes what was escaped for TeX."""

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

from dialogues.exporting.citations.bibtex import bibtex_lines
from tests.exporting.citations.made_up import ALL, DOCUMENT, HARD, POSITION


def read(references, *decoding) -> list[dict[str, str]]:
    library = bibtexparser.parse_string(
        "".join(bibtex_lines(references)), append_middleware=list(decoding)
    )
    assert library.failed_blocks == []
    return [
        {"ENTRYTYPE": one.entry_type, "ID": one.key, **{f.key: f.value for f in one.fields}}
        for one in library.entries
    ]


def test_every_reference_comes_back():
    assert [(one["ENTRYTYPE"], one["ID"]) for one in read(ALL)] == [
        ("misc", "position-7"),
        ("misc", "document-summary"),
        ("misc", "conference-autumn"),
    ]


def test_a_position_whole():
    [one] = read([POSITION])

    assert one == {
        "ENTRYTYPE": "misc",
        "ID": "position-7",
        "author": "Sasakawa, Yohei and {Ministry of Trade, and Industry}",
        "title": (
            r"{Russian experts: 50 \% of \{trade\} \& “trust” \textbackslash{} under \$5\_000 "
            r"\#1 \textasciitilde{} x\textasciicircum{}2 [paraphrase]}"
        ),
        "year": "2021",
        "month": "jul",
        "publisher": "Valdai Discussion Club",
        "language": "ru",
        "howpublished": (
            r"From “Итоги: 日露対話”. Dialogues, position 7, "
            r"\url{https://dialogues.example.org/positions/7/?cited=2026-11-22}"
        ),
        "url": "https://example.org/итоги?a=1&b=%7B2%7D",
        "urldate": "2026-11-22",
        "abstract": "“доверия нет” […] “信頼が ない”",
        "keywords": "Trade, C*-algebras",
        "note": r"The statement is a paraphrase. The holder is anonymous: 100 \%.",
    }


def test_what_was_escaped_reads_as_it_was():
    [one] = read([POSITION], LatexDecodingMiddleware())

    assert HARD in one["title"].replace("ˆ", "^")  # the reader's own idea of a circumflex


def test_without_a_date_and_an_address_of_its_own():
    [one] = read([DOCUMENT])

    assert {"year", "month", "note", "abstract", "keywords"} & set(one) == set()
    assert one["url"] == "https://dialogues.example.org/documents/summary/?cited=2026-11-22"
    assert one["author"] == "{Valdai Discussion Club}"
