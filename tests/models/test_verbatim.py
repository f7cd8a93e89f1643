"""Rule 6: everything entered by an editor is kept exactly."""

import json

import pytest
from django.core import serializers
from django.forms import modelform_factory
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dialogues.editorial import history, reverting
from dialogues.models import Attribution, Conference, Document, Position, Quotation
from dialogues.text.anchoring import digest
from dialogues.text.characters import forbidden_characters
from tests.factories import (
    AttributionFactory,
    ConferenceFactory,
    DocumentFactory,
    PositionFactory,
    QuotationFactory,
)

TEXTS = {
    "no-break spaces": "from\u00a0$50 million, 2\u202f000\u2009km",
    "curly quotes": "“containing” China’s «мягкая сила» ‚low‛",
    "white space at both ends": " \t\n  Words \n\n \t ",
    "line ends of all kinds": "one\r\ntwo\rthree\nfour\u2028five\u2029six",
    "three scripts": "笹川陽平 — Андрей Быстрицкий — Sasakawa",
    "not normalised": "e\u0301 and é; が and か\u3099; ﬁ; Å",
    "invisible": "zero\u200bwidth\u200d joiner\ufeff soft\u00adhyphen \u202eright to left\u202c",
    "beyond the basic plane": "𠮷野家 👩🏽‍🚀 𝕏",
    "markup": "<script>alert(1)</script> &amp; {{ x }} %s %(x)s",
    "formula": "=1+1\t+cmd|' /C calc'!A0",
}
LINES = {name: text for name, text in TEXTS.items() if not set(text) & set("\r\n")}
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
each_line = pytest.mark.parametrize("text", LINES.values(), ids=LINES)
pytestmark = pytest.mark.django_db


@each_text
def test_a_document_s_text_is_stored_byte_for_byte(text):
    document = DocumentFactory(text=text)
    document.full_clean()
    stored = Document.objects.get()
    assert stored.text.encode() == text.encode()
    assert stored.sha256 == digest(text)


@each_text
def test_prose_is_stored_byte_for_byte(text):
    conference = ConferenceFactory(summary=text, note=text, date_note=text)
    conference.full_clean()
    stored = Conference.objects.get()
    assert (stored.summary, stored.note, stored.date_note) == (text, text, text)


@each_line
def test_lines_are_stored_byte_for_byte(text):
    attribution = AttributionFactory(words=text)
    attribution.full_clean()
    assert Attribution.objects.get().words == text


@each_text
def test_quoted_words_are_stored_byte_for_byte(text):
    words = text.strip("\r\n")
    document = DocumentFactory(text=f"before {words} after")
    position = PositionFactory(document=document, quotations=[])
    QuotationFactory(position=position, exact=words, translation=text)
    stored = Quotation.objects.get()
    assert (stored.exact, stored.translation) == (words, text)
    assert document.text[stored.start : stored.end] == words


def as_a_browser_sends(text: str) -> str:
    """HTML: a form's line ends are sent as CR LF."""
    return "\r\n".join(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


@pytest.mark.parametrize("name", ["summary", "date_note", "note"])
@each_text
def test_a_form_keeps_prose_as_written(name, text):
    Form = modelform_factory(Conference, fields=[name])  # noqa: N806
    form = Form({name: as_a_browser_sends(text)}, instance=ConferenceFactory())
    assert form.is_valid(), form.errors
    form.save()
    assert getattr(Conference.objects.get(), name) == text.replace("\r\n", "\n").replace("\r", "\n")


@each_text
def test_a_form_keeps_a_document_s_text_as_written(text):
    Form = modelform_factory(Document, fields=["text"])  # noqa: N806
    form = Form({"text": as_a_browser_sends(text)}, instance=DocumentFactory())
    assert form.is_valid(), form.errors
    form.save()
    assert Document.objects.get().text == text.replace("\r\n", "\n").replace("\r", "\n")


def test_white_space_alone_is_no_text():
    Form = modelform_factory(Position, fields=["statement"])  # noqa: N806
    form = Form({"statement": " \r\n\u00a0"}, instance=PositionFactory())
    assert form.errors == {"statement": ["This field is required."]}


@each_text
def test_history_brings_a_text_back_byte_for_byte(text):
    document = DocumentFactory(text=text, rights=text, status="draft")
    history.save(document, by=None, comment="entered")
    entered = history.versions(document).first()
    document.text = document.rights = "Something else."
    history.save(document, by=None, comment="overwritten")

    reverting.revert_to(entered, by=None)

    stored = Document.objects.get()
    assert (stored.text, stored.rights, stored.sha256) == (text, text, digest(text))


@each_text
def test_a_dump_holds_a_text_byte_for_byte(text):
    DocumentFactory(text=text)
    dump = serializers.serialize("json", Document.objects.all(), ensure_ascii=False)
    assert json.loads(dump)[0]["fields"]["text"] == text
    Document.objects.all().delete()
    for record in serializers.deserialize("json", dump):
        record.save()
    assert Document.objects.get().text == text


any_text = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: text and not forbidden_characters(text)
)


class AnyTextTests(TestCase):
    @given(any_text)
    def test_any_allowed_text_is_stored_as_it_is(self, text):
        document = DocumentFactory(text=text, rights=text)
        document.clean_fields()
        stored = Document.objects.get(pk=document.pk)
        assert (stored.text, stored.rights, stored.sha256) == (text, text, digest(text))
