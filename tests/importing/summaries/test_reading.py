"""Files as texts: every character as it was, and a sentence where there is none."""

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogues.importing.summaries import limits
from dialogues.importing.summaries.decoding import ENCODINGS
from dialogues.importing.summaries.reading import (
    HasForbidden,
    Reading,
    Unreadable,
    read_file,
    read_pasted,
)
from dialogues.text.spans import Span
from tests.importing.summaries.files import pdf, saved, with_entry, word, zipped

RUSSIAN = "Круглый стол прошёл в Москве, в нём участвовали эксперты двух стран."
JAPANESE = "日時：４月１５日に開催された。「貿易」について議論した。"
WESTERN = "The café “Zürich” hosted a naïve debate — déjà vu."


@pytest.mark.parametrize(
    ("words", "encoding", "told"),
    [
        (RUSSIAN, "utf-8", "UTF-8"),
        (RUSSIAN, "utf-8-sig", "UTF-8"),
        (RUSSIAN, "utf-16", "UTF-16"),
        (RUSSIAN, "utf-16-le", "UTF-16"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (RUSSIAN, "cp866", "IBM 866"),
        (RUSSIAN, "iso8859_5", "ISO 8859-5"),
        (JAPANESE, "utf-8", "UTF-8"),
        (JAPANESE, "cp932", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (WESTERN, "cp1252", "Windows-1252"),
    ],
)
def test_the_encoding_is_found_out_and_told(words, encoding, told):
    reading = read_file("a.txt", words.encode(encoding))
    assert reading == Reading(words, notes=(f"The file was read as {told}.",))


@pytest.mark.parametrize("name", sorted(ENCODINGS))
def test_a_chosen_encoding_is_obeyed(name):
    words = "日時：４月" if name.endswith("JP") or name == "Shift-JIS" else "Plain words."
    assert read_file("a.txt", words.encode(ENCODINGS[name]), encoding=name).text == words


def test_the_wrong_choice_of_an_encoding_is_told():
    with pytest.raises(Unreadable, match="cannot be read as UTF-8"):
        read_file("a.txt", RUSSIAN.encode("cp1251"), encoding="UTF-8")


def test_a_pasted_text_is_kept_character_for_character():
    text = "“April\u00a015” — 日本\u3000語\u200b\n\n  ё е\u0308\n"
    assert read_pasted(text.replace("\n", "\r\n")) == Reading(text)


def test_a_word_file_keeps_headings_tables_and_insertions():
    document = Document()
    document.core_properties.title = "Отчёт"
    document.add_heading("Круглый стол", 1)
    paragraph = document.add_paragraph("Один\u00a0два ")
    inserted = OxmlElement("w:ins")
    inserted.append(paragraph.add_run("“вставлено”")._r)
    paragraph._p.append(inserted)
    struck = OxmlElement("w:del")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText")
    words.text = "вычеркнуто"
    run.append(words)
    struck.append(run)
    paragraph._p.append(struck)
    table = document.add_table(2, 2)
    for cell, told in zip(table._cells, ("Name", "Post", "Ann Lee", "Director"), strict=True):
        cell.text = told
    wrapped = OxmlElement("w:sdt")
    content = OxmlElement("w:sdtContent")
    content.append(document.add_paragraph("In a field")._p)
    wrapped.append(content)
    document.element.body.insert(len(document.element.body) - 1, wrapped)
    assert qn("w:ins") in {child.tag for child in paragraph._p}
    assert read_file("a.docx", saved(document)) == Reading(
        "Круглый стол\n\nОдин\u00a0два “вставлено”\n\nName\tPost\nAnn Lee\tDirector\n\nIn a field",
        headings=(Span(0, 12),),
        title="Отчёт",
    )


PAGE = """<!doctype html><html lang="ru-RU"><head><meta charset="{charset}"><title>Форум — Сайт</title>
<meta property="article:published_time" content="2021-05-14T10:00:00+03:00"><meta name="author" content="А. Мир">
<link rel="canonical" href="https://x.example/a"></head><body>
<nav><a href="/">Главная</a></nav><main><article><h1>Круглый стол</h1><p>12\u00a0мая
прошёл <b>круглый</b> стол.<br>Его открыл директор.</p><h2>Участники</h2>
<table><tr><th>Имя</th><th>Должность</th></tr><tr><td>Анна Белова</td><td>профессор</td></tr></table>
<ul><li>Один</li><li>Два</li></ul><p hidden>Скрыто</p><p style="display:none">Скрыто</p></article></main>
<aside>Читайте также</aside><script>alert(1)</script><footer>© Сайт</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
def test_the_main_text_of_a_page_with_what_its_head_says(charset):
    reading = read_file("a.html", PAGE.format(charset=charset).encode(charset))
    assert reading == Reading(
        "Круглый стол\n\n12\u00a0мая прошёл круглый стол.\nЕго открыл директор.\n\nУчастники\n\n"
        "Имя\tДолжность\nАнна Белова\tпрофессор\n\nОдин\nДва",
        headings=(Span(0, 12), Span(64, 73)),
        title="Круглый стол",
        published="2021-05-14T10:00:00+03:00",
        language="ru",
        address="https://x.example/a",
        author="А. Мир",
        notes=(
            f"The page was read as {charset.upper()}; menus, teasers and footers are left out.",
        ),
    )


def test_a_page_without_a_main_part_gives_the_part_with_most_of_the_text():
    paragraphs = "".join(
        f"<p>Sentence {number} of the report, quite long.</p>" for number in range(9)
    )
    page = f"<div><p>Menu</p></div><div id=x><div>{paragraphs}</div></div><div><p>More to read</p></div>"
    text = read_file("a.html", page.encode()).text
    assert text.startswith("Sentence 0")
    assert text.endswith("quite long.")


def test_a_pdf_is_read_line_by_line_and_says_what_to_compare():
    reading = read_file("a.pdf", pdf("Tides and Trade", "Moderator: Ann Lee"))
    assert reading.text.split() == ["Tides", "and", "Trade", "Moderator:", "Ann", "Lee"]
    assert "Moderator: Ann Lee" in reading.text.splitlines()
    assert reading.notes == (
        (
            "A PDF knows lines, not paragraphs: lines were joined where they fill the column. "
            "Compare the text with the file."
        ),
    )


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", pdf(), "This PDF holds pictures of pages and no text."),
        ("a.pdf", b"%PDF-1.4 junk", "The file is damaged"),
        ("a.pdf", b"no pdf", "This is no PDF file"),
        ("a.docx", b"PK\x03\x04junk", "The file is damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0 an old doc", "no Word file of the kind docx"),
        ("a.docx", zipped(a=b"x"), "no Word file of the kind docx"),
        ("a.docx", word(), "No text was found"),
        ("a.html", b"<html></html>", "No text was found"),
        ("a.html", b"", "The file is empty."),
        ("a.txt", b" \n\t ", "There is no text here."),
        ("a.txt", b"\x81\xff\xfe\x00\x9d\x00", "cannot be|make no text|cannot be stored"),
        ("a.exe", b"MZ", "“.exe” cannot be read"),
        ("a.p\u202ef", b"x", "cannot be read"),
        ("a.txt", b"x" * (limits.LARGEST_FILE + 1), "at most 16 MB are allowed"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(name, content, told):
    with pytest.raises(Unreadable, match=told):
        read_file(name, content)


def test_a_word_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    bomb = with_entry(word("x"), "word/media/image.bin", b"\0" * (limits.LARGEST_UNPACKED + 1))
    assert len(bomb) < 1_000_000
    with pytest.raises(Unreadable, match="would unpack to more than 96 MB"):
        read_file("a.docx", bomb)


def test_a_word_file_with_entities_that_multiply_does_no_harm():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "boom">{entities}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(Unreadable):
        read_file("a.docx", with_entry(word("x"), "word/document.xml", xml.encode()))


def test_control_characters_are_named_and_go_only_with_consent():
    with pytest.raises(HasForbidden, match=r"U\+000B in line 2, character 1"):
        read_pasted("a\n\x0bb")
    assert read_pasted("a\n\x0bb", without_controls=True) == Reading(
        "a\nb", notes=("1 control characters were taken out, as you agreed.",)
    )


@pytest.mark.parametrize("kind", ["txt", "html", "docx", "pdf"])
@given(data=st.data())
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_hostile_files_are_read_or_refused_and_nothing_else(kind, data):
    start = {"docx": word("Tides"), "pdf": pdf("Tides"), "html": PAGE.encode(), "txt": b""}[kind]
    content = data.draw(st.binary(max_size=300) | _damaged(start))
    try:
        reading = read_file(f"a.{kind}", content)
    except Unreadable:
        return
    assert reading.text.strip()
    assert all(0 <= span.start < span.end <= len(reading.text) for span in reading.headings)


@st.composite
def _damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """A sound file with some bytes changed, or cut short."""
    if not content:
        return draw(st.binary(max_size=500))
    found = bytearray(content)
    for _time in range(draw(st.integers(1, 8))):
        found[draw(st.integers(0, len(found) - 1))] = draw(st.integers(0, 255))
    return bytes(found[: draw(st.integers(1, len(found)))]) if draw(st.booleans()) else bytes(found)
