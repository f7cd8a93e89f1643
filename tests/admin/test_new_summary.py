"""New summary on the desk: send a text, check what it says, and get drafts of what was accepted."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dialogues.importing.summaries import runs
from dialogues.importing.summaries.reading import read_pasted
from dialogues.models import (
    Conference,
    Document,
    ImportRun,
    Institution,
    Participant,
    Series,
)
from tests import factories
from tests.admin.sheets import fields, messages
from tests.editorial.tables import rows

pytestmark = pytest.mark.django_db

SENDING = "/admin/new-summary/"
TEXT = (
    "Tides and Trade\n\n"
    "On 12 May 2021, the Blue Institute and the Green Foundation (GF) held a closed-door online "
    "seminar on tides\u00a0and trade with opening remarks by Ann Lee, director of the Blue "
    "Institute, and Ivan Petrov, Senior Fellow, GF.\r\nWhat is “trade”? Nobody knows.\n"
)


@pytest.fixture
def waiting(editor):
    """A text that was sent, as the number of its run."""

    def sent(text=TEXT, **given):
        return runs.begin("pasted", read_pasted(text), by=editor, **given).pk

    return sent


def contents(*models):
    """The tables of these models as they are now."""
    return {model.__name__: rows(model) for model in models}


def page(pk):
    return reverse("admin:new_summary_proposal", args=[pk])


def opened(desk, pk):
    answer = desk.get(page(pk))
    assert answer.status_code == 200
    return fields(answer.content.decode(), "proposal_form")


def create(desk, pk, data, **changed):
    return desk.post(page(pk), {**data, **changed, "create": "1"})


def sheet_faults(answer):
    return [(where, message) for where, message, _place in answer.context["faults"]]


def test_a_pasted_text_waits_and_nothing_of_it_is_a_record(desk):
    before = contents(Document, Conference, Institution, Participant)
    answer = desk.post(
        SENDING, {"text": TEXT.replace("\n", "\r\n"), "address": "https://x.example/a"}
    )
    run = ImportRun.objects.get()
    assert answer.url == page(run.pk)
    assert desk.get(answer.url).status_code == 200
    assert contents(Document, Conference, Institution, Participant) == before


def test_what_the_text_says_is_proposed_with_its_words(desk, waiting):
    html = desk.get(page(waiting())).content.decode()
    data = fields(html, "proposal_form")
    proposed = {
        name: data[name][0]
        for name in (
            "document-title", "document-language", "event0-title", "event0-start_date",
            "event0-date_precision", "event0-format", "event0-access", "event0-attribution_rule",
            "event0-people-0-name", "event0-people-0-role", "event0-people-0-stated_as",
            "event0-people-1-name", "institutions-0-name", "institutions-1-name",
            "institutions-1-acronym", "institutions-1-kind",
        )
    }  # fmt: skip
    assert proposed == {
        "document-title": "Tides and Trade",
        "document-language": "en",
        "event0-title": "Closed-door online seminar on tides and trade",
        "event0-start_date": "2021-05-12",
        "event0-date_precision": "day",
        "event0-format": "online",
        "event0-access": "closed_door",
        "event0-attribution_rule": "unstated",
        "event0-people-0-name": "Ann Lee",
        "event0-people-0-role": "opening_remarks",
        "event0-people-0-stated_as": "director of the Blue Institute",
        "event0-people-1-name": "Ivan Petrov",
        "institutions-0-name": "Blue Institute",
        "institutions-1-name": "Green Foundation",
        "institutions-1-acronym": "GF",
        "institutions-1-kind": "foundation",
    }
    assert ">12 May 2021</a>" in html


def test_accepting_makes_drafts_in_one_revision_and_leads_to_the_workbench(desk, waiting, editor):
    pk = waiting(address="https://x.example/a")
    answer = create(desk, pk, opened(desk, pk))
    document = Document.objects.get()
    assert answer.url == reverse("admin:workbench", args=[document.pk])
    assert document.text == TEXT.replace("\r\n", "\n")
    assert (document.url, document.status, document.created_by) == (
        "https://x.example/a",
        "draft",
        editor,
    )
    assert document.sentences.count() == 4
    conference = Conference.objects.get()
    assert list(document.conferences.all()) == [conference]
    assert conference.status == "draft"
    assert conference.note == "Kind of event as stated: seminar."
    hosts = [(host.institution.name, host.role, host.stated_as) for host in conference.hosts.all()]
    assert hosts == [
        ("Blue Institute", "co_host", "Blue Institute"),
        ("Green Foundation", "co_host", "Green Foundation"),
    ]
    people = [
        (row.participant.name, row.role, row.stated_as, [str(i) for i in row.institutions.all()])
        for row in conference.appearances.all()
    ]
    assert people == [
        ("Ann Lee", "opening_remarks", "director of the Blue Institute", ["Blue Institute"]),
        ("Ivan Petrov", "opening_remarks", "Senior Fellow, GF", ["Green Foundation"]),
    ]
    assert {row.status for row in [*Institution.objects.all(), *Participant.objects.all()]} == {
        "draft"
    }
    assert Participant.objects.get(name="Ann Lee").sort_name == "Lee, Ann"


def test_a_second_click_makes_nothing_twice(desk, waiting):
    pk = waiting()
    data = opened(desk, pk)
    first = create(desk, pk, data)
    made = contents(Document, Conference, Institution, Participant)
    second = create(desk, pk, data)
    assert second.url == first.url
    assert contents(Document, Conference, Institution, Participant) == made
    assert desk.get(page(pk)).url == first.url


def test_stored_records_are_preselected_by_exact_name_in_any_script(desk, waiting):
    blue = factories.InstitutionFactory(name="Blue Institute")
    ann = factories.ParticipantFactory(name="Ann Lee-Jones", sort_name="Lee-Jones, Ann")
    factories.ParticipantNameFactory(participant=ann, text="Ann Lee")
    pk = waiting()
    data = opened(desk, pk)
    assert data["institutions-0-record"] == [str(blue.pk)]
    assert data["event0-people-0-record"] == [str(ann.pk)]
    assert data["event0-people-1-record"] == ["new"]
    create(desk, pk, data)
    assert Institution.objects.filter(name="Blue Institute").get() == blue
    assert next(row.participant for row in Conference.objects.get().appearances.all()) == ann


def test_near_names_have_to_be_decided(desk, waiting):
    near = factories.ParticipantFactory(name="Iwan Petrov")
    pk = waiting()
    html = desk.get(page(pk)).content.decode()
    assert "a name like “Iwan Petrov”" in html
    data = fields(html, "proposal_form")
    assert "event0-people-1-record" not in data
    answer = create(desk, pk, data)
    assert sheet_faults(answer) == [
        ("Record – Ivan Petrov", "Say which record this is, or that it is a new one.")
    ]
    assert Document.objects.count() == 0
    create(desk, pk, data, **{"event0-people-1-record": str(near.pk)})
    assert near.appearances.get().stated_as == "Senior Fellow, GF"


def test_what_is_left_out_is_not_written(desk, waiting):
    pk = waiting()
    data = opened(desk, pk)
    for name in ("event0-people-0-take", "event0-hosts-1-take"):
        del data[name]
    create(desk, pk, data, **{"event0-access": "unknown", "event0-place": ""})
    conference = Conference.objects.get()
    assert [row.participant.name for row in conference.appearances.all()] == ["Ivan Petrov"]
    assert [host.institution.name for host in conference.hosts.all()] == ["Blue Institute"]
    assert conference.access == "unknown"


def test_an_event_left_out_makes_no_conference_and_nobody(desk, waiting):
    pk = waiting()
    data = opened(desk, pk)
    del data["event0-take"]
    create(desk, pk, data)
    assert Document.objects.get().conferences.count() == 0
    assert (Conference.objects.count(), Participant.objects.count()) == (0, 0)
    assert Institution.objects.count() == 0


def test_faults_stand_at_their_place_and_everything_typed_is_kept(desk, waiting):
    pk = waiting()
    data = opened(desk, pk)
    answer = create(
        desk,
        pk,
        data,
        **{
            "document-title": "",
            "event0-languages": "English!",
            "event0-people-0-stated_as": "what I typed",
            "event0-people-1-country": "Atlantis",
        },
    )
    assert sheet_faults(answer) == [
        ("Title", "This field is required."),
        ("Languages", "“English!” is no language tag; write one such as en, ru, ja or zh-Hant."),
        (
            "Country – Ivan Petrov",
            "“Atlantis” is no country known here; write its English name or its code, such as JP.",
        ),
    ]
    again = fields(answer.content.decode(), "proposal_form")
    assert again["event0-languages"] == ["English!"]
    assert again["event0-people-0-stated_as"] == ["what I typed"]
    assert Document.objects.count() == 0


def test_a_row_can_be_added_without_a_script(desk, waiting):
    pk = waiting()
    data = opened(desk, pk)
    answer = desk.post(page(pk), {**data, "event0-title": "My title", "add": "event0-people"})
    again = fields(answer.content.decode(), "proposal_form")
    assert again["event0-people-TOTAL_FORMS"] == ["3"]
    assert again["event0-title"] == ["My title"]
    create(
        desk,
        pk,
        {**again, "event0-people-2-name": "Olga Mir", "event0-people-2-record": "new"},
    )
    assert Conference.objects.get().appearances.count() == 3


def test_a_yearless_date_stays_unknown_and_what_the_text_says_is_noted(desk, waiting):
    pk = waiting("The Blue Institute held a seminar on tides on 9 May.")
    data = opened(desk, pk)
    assert (data["event0-start_date"], data["event0-date_precision"]) == ([""], ["unknown"])
    create(desk, pk, data)
    conference = Conference.objects.get()
    assert (conference.start_date, conference.date_note) == (
        None,
        "The text says “9 May” without a year.",
    )


@pytest.mark.parametrize(
    ("words", "rule", "until"),
    [
        ("The report is under embargo until 3 May 2030.", "embargo", "2030-05-03"),
        ("The report is under embargo until further notice.", "embargo", ""),
        ("It was held under the Chatham House Rule.", "chatham_house", ""),
        ("All spoke on the record.", "on_record", ""),
        ("Nobody spoke.", "unstated", ""),
    ],
)
def test_the_attribution_rule_is_proposed_only_where_it_is_stated(
    desk, waiting, words, rule, until
):
    data = opened(desk, waiting(f"The Blue Institute held a seminar on tides. {words}"))
    assert data["event0-attribution_rule"] == [rule]
    assert data["event0-embargo_until"] == [until]


def test_contradictory_dates_are_left_to_the_editor(desk, waiting):
    pk = waiting(
        "Date: 9 June 2020\n\nOn 11 June 2020, the Blue Institute held a seminar on tides."
    )
    html = desk.get(page(pk)).content.decode()
    assert "Take 9 June 2020" in html
    assert "Take 11 June 2020" in html
    data = fields(html, "proposal_form")
    assert data["event0-start_date"] == [""]
    assert data["event0-date_note"] == [
        "The text gives contradictory dates: “9 June 2020”; “11 June 2020”."
    ]


def test_a_stored_document_and_conference_are_warned_of(desk, waiting):
    conference = factories.ConferenceFactory(title="A seminar on tides")
    stored = factories.DocumentFactory(text=TEXT.replace("\r\n", "\n"), title="Tides and Trade")
    stored.conferences.set([conference])
    pk = waiting()
    html = desk.get(page(pk)).content.decode()
    assert "the same text" in html
    data = fields(html, "proposal_form")
    assert data["event0-existing"] == [str(conference.pk)]
    create(desk, pk, data)
    assert Conference.objects.get() == conference
    assert conference.documents.count() == 2
    assert conference.appearances.count() == 0


def test_a_new_series_is_made_of_a_numbered_event(desk, waiting):
    pk = waiting("On 3 May 2022, the Blue Institute hosted the 7th Tidal Dialogue in Oslo.")
    create(desk, pk, opened(desk, pk))
    assert Conference.objects.get().series == Series.objects.get(title="Tidal Dialogue")


def test_a_file_is_read_and_its_encoding_told(desk):
    content = "Круглый стол «Лёд»\n\n3 мая 2021 года в Москве прошёл круглый стол «Лёд».".encode(
        "cp1251"
    )
    answer = desk.post(SENDING, {"file": SimpleUploadedFile("лёд.txt", content)}, follow=True)
    html = answer.content.decode()
    assert "The file was read as Windows-1251." in html
    assert fields(html, "proposal_form")["event0-place"] == ["Москва"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Paste a text, or choose a file."),
        ({"text": "x", "file": SimpleUploadedFile("a.txt", b"x")}, "not both"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 junk")}, "The file is damaged"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "“.exe” cannot be read"),
        ({"text": "Tides", "address": "ftp://x"}, "Enter a valid URL."),
    ],
)
def test_what_cannot_be_taken_is_told_in_a_sentence(desk, sent, told):
    answer = desk.post(SENDING, sent)
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert ImportRun.objects.count() == 0


def test_control_characters_go_only_with_consent(desk):
    answer = desk.post(SENDING, {"text": "Tides\x0band trade"})
    assert "U+000B in line 1, character 6" in answer.content.decode()
    assert ImportRun.objects.count() == 0
    answer = desk.post(SENDING, {"text": "Tides\x0band trade", "without_controls": "on"})
    assert runs.reading_of(ImportRun.objects.get()).text == "Tidesand trade"


def test_a_text_is_let_go(desk, waiting):
    pk = waiting()
    assert str(pk) in desk.get(SENDING).content.decode()
    answer = desk.post(page(pk), {"drop": "1"}, follow=True)
    assert messages(answer) == ["The text was let go; no record was made of it."]
    assert list(runs.waiting_of(answer.context["user"])) == []
    assert bytes(ImportRun.objects.get().content) == b""


def test_nobody_else_sees_a_text_that_waits(client, waiting):
    pk = waiting()
    client.force_login(factories.EditorFactory())
    assert client.get(page(pk)).status_code == 404
    assert client.post(page(pk), {"create": "1"}).status_code == 404


def test_a_text_that_waits_is_no_import_of_tables(desk, waiting):
    table = factories.ImportRunFactory(name="topics.csv")
    pk = waiting()
    assert [run.pk for run in desk.get(reverse("admin:import")).context["recent"]] == [table.pk]
    for asked in (desk.get, desk.post):
        assert asked(reverse("admin:import_plan", args=[pk])).status_code == 404


def test_the_rights_that_it_needs(client, db):
    user = factories.UserFactory(is_staff=True)
    client.force_login(user)
    assert client.get(SENDING).status_code == 403
    for noun in ("document", "conference"):
        user.user_permissions.add(Permission.objects.get(codename=f"add_{noun}"))
    assert client.get(SENDING).status_code == 200
    pk = runs.begin("a", read_pasted(TEXT), by=user).pk
    answer = create(client, pk, opened(client, pk))
    assert answer.context["problems"] == [
        "Nothing was written.",
        "You may not add institutions, participants. Choose stored ones, or leave them out.",
    ]
    assert Document.objects.count() == 0


def test_names_are_looked_up_while_they_are_typed(desk):
    ann = factories.ParticipantFactory(name="Ann Lee")
    address = reverse("admin:new_summary_records")
    html = desk.get(
        address, {"noun": "participant", "name": "Lee Ann", "prefix": "p-0"}
    ).content.decode()
    assert f'name="p-0-record" value="{ann.pk}"' in html
    assert "the same words in another order" in html
    for bad in ({"noun": "user"}, {"noun": "participant", "name": "\x00"}):
        assert desk.get(address, bad).status_code == 404


@pytest.mark.parametrize(
    "forged",
    [
        {"events": "9999999999"},
        {"events": "-1"},
        {"event0-people-TOTAL_FORMS": "99999999"},
        {"event0-people-TOTAL_FORMS": "x"},
        {"event0-people-0-record": "99999999999999999999"},
        {"event0-people-0-record": "1\x00"},
        {"event0-existing": "77"},
        {"event0-series_record": "77"},
        {"document-publisher_key": "stored:77"},
        {"event0-people-0-institutions": ["88"]},
        {"event0-start_date": "0000-00-00"},
        {"document-title": "a\x00b"},
        {"add": "nonsense"},
    ],
)
def test_forged_answers_write_nothing_and_break_nothing(desk, waiting, forged):
    pk = waiting()
    data = {**opened(desk, pk), **forged}
    assert desk.post(page(pk), {**data, "create": "1"}).status_code in (200, 302)
    for document in Document.objects.all():
        assert document.text == TEXT.replace("\r\n", "\n")


def test_the_number_of_queries_does_not_grow_with_the_people(
    desk, waiting, django_assert_max_num_queries
):
    few, many = (
        "Date: 9 May 2021\nSpeakers:\n" + "".join(f"{name} Lee, X University\n" for name in names)
        for names in (("Ann", "Bea"), ("Cora", "Dora", "Emma", "Flora", "Greta", "Hanna"))
    )
    counts = []
    for text in (few, many):
        pk = waiting(text)
        with django_assert_max_num_queries(60) as counted:
            desk.get(page(pk))
        counts.append(len(counted))
    assert counts[0] == counts[1]
