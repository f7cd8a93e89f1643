"""What becomes of each row: made, changed field by field, left, or refused with the reasons."""

import pytest

from dialogues.models import (
    Appearance,
    Conference,
    Document,
    Host,
    Institution,
    InstitutionName,
    Participant,
    Position,
    Quotation,
    Sentence,
    Series,
    Topic,
)
from tests.factories import (
    ConferenceFactory,
    CountryFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    SentenceFactory,
    TopicFactory,
)
from tests.factories.participant import ParticipantNameFactory
from tests.importing.files import workbook
from tests.importing.plans import begun, contents, counts, imported, problems, rows

pytestmark = pytest.mark.django_db

INSTITUTION = ["slug", "name", "kind"]


def told(**sheets) -> list[tuple]:
    """Row, column and message of every problem."""
    found = problems(begun(workbook(**sheets)))
    return [(p["table"], p.get("row"), p.get("column"), p["message"]) for p in found]


def nearest(**sheets) -> list[str | None]:
    return [problem.get("nearest") for problem in problems(begun(workbook(**sheets)))]


def test_a_plan_tells_of_every_row_and_writes_none():
    InstitutionFactory(slug="same", name="Same", kind="media")
    InstitutionFactory(slug="other", name="Old name", kind="media", status="draft")
    before = contents()

    run = begun(
        workbook(
            institutions=[
                INSTITUTION,
                ["same", "Same", "media"],
                ["other", "New name", "Think tank"],
                ["new", "New", "company"],
                ["bad", "Bad", "compny"],
            ]
        )
    )

    assert run.summary["counts"] == {"create": 1, "change": 1, "leave": 1, "reject": 1}
    assert run.summary["rows"] == [
        {
            "table": "institutions",
            "row": 2,
            "key": "same",
            "record": "same",
            "action": "leave",
        },
        {
            "table": "institutions",
            "row": 3,
            "key": "other",
            "record": "other",
            "action": "change",
            "changes": [["name", "Old name", "New name"], ["kind", "media", "think_tank"]],
        },
        {
            "table": "institutions",
            "row": 4,
            "key": "new",
            "record": "new",
            "action": "create",
            "changes": [["slug", "", "new"], ["name", "", "New"], ["kind", "", "company"]],
        },
        {
            "table": "institutions",
            "row": 5,
            "key": "bad",
            "record": "bad",
            "action": "reject",
            "problems": [
                {
                    "message": "“compny” is none of the allowed values.",
                    "table": "institutions",
                    "row": 5,
                    "column": "kind",
                    "value": "compny",
                    "allowed": "think_tank, foundation, university, government_body, "
                    "international_organisation, media, company, other",
                    "nearest": "company",
                }
            ],
        },
    ]
    assert contents() == before


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("start_date", "15.04.2021", "This is no day."),
        ("start_date", "2021-02-30", "There is no such day: 2021-02-30."),
        ("start_date", "9" * 5000, "This is no day."),
        ("date_inferred", "perhaps", "This is neither true nor false."),
        ("date_precision", "1e1000000", "“1e1000000” is none of the allowed values."),
        ("series", "x", "There is no series “x”, neither stored nor in this file."),
        ("topics", "x; y", "There is no topic “x”, neither stored nor in this file."),
        ("languages", "english", "“english” is no language tag; write one such as en, ru, ja or zh-Hant."),
        ("end_date", "2020-01-01", "The end date lies before the start date."),
        ("title", "=A1", "There is a formula here (=A1). Replace it by its value."),
        ("title", "two\nlines", "Write this on one line, without line breaks."),
        ("title", None, "This field cannot be blank."),
        ("place", "x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_cell_is_told_with_its_place(column, cell, message):
    row = {
        "slug": "c",
        "title": "C",
        "start_date": "2021-04-15",
        "date_precision": "day",
        column: cell,
    }
    assert (("conferences", 2, column, message)) in told(
        conferences=[list(row), list(row.values())]
    )
    assert Conference.objects.count() == 0


def test_nearest_values_are_offered():
    InstitutionFactory(slug="valdai", name="Valdai Discussion Club")
    CountryFactory(code="JP")

    assert nearest(
        institutions=[
            [*INSTITUTION, "parent", "country"],
            ["a", "A", "think tankk", None, None],
            ["b", "B", "media", "Valdai Discusion Club", None],
            ["c", "C", "media", None, "Japn"],
        ]
    ) == ["think_tank", "valdai (Valdai Discussion Club)", "JP (japan)"]


def test_records_are_found_by_key_and_by_exact_name_in_any_script():
    InstitutionFactory(slug="jiia", name="Japan Institute")
    InstitutionName.objects.create(
        institution=Institution.objects.get(), text="日本国際問題研究所", language="ja"
    )
    CountryFactory(code="JP")
    conference = ConferenceFactory(slug="c", title="Диалог", status="draft")

    run = imported(
        workbook(
            hosts=[
                ["conference", "institution", "role"],
                ["c", "日本国際問題研究所", "host"],
                ["диалог", "japan institute", "Sponsor"],
                ["c", "jiia", "venue"],
            ],
            institutions=[[*INSTITUTION, "country"], ["x", "X", "media", "日本"]],
        )
    )

    assert counts(run) == {"create": 4}
    assert {host.role for host in conference.hosts.all()} == {"host", "sponsor", "venue"}
    assert Institution.objects.get(slug="x").country_id == "JP"


def test_a_name_of_several_records_must_be_a_key():
    ParticipantFactory(slug="one", name="Ivan Ivanov")
    ParticipantNameFactory(participant=ParticipantFactory(slug="two"), text="Ivan Ivanov")
    DocumentFactory(slug="d")

    assert told(authorships=[["document", "participant"], ["d", "Ivan Ivanov"]]) == [
        (
            "authorships",
            2,
            "participant",
            "Several records are called “Ivan Ivanov”: write one of one, two.",
        )
    ]


def test_a_row_without_a_slug_is_about_the_record_of_its_name():
    InstitutionFactory(slug="club", name="Valdai Club", kind="media", status="draft")
    file = workbook(
        institutions=[["name", "kind"], ["valdai club", "company"], ["Novel Institute", "media"]]
    )

    run = imported(file)

    assert [(row["action"], row["key"]) for row in run.summary["rows"]] == [
        ("change", "club"),
        ("create", "novel-institute"),
    ]
    assert counts(begun(file)) == {"leave": 2}
    assert Institution.objects.count() == 2


def test_a_slug_that_cannot_be_made_is_asked_for():
    InstitutionFactory(slug="club", name="Another Club")

    assert told(institutions=[["name", "kind"], ["研究所", "media"], ["Club", "media"], [None, "media"]]) == [
        ("institutions", 2, "slug", "Give a slug in Latin letters: none can be made from the name."),
        (
            "institutions", 3, "slug",
            "“club”, which the name would give, is the slug of “Another Club”; give another.",
        ),
        ("institutions", 4, "slug", "Give a slug, or a name to make it from."),
    ]  # fmt: skip


def test_conferences_of_one_title_are_told_apart_by_their_year():
    head = ["title", "start_date", "date_precision"]
    file = workbook(
        conferences=[head, ["Annual", "2020-01-01", "year"], ["Annual", "2021-01-01", "year"]]
    )

    imported(file)

    assert sorted(Conference.objects.values_list("slug", flat=True)) == [
        "annual-2020",
        "annual-2021",
    ]
    assert counts(begun(file)) == {"leave": 2}


def test_two_rows_about_one_record_are_one_too_many():
    conference = ConferenceFactory(slug="c")
    InstitutionFactory(slug="i")

    assert told(
        topics=[["slug", "name"], ["a", "A"], ["a", "B"]],
        hosts=[["conference", "institution"], ["c", "i"], [conference.title, "i"]],
    ) == [
        ("topics", 3, "slug", "Row 2 is about the same record; keep one of the two."),
        ("hosts", 3, "role", "Row 2 says the same of this record; keep one of the two."),
    ]


def test_records_may_refer_to_others_of_the_file_in_any_order():
    run = imported(
        workbook(
            topics=[
                ["slug", "name", "parent"],
                ["narrow", "Narrow", "middle"],
                ["middle", "Middle", "Broad topic"],
                ["broad", "Broad topic", None],
            ],
            related_topics=[["topic", "related"], ["narrow", "broad"]],
        )
    )

    assert counts(run) == {"create": 4}
    narrow = Topic.objects.get(slug="narrow")
    assert [topic.slug for topic in narrow.broader()] == ["broad", "middle"]
    assert [topic.slug for topic in narrow.related.all()] == ["broad"]


def test_records_in_a_circle_are_refused():
    messages = {
        message
        for _t, _r, _c, message in told(
            topics=[["slug", "name", "parent"], ["a", "A", "b"], ["b", "B", "a"]]
        )
    }

    assert len(messages) == 2
    assert Topic.objects.count() == 0


def test_a_refused_record_s_parts_and_those_who_refer_to_it_are_refused_too():
    ConferenceFactory(slug="c")

    assert told(
        institutions=[[*INSTITUTION, "parent"], ["bad", "Bad", "x", None], ["sub", "S", "media", "bad"]],
        institution_names=[["institution", "text"], ["bad", "Other name"]],
        hosts=[["conference", "institution"], ["c", "bad"]],
    ) == [
        ("institutions", 2, "kind", "“x” is none of the allowed values."),
        ("institutions", 3, "parent", "“bad” is refused itself: see institutions, row 2."),
        ("institution_names", 2, None, "Its record is refused: see institutions, row 2."),
        ("hosts", 2, "institution", "“bad” is refused itself: see institutions, row 2."),
    ]  # fmt: skip


def test_a_refused_part_leaves_its_record_alone():
    run = imported(
        workbook(
            series=[["slug", "title"], ["s", "S"]],
            conferences=[["slug", "title", "date_precision"], ["c", "C", "unknown"]],
            hosts=[["conference", "institution"], ["c", "nobody"]],
        )
    )

    assert counts(run) == {"create": 2, "reject": 1}
    assert Conference.objects.get().status == "draft"


def test_columns_that_are_left_out_stay_and_empty_cells_empty():
    ConferenceFactory(
        slug="c", title="C", place="Tokyo", note="Kept.", format="online", status="draft"
    )

    run = imported(
        workbook(conferences=[["slug", "title", "place", "format"], ["c", "C", None, None]])
    )

    assert rows(run, "change")[0]["changes"] == [["place", "Tokyo", ""]]
    conference = Conference.objects.get()
    assert (conference.place, conference.note, conference.format) == ("", "Kept.", "online")


def test_a_list_is_the_whole_list():
    one, two, three = (TopicFactory(slug=slug) for slug in ("one", "two", "three"))
    ConferenceFactory(slug="c", topics=[one, two], status="draft")

    run = imported(workbook(conferences=[["slug", "topics"], ["c", "three; one"]]))

    assert rows(run, "change")[0]["changes"] == [["topics", "one; two", "one; three"]]
    assert set(Conference.objects.get().topics.all()) == {one, three}


def test_parts_that_no_row_names_stay():
    conference = ConferenceFactory(slug="c", status="draft")
    HostFactory(conference=conference, institution=InstitutionFactory(slug="kept"))
    InstitutionFactory(slug="new")

    imported(workbook(hosts=[["conference", "institution"], ["c", "new"]]))

    assert {host.institution.slug for host in conference.hosts.all()} == {"kept", "new"}


def test_an_older_version_is_a_conflict():
    topic = TopicFactory(slug="t", name="T", status="draft")
    topic.scope_note = "Somebody's."
    topic.save()
    assert topic.version == 2
    head = ["slug", "name", "scope_note", "version"]

    assert told(topics=[head, ["t", "T", "Mine.", 1]]) == [
        (
            "topics",
            2,
            "version",
            "The record was changed since: it has version 2 now. Export it anew.",
        )
    ]
    assert told(topics=[head, ["t", "T", "Mine.", "two"]]) == [
        ("topics", 2, "version", "This is no whole number.")
    ]
    assert counts(begun(workbook(topics=[head, ["t", "T", "Somebody's.", 1]]))) == {"leave": 1}
    assert counts(begun(workbook(topics=[head, ["t", "T", "Mine.", 2]]))) == {"change": 1}


def test_a_position_is_named_by_its_conference_and_number():
    conference = ConferenceFactory(slug="c")
    PositionFactory(conference=conference, statement="Old.", status="draft")
    TopicFactory(slug="t")
    head = ["conference", "number", "statement", "stance", "topics"]

    run = imported(
        workbook(
            positions=[head, ["c", 1, "New.", "asserts", "t"], ["c", 7, "Other.", "opposes", "t"]],
            relations=[["position", "other", "kind"], ["c/7", "c/1", "opposes"]],
        )
    )

    assert [(row["action"], row["key"]) for row in run.summary["rows"]] == [
        ("change", "c/1"),
        ("create", "c/7"),
        ("create", "c/7/c/1/opposes"),
    ]
    assert list(Position.objects.values_list("number", "statement")) == [(1, "New."), (7, "Other.")]


def test_a_position_without_a_number_is_refused_for_it_would_be_made_twice():
    ConferenceFactory(slug="c")

    assert told(positions=[["conference", "statement", "stance"], ["c", "X.", "asserts"]]) == [
        ("positions", 2, "number", "This must be filled: it tells the rows apart.")
    ]


TEXT = "Trade grows. Trust is lacking. Trade grows. Nobody doubts it."


def quoting(*quotations, head=("position", "order", "exact", "start")):
    return workbook(quotations=[head, *quotations])


@pytest.fixture
def position(db):
    conference = ConferenceFactory(slug="c")
    document = DocumentFactory(slug="d", text=TEXT, conferences=[conference])
    return PositionFactory(conference=conference, document=document, quotations=[], status="draft")


def test_quotations_are_anchored(position):
    run = imported(quoting(["c/1", 0, "Trust is lacking", None], ["c/1", 1, "Trade grows", 31]))

    assert counts(run) == {"create": 2}
    assert [(q.start, q.end, q.state) for q in position.quotations.all()] == [
        (13, 29, "verified"),
        (31, 42, "verified"),
    ]


def test_words_that_do_not_stand_in_the_text_are_a_problem_of_their_row(position):
    found = problems(
        begun(
            quoting(
                ["c/1", 0, "Trade shrinks", None],
                ["c/1", 1, "Trade grows", None],
                ["c/1", 2, "Trust is lacking", 12],
            )
        )
    )

    assert [(p["row"], p["column"], p["message"][:38]) for p in found] == [
        (2, "exact", "The quotation “Trade shrinks” is not i"),
        (3, "exact", "The quotation “Trade grows” occurs 2 t"),
        (4, "start", "The words begin at 13, not at 12; leav"),
    ]


def test_a_changed_quotation_is_anchored_anew(position):
    imported(quoting(["c/1", 0, "Trade grows", 0]))

    run = imported(quoting(["c/1", 0, "Nobody doubts it"], head=("position", "order", "exact")))

    assert counts(run) == {"change": 1}
    assert Quotation.objects.get().start == TEXT.index("Nobody")


def test_a_position_that_goes_over_to_another_document_must_have_its_words_there(position):
    imported(quoting(["c/1", 0, "Trust is lacking", None]))
    DocumentFactory(slug="silent", text="Nothing.", conferences=[position.conference])
    DocumentFactory(
        slug="telling", text="Indeed: Trust is lacking.", conferences=[position.conference]
    )
    head = ["conference", "number", "document"]

    assert [
        p["column"] for p in problems(begun(workbook(positions=[head, ["c", 1, "silent"]])))
    ] == ["document"]
    imported(workbook(positions=[head, ["c", 1, "telling"]]))
    assert Quotation.objects.get().start == 8


def test_a_quoted_text_is_not_replaced_unseen(position):
    imported(quoting(["c/1", 0, "Trust is lacking", None]))

    assert [p["column"] for p in problems(begun(workbook(documents=[["slug", "text"], ["d", "Other."]])))] == [
        "text"
    ]  # fmt: skip
    assert Document.objects.get().text == TEXT


def test_decisions_on_sentences(position):
    document = Document.objects.get(slug="d")
    for _number in range(4):
        SentenceFactory(document=document)
    head = ["document", "number", "decision", "reason"]

    run = imported(
        workbook(
            sentences=[
                head,
                ["d", 1, "attributed", None],
                ["d", 2, "nothing", "Heading"],
                ["d", 3, "nothing", None],
                ["d", 9, "author", None],
            ]
        )
    )  # fmt: skip

    assert counts(run) == {"change": 2, "reject": 2}
    assert list(Sentence.objects.values_list("number", "decision", "reason")) == [
        (1, "attributed", ""),
        (2, "nothing", "heading"),
        (3, "undecided", ""),
        (4, "undecided", ""),
    ]
    document.refresh_from_db()
    assert document.version == 1


def test_where_sentences_begin_follows_from_the_text(position):
    SentenceFactory(document=Document.objects.get(slug="d"))
    head = ["document", "number", "start", "end", "decision"]

    assert told(sentences=[head, ["d", 1, 0, 5, "author"]])[0][2:] == (
        "end",
        "Where a sentence begins and ends follows from the text and cannot be imported.",
    )


def test_an_anonymous_voice_is_heard_at_its_own_conference_only(position):
    other = ConferenceFactory(slug="other")
    ParticipantFactory(slug="voice", anonymous=True, conference=other)

    assert told(attributions=[["position", "participant"], ["c/1", "voice"]])[0][1:3] == (
        2,
        "participant",
    )
    assert told(appearances=[["conference", "participant"], ["c", "voice"]])[0][1:3] == (
        2,
        "participant",
    )


def test_everything_about_a_new_conference_in_one_file():
    CountryFactory(code="JP")

    run = imported(
        workbook(
            appearances=[
                ["conference", "participant", "institutions", "stated_as"],
                ["c", "Yohei Sasakawa", "SPF", "Honorary Chairman of SPF"],
            ],
            participants=[
                ["slug", "name", "kind", "conference"],
                ["sasakawa", "Yohei Sasakawa", "person", None],
                ["voice", "One of the participants", "anonymous", "c"],
            ],
            institutions=[["slug", "name", "acronym", "kind"], ["spf", "Foundation", "SPF", "foundation"]],
            conferences=[["slug", "title", "date_precision"], ["c", "C", "unknown"]],
            documents=[
                ["slug", "title", "kind", "conferences", "text", "extent"],
                ["d", "D", "summary", "c", TEXT, "full"],
            ],
            topics=[["slug", "name"], ["t", "T"]],
            positions=[
                ["conference", "number", "document", "statement", "stance", "topics"],
                ["c", 1, "d", "S.", "asserts", "t"],
            ],
            attributions=[["position", "participant"], ["c/1", "voice"]],
            quotations=[["position", "exact"], ["c/1", "Trust is lacking"]],
        )
    )  # fmt: skip

    assert counts(run) == {"create": 10}
    appearance = Appearance.objects.get()
    assert [institution.slug for institution in appearance.institutions.all()] == ["spf"]
    assert Participant.objects.get(slug="voice").conference.slug == "c"
    position = Position.objects.get()
    assert (position.status, position.quotations.get().start) == ("draft", 13)


def test_an_identifier_of_another_record_is_refused():
    Institution.objects.create(slug="a", name="A", kind="media").identifiers.create(
        scheme="ror", value="02mhbdp94"
    )
    InstitutionFactory(slug="b")

    found = told(
        institution_identifiers=[["institution", "scheme", "value"], ["b", "ROR", "02mhbdp94"]]
    )

    assert [(row, "already exists" in message) for _t, row, _c, message in found] == [(2, True)]


def test_refused_rows_come_back_as_a_file_that_can_be_sent_again():
    InstitutionFactory(slug="same", name="Same", kind="media")
    head = [*INSTITUTION, "note"]
    run = imported(
        workbook(
            institutions=[
                head,
                ["same", "Same", "media", None],
                ["new", "New", "compny", "=x"],
                ["two", "Two", "media", 5],
            ],
            series=[["slug", "title"], ["s", "S"]],
        )
    )  # fmt: skip
    assert counts(run) == {"create": 2, "leave": 1, "reject": 1}

    again = begun(bytes(run.refused))

    assert [(p["row"], p["column"]) for p in problems(again)] == [(2, "kind")]
    assert again.summary["counts"]["reject"] == 1
    assert Series.objects.count() == 1
    assert Host.objects.count() == 0
