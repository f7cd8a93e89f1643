"""Names that are there already: told while they are typed, at saving, and on a screen of pairs."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialogues.editorial.matching import mark_distinct
from dialogues.models import Institution, KnownDistinct, Participant, Series, Topic
from tests import factories
from tests.admin.addresses import page
from tests.admin.sheets import messages, opened, with_part

pytestmark = pytest.mark.django_db

SCREEN = "/admin/duplicates/"
ASK = "/admin/near-names/"


def asked(desk: Client, **question: object) -> dict:
    answer = desk.get(ASK, question)
    assert answer.status_code == 200, answer.status_code
    return json.loads(answer.content)


def allowed_to(*codenames: str) -> Client:
    user = factories.EditorFactory(is_superuser=False)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


def told_pairs(answer) -> list[tuple[str, str]]:
    return [(pair.one.record.name, pair.other.record.name) for pair in answer.context["suspects"]]


def test_the_warning_names_what_is_there_already(desk):
    person = factories.ParticipantFactory(name="Yohei Sasakawa", country="JP")
    factories.ParticipantNameFactory(participant=person, text="笹川陽平")
    draft = factories.ParticipantFactory(name="Y. Sasakawa", status="draft")
    assert asked(desk, of="participant", name="笹川 陽平") == {
        "told": "Already there:",
        "records": [
            {
                "label": "Yohei Sasakawa — person, Japan",
                "why": "also “笹川陽平”",
                "exact": True,
                "status": "published",
                "address": page(person),
            }
        ],
    }
    both = asked(desk, of="participant", name="Sasakawa Yōhei")
    assert both["told"] == "Already there, perhaps:"
    assert [(found["label"], found["status"]) for found in both["records"]] == [
        ("Yohei Sasakawa — person, Japan", "published"),
        ("Y. Sasakawa — person · draft", ""),
    ]
    own = asked(desk, of="participant", name="Y. Sasakawa", exclude=draft.pk)
    assert [found["label"] for found in own["records"]] == ["Yohei Sasakawa — person, Japan"]
    mark_distinct(person, draft, by=None)
    assert asked(desk, of="participant", name="Y. Sasakawa", exclude=draft.pk) == {
        "told": "",
        "records": [],
    }


def test_an_anonymous_voice_is_named_for_its_own_conference(desk):
    voice = factories.ParticipantFactory(anonymous=True, name="One of the participants")
    question = {"of": "participant", "name": "One of the participants"}
    assert asked(desk, **question)["records"] == []
    assert len(asked(desk, **question, conference=voice.conference_id)["records"]) == 1


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ({}, 404),
        ({"of": "sentence", "name": "x"}, 404),
        ({"of": "user", "name": "admin"}, 404),
        ({"of": "topic"}, 200),
        ({"of": "topic", "name": "\x00" * 20}, 200),
        ({"of": "topic", "name": "x" * 100_000}, 200),
        ({"of": "topic", "name": "Trade", "exclude": "9" * 40}, 200),
        ({"of": "topic", "name": "Trade", "exclude": "abc"}, 200),
        ({"of": "participant", "name": "Anna", "conference": "99999999999999999999"}, 200),
        ({"of": "participant", "name": "Anna", "conference": "0"}, 200),
    ],
)
def test_odd_questions_are_answered(desk, question, status):
    assert desk.get(ASK, question).status_code == status


def test_names_are_told_to_those_who_may_see_the_records():
    factories.TopicFactory(name="Trade")
    assert asked(allowed_to("view_topic"), of="topic", name="Trade")["told"] == "Already there:"
    assert allowed_to("view_series").get(ASK, {"of": "topic", "name": "Trade"}).status_code == 403
    assert Client().get(ASK, {"of": "topic", "name": "Trade"}).status_code == 302


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/admin/dialogues/participant/add/", {"name": "participant"}),
        ("/admin/dialogues/institution/add/", {"name": "institution", "acronym": "institution"}),
        ("/admin/dialogues/topic/add/", {"name": "topic"}),
        ("/admin/dialogues/series/add/", {"title": "series"}),
        ("/admin/dialogues/conference/add/", {"title": "conference"}),
    ],
)
def test_every_field_that_holds_a_name_asks_while_typing(desk, address, fields):
    answer = desk.get(address)
    form = answer.context["adminform"].form
    asking = {
        name: field.widget.attrs["data-near-names"]
        for name, field in form.fields.items()
        if "data-near-names" in field.widget.attrs
    }
    assert asking == {name: f"{ASK}?of={kind}" for name, kind in fields.items()}
    html = answer.content.decode()
    assert 'near_names.js" type="module"' in html
    assert "near_names.css" in html


def test_the_form_of_a_record_leaves_the_record_itself_out(desk):
    topic = factories.TopicFactory()
    factories.TopicLabelFactory(topic=topic)
    html = desk.get(page(topic)).content.decode()
    question = f'data-near-names="{ASK}?of=topic&amp;exclude={topic.pk}"'
    assert html.count(question) == 3  # its name, its label, and the empty form of another label


def test_saving_a_name_that_is_there_is_told_and_not_kept_from(desk):
    there = factories.TopicFactory(name="Trade")
    data = opened(desk, "/admin/dialogues/topic/add/")
    answer = desk.post("/admin/dialogues/topic/add/", {**data, "name": "trade"}, follow=True)
    warning, saved = messages(answer)
    assert warning == f'Already there:<ul><li><a href="{page(there)}">Trade</a></li></ul>'
    assert "was added successfully" in saved
    assert Topic.objects.filter(name="trade").count() == 1


def test_another_name_that_is_somebody_s_is_told_at_saving(desk):
    there = factories.ParticipantFactory(name="Yohei Sasakawa")
    factories.ParticipantNameFactory(participant=there, text="笹川陽平")
    draft = factories.ParticipantFactory(name="Somebody Else", status="draft")
    data = with_part(opened(desk, page(draft)), "names", text="笹川　陽平", kind="variant")
    answer = desk.post(page(draft), data, follow=True)
    assert messages(answer)[0] == (
        f'Already there:<ul><li><a href="{page(there)}">Yohei Sasakawa — person</a> '
        "(also “笹川陽平”)</li></ul>"
    )
    again = desk.post(page(draft), opened(desk, page(draft)), follow=True)
    assert not [text for text in messages(again) if "Already there" in text]


def test_a_series_that_is_there_is_told_too(desk):
    factories.SeriesFactory(title="Valdai–SPF conference")
    data = opened(desk, "/admin/dialogues/series/add/")
    answer = desk.post(
        "/admin/dialogues/series/add/", {**data, "title": "Valdai-SPF Conference"}, follow=True
    )
    assert messages(answer)[0].startswith("Already there:")
    assert Series.objects.count() == 2


def test_the_screen_shows_pairs_with_what_is_known_of_each(desk):
    one = factories.ParticipantFactory(name="Dmitry Streltsov", country="RU")
    two = factories.ParticipantFactory(name="Streltsov Dmitry", country="JP", status="draft")
    appearance = factories.AppearanceFactory(participant=one, stated_as="Head of department")
    factories.PositionFactory(holders=[two])
    answer = desk.get(SCREEN)
    (pair,) = answer.context["suspects"]
    rows = {row.label: row for row in pair.rows}
    assert pair.verdict == "Perhaps one"
    assert pair.why == ["the same words in another order", "different countries"]
    assert [value.text for value in rows["Appeared at"].one] == [
        f"{appearance.conference} — Head of department"
    ]
    assert [value.text for value in rows["Positions"].other] == ["1"]
    assert {label for label, row in rows.items() if row.differs} == {"Country"}
    html = answer.content.decode()
    assert f"{page(one, 'merge')}?into={two.pk}" in html
    assert f"{page(two, 'merge')}?into={one.pk}" in html


@pytest.mark.parametrize(
    "kind", ["participant", "institution", "topic", "series", "conference", "document"]
)
def test_every_kind_has_its_pairs(desk, kind):
    factory = getattr(factories, f"{kind.capitalize()}Factory")
    column = "name" if kind in ("participant", "institution", "topic") else "title"
    for _one_of_two in range(2):
        factory(**{column: "Trade in Asia"})
    answer = desk.get(SCREEN, {"of": kind})
    assert answer.status_code == 200
    assert len(answer.context["suspects"]) == 1
    mergeable = kind in ("participant", "institution", "topic")
    assert ("/merge/?into=" in answer.content.decode()) is mergeable


def test_two_are_told_apart_and_the_judgement_is_taken_back(desk):
    one, two = factories.TopicFactory(name="Trade"), factories.TopicFactory(name="trade")
    assert told_pairs(desk.get(SCREEN, {"of": "topic"})) == [("Trade", "trade")]
    data = {
        "of": "topic", "one": one.pk, "other": two.pk, "note": " Goods; services. ",
        "back": f"{SCREEN}?of=topic&page=1",
    }  # fmt: skip
    answer = desk.post(reverse("admin:duplicates_different"), data, follow=True)
    assert answer.redirect_chain == [(f"{SCREEN}?of=topic&page=1", 302)]
    assert told_pairs(answer) == []
    (told,) = messages(answer)
    assert told.startswith("“Trade” and “trade” are known to be different now.")

    seen = desk.get(SCREEN, {"of": "topic", "show": "different"})
    row = KnownDistinct.objects.get()
    assert row.note == "Goods; services."
    assert "Goods; services." in seen.content.decode()
    answer = desk.post(reverse("admin:duplicates_forget", args=[row.pk]), follow=True)
    assert messages(answer) == ["Taken back; the two are looked at again."]
    assert told_pairs(answer) == [("Trade", "trade")]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({}, 404),
        ({"of": "sentence"}, 404),
        ({"of": "topic", "one": "abc", "other": "1"}, 404),
        ({"of": "topic", "one": "9" * 30, "other": "1"}, 404),
    ],
)
def test_odd_judgements_are_refused(desk, data, status):
    assert desk.post(reverse("admin:duplicates_different"), data).status_code == status
    assert desk.get(reverse("admin:duplicates_different")).status_code == 405


def test_a_note_that_cannot_be_stored_is_refused_with_why(desk):
    one, two = factories.TopicFactory(), factories.TopicFactory()
    data = {"of": "topic", "one": one.pk, "other": two.pk, "note": "a\x0bb"}
    answer = desk.post(reverse("admin:duplicates_different"), data, follow=True)
    (told,) = messages(answer)
    assert "U+000B" in told
    assert KnownDistinct.objects.count() == 0


def test_nobody_is_sent_elsewhere_after_a_judgement(desk):
    one, two = factories.TopicFactory(), factories.TopicFactory()
    for back in ("https://elsewhere.example/", "//elsewhere.example/admin/duplicates/", ""):
        data = {"of": "topic", "one": one.pk, "other": two.pk, "back": back}
        answer = desk.post(reverse("admin:duplicates_different"), data)
        assert answer["Location"] == f"{SCREEN}?of=topic"


def test_who_may_only_look_judges_and_merges_nothing():
    one, two = factories.TopicFactory(name="Trade"), factories.TopicFactory(name="trade")
    data = {"of": "topic", "one": one.pk, "other": two.pk}
    editor, reader = allowed_to("view_topic", "change_topic"), allowed_to("view_topic")
    assert "They are different" in editor.get(SCREEN).content.decode()
    html = reader.get(SCREEN).content.decode()
    assert "trade" in html
    assert "They are different" not in html
    assert "/merge/" not in html
    assert reader.post(reverse("admin:duplicates_different"), data).status_code == 403
    row = mark_distinct(one, two, by=None)
    assert reader.post(reverse("admin:duplicates_forget", args=[row.pk])).status_code == 403
    assert reader.get(SCREEN, {"of": "institution"}).status_code == 403
    assert allowed_to().get(SCREEN).status_code == 403


def test_a_page_of_many_pairs_reads_as_much_as_one_of_few(desk):
    def queries_for(model: str) -> int:
        desk.get(SCREEN, {"of": model})
        with CaptureQueriesContext(connection) as queries:
            desk.get(SCREEN, {"of": model})
        return len(queries)

    for factory, kind in (
        (factories.ParticipantFactory, "participant"),
        (factories.InstitutionFactory, "institution"),
        (factories.TopicFactory, "topic"),
    ):
        factory.create_batch(2, name="Trade in Asia")
        few = queries_for(kind)
        factory.create_batch(4, name="Trade in Asia")
        assert queries_for(kind) == few, kind


def test_many_pairs_are_parted_into_pages(desk):
    for letter in "abdefghilmnoprstuz":
        factories.TopicFactory.create_batch(2, name=f"Trade of {letter * 6}")
    first, second = desk.get(SCREEN, {"of": "topic"}), desk.get(SCREEN, {"of": "topic", "page": 2})
    assert (len(first.context["suspects"]), len(second.context["suspects"])) == (15, 3)
    assert desk.get(SCREEN, {"of": "topic", "page": "x"}).status_code == 200
    assert Participant.objects.count() == Institution.objects.count() == 0
