"""What the database itself refuses, whoever writes: every named constraint, both ways.

Each case is a factory, what makes the allowed row, and what makes the forbidden one.
"""

import datetime
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, models, transaction

from dialogues.models import (
    ApiToken,
    FormerSlug,
    IdempotentRequest,
    PublicChange,
    Quotation,
    SearchEntry,
    Topic,
)
from tests import factories as f

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 7, 8)
EDITORIAL = {
    "conference": f.ConferenceFactory,
    "document": f.DocumentFactory,
    "institution": f.InstitutionFactory,
    "participant": f.ParticipantFactory,
    "position": f.PositionFactory,
    "topic": f.TopicFactory,
}
ADDRESSED = {**EDITORIAL, "series": f.SeriesFactory}
del ADDRESSED["position"]


class Case(NamedTuple):
    constraint: str
    make: Callable[..., Any]
    allowed: dict[str, Any]
    forbidden: dict[str, Any]


def editorial_cases(noun: str, make: Callable[..., Any]) -> list[Case]:
    return [
        Case(f"{noun}_status_is_known", make, {"status": "in_review"}, {"status": "nonsense"}),
        Case(
            f"{noun}_published_has_time",
            make,
            {"status": "draft", "published_at": None},
            {"status": "published", "published_at": None},
        ),
        Case(
            f"{noun}_withdrawn_has_reason",
            make,
            {"status": "draft", "withdrawn_reason": ""},
            {"status": "withdrawn", "withdrawn_reason": ""},
        ),
    ]


def empty_slug(make: Callable[..., Any]) -> Callable[..., Any]:
    """A saved row whose slug is then written past ``save()``, which would fill it."""

    def write(*, slug: str) -> Any:
        record = make()
        type(record)._base_manager.filter(pk=record.pk).update(slug=slug)
        return record

    return write


def parent_of(make: Callable[..., Any], link: str) -> Callable[..., Any]:
    def write(*, itself: bool) -> Any:
        record, other = make(), make()
        setattr(record, link, record if itself else other)
        record.save()
        return record

    return write


def twice(make: Callable[..., Any], *same: str) -> Callable[..., Any]:
    """A second row that shares these columns with the first, except those given anew."""

    def write(**other: Any) -> Any:
        first = make()
        given = {name: value() if callable(value) else value for name, value in other.items()}
        return make(**{**{name: getattr(first, name) for name in same}, **given})

    return write


def quotation(**columns: Any) -> Quotation:
    row = f.QuotationFactory()
    Quotation.objects.filter(pk=row.pk).update(**columns)
    return row


def former_slug(**columns: Any) -> FormerSlug:
    own = ContentType.objects.get_for_model(Topic)
    return FormerSlug.objects.create(
        **{"content_type": own, "slug": "a", "current": "b", **columns}
    )


def search_entry(**columns: Any) -> SearchEntry:
    return SearchEntry.objects.create(**{"kind": "topic", "object_id": 1, **columns})


def relation(*, itself: bool) -> Any:
    source = f.PositionFactory()
    return f.PositionRelationFactory(
        source=source, target=source if itself else f.PositionFactory()
    )


def public_change(**columns: Any) -> PublicChange:
    given = {"noun": "topic", "object_id": 1, "kind": "published", **columns}
    return PublicChange.objects.create(**given)


def api_token(**columns: Any) -> ApiToken:
    given = {"user": f.UserFactory(), "name": "Import", **columns}
    return ApiToken.objects.create(**given)[0]


def repeatable_request(**columns: Any) -> IdempotentRequest:
    given = {"user": f.UserFactory(), "key": "one", "digest": "0" * 64, **columns}
    return IdempotentRequest.objects.create(**given)


