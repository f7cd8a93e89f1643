import datetime

import pytest

from dialogues.exporting.citations.records import Site, references
from dialogues.exporting.citations.reference import Name
from dialogues.models import Conference, Document, Position
from tests.factories import (
    AttributionFactory,
    AuthorshipFactory,
    ConferenceFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    QuotationFactory,
)

pytestmark = pytest.mark.django_db
SITE = Site(
    "Dialogues",
    datetime.date(2026, 11, 22),
    address=lambda record: f"https://example.org{record.get_absolute_url()}",
    cited=lambda record: f"https://example.org{record.get_absolute_url()}?cited=2026-11-22",
)
PARAPHRASE = "The statement is a paraphrase by the editors, not a quotation."


def refer(record):
    rows = type(record).objects.published().for_list().filter(pk=record.pk)
    [found] = references(rows, SITE)
    return found


def cautions(record) -> list[str]:
    return list(refer(record).cautions)


def dated_document(**values) -> Document:
    values = {"published_date": datetime.date(2021, 7, 9), **values}
    return DocumentFactory(**values)


def test_a_position_with_nothing_to_beware_of_is_still_a_paraphrase():
    assert cautions(PositionFactory(document=dated_document())) == [PARAPHRASE]


@pytest.mark.parametrize(
    ("values", "caution"),
    [
        ({"unattributed": True}, "The text names no holder."),
        (
            {"layer": "author"},
            "It is the text’s own voice: nobody at the conference is recorded as holding it.",
        ),
        (
            {"setting": "elsewhere"},
            "Held elsewhere and only reported here: not said at the conference.",
        ),
        ({"confidence": "low"}, "The coder’s confidence is low."),
        ({"quotations": []}, "No exact wording is available."),
        (
            {"document__visibility": "nothing"},
            "The rights of the document do not let its words be shown.",
        ),
        ({"document__extent": "excerpt"}, "Only an excerpt of the document is known."),
        (
            {"conference__attribution_rule": "chatham_house"},
            "The conference was held under the Chatham House Rule: nobody may be named.",
        ),
        (
            {"conference__attribution_rule": "role_or_group"},
            "At the conference statements could be attributed by role or group only.",
        ),
        (
            {"conference__date_precision": "month"},
            "The date of the conference is known to the month only.",
        ),
        (
            {"conference__date_precision": "year"},
            "The date of the conference is known to the year only.",
        ),
        ({"conference__start_date": None}, "The date of the conference is not known."),
        (
            {"conference__date_inferred": True, "conference__date_note": "From the context."},
            "The date of the conference is partly inferred: From the context.",
        ),
        (
            {"document__published_inferred": True, "document__published_note": "A day later."},
            "The date of the document is partly inferred: A day later.",
        ),
    ],
)
def test_each_caution_stands_where_it_is_due_and_nowhere_else(values, caution):
    plain = {"document__published_date": datetime.date(2021, 7, 9)}

    assert cautions(PositionFactory(**plain, **values)) == [PARAPHRASE, caution]
    assert caution not in cautions(PositionFactory(**plain))


def test_without_a_text_the_wording_is_unverified():
    position = PositionFactory(document=dated_document(text=""))
    QuotationFactory(position=position, exact="We doubt it.")

    assert cautions(position) == [
        PARAPHRASE,
        "The quoted wording is unverified: there was no text to check it against.",
        "No text of the document is known.",
    ]


def test_who_told_it_and_who_translated_it():
    position = PositionFactory(document=dated_document(), quotations=[])
    AttributionFactory(
        position=position, participant=ParticipantFactory(name="Moscow"), role="reporter"
    )
    QuotationFactory(position=position, translation="Перевод", translator="A. Translator")
    QuotationFactory(position=position, translation="翻訳")

    assert cautions(position) == [
        PARAPHRASE,
        "The view is told by Moscow, not by its holder.",
        "Quoted words were translated by A. Translator.",
        "Quoted words were translated; the translator is not named.",
    ]


def test_an_anonymous_holder():
    conference = ConferenceFactory()
    somebody = ParticipantFactory(
        anonymous=True, conference=conference, name="One of the participants"
    )
    position = PositionFactory(conference=conference, document=dated_document(), holders=[somebody])

    assert cautions(position) == [PARAPHRASE, "The holder is anonymous."]
    assert refer(position).holders == "One of the participants"


def test_names_are_cut_up_only_where_it_is_known_how():
    document = dated_document()
    for values in (
        {"name": "Yohei Sasakawa", "sort_name": "Sasakawa, Yohei"},
        {"name": "笹川陽平", "sort_name": ""},
        {"name": "Experts, of trade", "sort_name": "Experts, of trade", "kind": "expert_group"},
    ):
        AuthorshipFactory(document=document, participant=ParticipantFactory(**values))

    assert refer(document).authors == (
        Name("Yohei Sasakawa", "Sasakawa", "Yohei"),
        Name("笹川陽平"),
        Name("Experts, of trade"),
    )


def test_a_publisher_stands_for_authors_who_are_not_known():
    document = dated_document(publisher=InstitutionFactory(name="Valdai Club"))

    assert refer(document).authors == (Name("Valdai Club"),)
    assert refer(PositionFactory(document=document)).source.publisher == "Valdai Club"


def test_a_draft_s_name_does_not_show():
    """Publisher, author and host, each of a published record and themselves published no more."""
    position = PositionFactory(
        document=dated_document(publisher=InstitutionFactory(name="Secret Publisher"))
    )
    AuthorshipFactory(
        document=position.document, participant=ParticipantFactory(name="Secret Author")
    )
    HostFactory(conference=position.conference, institution__name="Secret Host")
    records = (position, position.document, position.conference)

    def seen() -> list[str]:
        told = " ".join(str(refer(record)) for record in records)
        return [one for one in ("Publisher", "Author", "Host") if f"Secret {one}" in told]

    assert seen() == ["Publisher", "Author", "Host"]
    for row in (
        position.document.publisher,
        position.document.authors.get(),
        position.conference.hosts.get().institution,
    ):
        type(row).objects.filter(pk=row.pk).update(status="draft")
    assert seen() == []


def test_hosts_but_not_those_who_lent_the_room():
    conference = ConferenceFactory()
    HostFactory(conference=conference, institution__name="Valdai Club")
    HostFactory(conference=conference, institution__name="Hotel", role="venue")

    assert refer(conference).event.hosts == ("Valdai Club",)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("model", "queries"), [(Position, 10), (Document, 4), (Conference, 5)])
def test_query_counts(django_assert_num_queries, rows, model, queries):
    for _row in range(rows):
        position = PositionFactory(document__publisher=InstitutionFactory())
        AuthorshipFactory(document=position.document)
        HostFactory(conference=position.conference)

    with django_assert_num_queries(queries):
        assert len(references(model.objects.published().for_list(), SITE)) == rows
