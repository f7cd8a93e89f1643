import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models

from dialogues.columns import (
    LineField,
    ProseField,
    SortKeyField,
    VerbatimField,
    VerbatimFormField,
    sort_key,
)
from dialogues.models import Document, Institution


def test_a_line_is_at_most_300_long_unless_told():
    assert (LineField().max_length, LineField(max_length=500).max_length) == (300, 500)


@pytest.mark.parametrize("field", [LineField(), ProseField(), VerbatimField()])
def test_no_column_takes_a_control_character(field):
    field.clean("words", None)
    with pytest.raises(ValidationError):
        field.clean("wor\x0bds", None)


@pytest.mark.parametrize(("field", "most"), [(ProseField(), 100_000), (VerbatimField(), 2_000_000)])
def test_no_column_takes_an_endless_text(field, most):
    field.clean("x" * most, None)
    with pytest.raises(ValidationError, match=f"at most {most} are allowed"):
        field.clean("x" * (most + 1), None)


@pytest.mark.parametrize("field", [ProseField(blank=True), VerbatimField(blank=True)])
def test_a_form_strips_nothing_and_undoes_the_browser_s_line_ends(field):
    form_field = field.formfield()
    assert isinstance(form_field, VerbatimFormField)
    assert form_field.clean(" one\r\n\r\ntwo \r\n") == " one\n\ntwo \n"
    assert form_field.clean(" \r\n\t\u00a0") == ""
    assert form_field.clean(None) == ""


@pytest.mark.parametrize("model", [Document, Institution])
def test_an_address_takes_no_control_character(model):
    field = model._meta.get_field("url" if model is Document else "website")
    field.clean("https://example.org/", None)
    with pytest.raises(ValidationError, match=r"U\+0001"):
        field.clean("https://example.org/\x01", None)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ärger", "arger"),
        ("ЁЛКА", "елка"),
        ("Йошкар-Ола", "йошкар-ола"),
        ("ｶﾞ", "ガ"),
        ("  two   words ", "two words"),
        ("x" * 400, "x" * 150),
        ("\ufdfa" * 30, sort_key("\ufdfa" * 30)),
    ],
)
def test_names_are_sorted_by_their_folded_form(name, key):
    assert sort_key(name) == key
    assert len(sort_key(name)) <= 150


def test_a_sort_key_is_compared_by_code_points():
    collation = SortKeyField().db_parameters(connection)["collation"]
    assert collation == {"postgresql": "C", "sqlite": "BINARY"}[connection.vendor]


def test_a_sort_key_s_migration_holds_no_more_than_its_class():
    assert SortKeyField().deconstruct()[1:] == ("dialogues.columns.SortKeyField", [], {})
    assert issubclass(SortKeyField, models.TextField)
