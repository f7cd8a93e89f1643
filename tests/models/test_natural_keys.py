"""Fixtures name records by what is unique in them, and bring a whole database back."""

import io
import json
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from dialogues.choices import ParticipantKind
from dialogues.models import FormerSlug, Topic, find_current
from tests import factories as f

pytestmark = pytest.mark.django_db

#: What the desk notes about work in progress, the public log, and an index: not what is recorded.
NOT_RECORDED = {
    "apitoken",
    "codingstep",
    "editingsession",
    "idempotentrequest",
    "importrun",
    "knowndistinct",
    "nextversion",
    "publicchange",
    "reviewcomment",
    "searchentry",
}


def fill() -> None:
    """At least one of each record, some referring to rows made after them."""
    editor = f.EditorFactory()
    series = f.SeriesFactory()
    conference = f.ConferenceFactory(
        series=series, created_by=editor, updated_by=editor, topics=[f.TopicFactory()]
    )
    f.HostFactory(conference=conference)
    person = f.ParticipantFactory(country="JP", name="笹川陽平")
    f.AppearanceFactory(
        conference=conference, participant=person, institutions=[f.InstitutionFactory(country="RU")]
    )
    for kind in ParticipantKind.values:
        f.ParticipantFactory(kind=kind)
    f.ParticipantNameFactory(participant=person)
    f.ParticipantIdentifierFactory(participant=person)
    f.InstitutionNameFactory()
    f.InstitutionIdentifierFactory()
    f.TopicLabelFactory()
    child = f.TopicFactory(name="Child")
    child.parent = f.TopicFactory(name="Parent, made later")
    child.save()
    child.related.add(f.TopicFactory())
    teased = f.DocumentFactory(text="", publisher=f.InstitutionFactory())
    teased.known_through = f.DocumentFactory(conferences=[conference])
    teased.save()
    f.AuthorshipFactory(document=teased)
    f.SentenceFactory(document=teased.known_through)
    position = f.PositionFactory(conference=conference, about=[f.CountryFactory(code="CN")])
    f.AttributionFactory(position=position, role="reporter")
    f.PositionRelationFactory(source=position)
    rename(child)


def rename(topic: Topic) -> None:
    topic.slug = "renamed-child"
    topic.save()


def dump() -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command(
        "dumpdata",
        "dialogues",
        "auth.user",
        exclude=["dialogues.publicchange", "dialogues.searchentry"],
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
        stdout=out,
    )
    return json.loads(out.getvalue().replace(".000Z", "Z"))  # fixtures hold milliseconds


def load(rows: list[dict[str, Any]], folder: Any) -> None:
    file = folder / "dump.json"
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    call_command("loaddata", str(file), verbosity=0)


def empty() -> None:
    """Everything away at once; foreign keys are looked at when all is loaded again."""
    user = apps.get_model("auth", "user")
    for model in [*apps.get_app_config("dialogues").get_models(include_auto_created=True), user]:
        rows = models.QuerySet(model)
        rows._raw_delete(rows.db)


def recorded() -> list[Any]:
    everything = apps.get_app_config("dialogues").get_models()
    return [model for model in everything if model._meta.model_name not in NOT_RECORDED]


def test_a_dump_by_natural_keys_brings_every_record_back(tmp_path):
    fill()
    before = dump()
    kinds = {row["model"] for row in before}
    assert {model._meta.label_lower for model in recorded()} <= kinds
    assert [row for row in before if "pk" in row] == []

    empty()
    assert dump() == []
    load(before, tmp_path)

    assert in_order(dump()) == in_order(before)


def in_order(rows: list[dict[str, Any]]) -> list[str]:
    """Two databases give the rows of one table in the order of keys that mean nothing."""
    return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)


def test_redirects_lead_to_the_same_record_after_loading(tmp_path):
    f.TopicFactory()
    topic = f.TopicFactory(name="Trade")
    rename(topic)
    rows = dump()
    empty()
    load(rows, tmp_path)

    assert FormerSlug.objects.get().natural_key() == ("dialogues", "topic", "trade")
    assert find_current(Topic, "trade") == Topic.objects.get(name="Trade")


def test_loading_twice_changes_nothing(tmp_path):
    fill()
    before = dump()
    load(before, tmp_path)
    load(before, tmp_path)
    assert in_order(dump()) == in_order(before)


def test_every_natural_key_finds_its_record():
    fill()
    for model in recorded():
        rows = list(model._base_manager.all())
        assert rows, model
        for row in rows:
            assert model._default_manager.get_by_natural_key(*row.natural_key()) == row