CASES = [
    Case("apitoken_scope_is_known", api_token, {"scope": "write"}, {"scope": "all"}),
    Case("apitoken_has_name", api_token, {"name": "x"}, {"name": ""}),
    Case(
        "idempotentrequest_key_once",
        twice(repeatable_request, "user", "key"),
        {"key": "another"},
        {},
    ),
    Case("publicchange_kind_is_known", public_change, {"kind": "deleted"}, {"kind": "seen"}),
    Case("publicchange_noun_is_known", public_change, {"noun": "position"}, {"noun": "series"}),
    Case(
        "publicchange_merged_into",
        public_change,
        {"kind": "merged", "into_id": 2},
        {"kind": "merged"},
    ),
    Case(
        "nextversion_one_a_record",
        twice(f.NextVersionFactory, "record"),
        {"record": f.TopicFactory},
        {},
    ),
    Case(
        "nextversion_status_is_known",
        f.NextVersionFactory,
        {"status": "in_review"},
        {"status": "published"},
    ),
    Case(
        "reviewcomment_kind_is_known",
        f.ReviewCommentFactory,
        {"kind": "approved"},
        {"kind": "nonsense"},
    ),
    Case(
        "editingsession_one_a_user",
        twice(f.EditingSessionFactory, "record", "user"),
        {"user": f.EditorFactory},
        {},
    ),
    Case(
        "knowndistinct_once",
        twice(f.KnownDistinctFactory, "content_type", "first_id"),
        {"second_id": 3},
        {},
    ),
    Case(
        "knowndistinct_in_order",
        f.KnownDistinctFactory,
        {"first_id": 1, "second_id": 2},
        {"first_id": 2, "second_id": 2},
    ),
    Case(
        "importrun_state_is_known",
        f.ImportRunFactory,
        {"state": "applied"},
        {"state": "nonsense"},
    ),
    *[case for noun, make in EDITORIAL.items() for case in editorial_cases(noun, make)],
    *[
        Case(f"{noun}_slug_not_empty", empty_slug(make), {"slug": "a"}, {"slug": ""})
        for noun, make in ADDRESSED.items()
    ],
    Case(
        "conference_ends_after_start",
        f.ConferenceFactory,
        {"start_date": DAY, "end_date": DAY},
        {"start_date": DAY, "end_date": DAY - datetime.timedelta(days=1)},
    ),
    Case(
        "conference_ends_after_start",
        f.ConferenceFactory,
        {"start_date": None, "end_date": None},
        {"start_date": None, "end_date": DAY},
    ),
    Case(
        "conference_date_has_its_precision",
        f.ConferenceFactory,
        {"start_date": None, "date_precision": "unknown"},
        {"start_date": None, "date_precision": "day"},
    ),
    Case(
        "conference_date_has_its_precision",
        f.ConferenceFactory,
        {"start_date": DAY, "date_precision": "year"},
        {"start_date": DAY, "date_precision": "unknown"},
    ),
    Case(
        "conference_inferred_date_has_note",
        f.ConferenceFactory,
        {"date_inferred": True, "date_note": "From the context."},
        {"date_inferred": True, "date_note": ""},
    ),
    Case(
        "conference_embargo_has_date",
        f.ConferenceFactory,
        {"attribution_rule": "embargo", "embargo_until": DAY},
        {"attribution_rule": "embargo", "embargo_until": None},
    ),
    Case(
        "conference_embargo_has_date",
        f.ConferenceFactory,
        {"attribution_rule": "on_record", "embargo_until": None},
        {"attribution_rule": "on_record", "embargo_until": DAY},
    ),
    Case(
        "document_date_has_its_precision",
        f.DocumentFactory,
        {"published_date": DAY, "published_precision": "month"},
        {"published_date": DAY, "published_precision": "unknown"},
    ),
    Case(
        "document_date_has_its_precision",
        f.DocumentFactory,
        {"published_date": None, "published_precision": "unknown"},
        {"published_date": None, "published_precision": "day"},
    ),
    Case(
        "document_inferred_date_has_note",
        f.DocumentFactory,
        {"published_inferred": True, "published_note": "From the file."},
        {"published_inferred": True, "published_note": ""},
    ),
    Case(
        "document_text_has_extent_and_digest",
        f.DocumentFactory,
        {"text": "Words.", "extent": "excerpt"},
        {"text": "Words.", "extent": "none"},
    ),
    Case(
        "document_text_has_extent_and_digest",
        f.DocumentFactory,
        {"text": "", "extent": "none"},
        {"text": "", "extent": "full"},
    ),
    Case(
        "document_not_known_through_itself",
        parent_of(f.DocumentFactory, "known_through"),
        {"itself": False},
        {"itself": True},
    ),
    Case(
        "institution_not_its_own_parent",
        parent_of(f.InstitutionFactory, "parent"),
        {"itself": False},
        {"itself": True},
    ),
    Case(
        "topic_not_its_own_parent",
        parent_of(f.TopicFactory, "parent"),
        {"itself": False},
        {"itself": True},
    ),
    Case(
        "participant_anonymous_has_one_conference",
        f.ParticipantFactory,
        {"kind": "anonymous"},
        {"kind": "anonymous", "conference": None},
    ),
    Case(
        "participant_kind_has_no_country",
        f.ParticipantFactory,
        {"kind": "person", "country": "RU"},
        {"kind": "bloc", "country": "RU"},
    ),
    Case(
        "participant_institution_is_linked",
        f.ParticipantFactory,
        {"kind": "institution"},
        {"kind": "institution", "institution": None},
    ),
    Case(
        "position_number_once",
        twice(f.PositionFactory, "conference", "number"),
        {"number": 2},
        {},
    ),
    Case(
        "position_has_statement", f.PositionFactory, {"statement": "It holds."}, {"statement": ""}
    ),
    Case(
        "attribution_once",
        twice(f.AttributionFactory, "position", "participant", "role"),
        {"role": "reporter"},
        {},
    ),
    Case(
        "positionrelation_once",
        twice(f.PositionRelationFactory, "source", "target", "kind"),
        {"kind": "responds"},
        {},
    ),
    Case("positionrelation_not_to_itself", relation, {"itself": False}, {"itself": True}),
    Case(
        "quotation_order_once",
        twice(f.QuotationFactory, "position", "order"),
        {"order": 1},
        {},
    ),
    Case("quotation_has_words", quotation, {"exact": "Words"}, {"exact": ""}),
    *[
        Case("quotation_anchor_fits_state", quotation, allowed, forbidden)
        for allowed, forbidden in [
            ({"state": "lost"}, {"state": "unverified"}),
            (
                {"state": "unverified", "start": None, "end": None, "text_sha256": ""},
                {"start": None, "end": None, "text_sha256": ""},
            ),
            ({"start": 1, "end": 2}, {"start": 2, "end": 2}),
            ({"text_sha256": "0" * 64}, {"text_sha256": ""}),
        ]
    ],
    Case(
        "host_once",
        twice(f.HostFactory, "conference", "institution", "role"),
        {"role": "venue"},
        {},
    ),
    Case(
        "appearance_once",
        twice(f.AppearanceFactory, "conference", "participant", "role"),
        {"role": "chair"},
        {},
    ),
    Case(
        "authorship_once",
        twice(f.AuthorshipFactory, "document", "participant"),
        {"document": None},
        {},
    ),
    Case(
        "institutionname_once",
        twice(f.InstitutionNameFactory, "institution", "text", "language"),
        {"language": "uk"},
        {},
    ),
    Case(
        "participantname_once",
        twice(f.ParticipantNameFactory, "participant", "text", "language"),
        {"language": "uk"},
        {},
    ),
    Case(
        "institutionidentifier_unique",
        twice(f.InstitutionIdentifierFactory, "scheme", "value"),
        {"scheme": "ror"},
        {},
    ),
    Case(
        "participantidentifier_unique",
        twice(f.ParticipantIdentifierFactory, "scheme", "value"),
        {"scheme": "orcid"},
        {},
    ),
    Case(
        "topiclabel_once",
        twice(f.TopicLabelFactory, "topic", "text", "language"),
        {"language": "uk"},
        {"kind": "alternative"},
    ),
    Case(
        "topiclabel_one_preferred",
        twice(f.TopicLabelFactory, "topic", "language"),
        {"kind": "alternative"},
        {},
    ),
    Case("sentence_number_once", twice(f.SentenceFactory, "document", "number"), {"number": 2}, {}),
    Case("sentence_not_empty", f.SentenceFactory, {"start": 0, "end": 1}, {"start": 1, "end": 1}),
    Case(
        "sentence_nothing_has_reason",
        f.SentenceFactory,
        {"decision": "nothing", "reason": "heading"},
        {"decision": "nothing", "reason": ""},
    ),
    Case(
        "sentence_nothing_has_reason",
        f.SentenceFactory,
        {"decision": "author", "reason": ""},
        {"decision": "author", "reason": "heading"},
    ),
    Case(
        "formerslug_one_target",
        twice(former_slug, "slug"),
        {"slug": "c"},
        {},
    ),
    Case("formerslug_not_to_itself", former_slug, {"current": "b"}, {"current": "a"}),
    Case(
        "searchentry_one_a_record",
        twice(search_entry, "kind", "object_id"),
        {"kind": "position"},
        {},
    ),
]
every_case = pytest.mark.parametrize("case", CASES, ids=[case.constraint for case in CASES])


def constraints() -> dict[str, tuple[type[models.Model], models.BaseConstraint]]:
    return {
        constraint.name: (model, constraint)
        for model in apps.get_app_config("dialogues").get_models()
        for constraint in model._meta.constraints
    }


def named_by(fault: IntegrityError, constraint: str) -> bool:
    """PostgreSQL names every constraint; SQLite names a unique one by its columns."""
    model, rule = constraints()[constraint]
    if connection.vendor == "sqlite" and isinstance(rule, models.UniqueConstraint):
        columns = [model._meta.get_field(name).column for name in rule.fields]
        constraint = ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return constraint in str(fault)


def made(case: Case, given: dict[str, Any]) -> Any:
    if given.get("document", "") is None:
        given = {**given, "document": f.DocumentFactory()}
    return case.make(**given)


@every_case
def test_an_allowed_row_is_stored(case):
    assert made(case, case.allowed).pk is not None


@every_case
def test_a_forbidden_row_is_refused_by_name(case):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        made(case, case.forbidden)
    assert named_by(caught.value, case.constraint), caught.value


def test_every_constraint_has_a_case():
    assert {case.constraint for case in CASES} == set(constraints())
