"""Whatever an editor enters is kept exactly and shown as text, never as markup."""

import pytest

from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    ConferenceFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    InstitutionNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
    PositionRelationFactory,
    QuotationFactory,
    SeriesFactory,
    TopicFactory,
    TopicLabelFactory,
)

pytestmark = pytest.mark.django_db

EVIL = "<script>alert('x')</script>\"><img src=x onerror=alert(1)> & “ё” 笹"
LANGUAGE = "ja"


@pytest.fixture
def hostile():
    topic = TopicFactory(name=EVIL, scope_note=EVIL)
    TopicLabelFactory(topic=topic, text=EVIL)
    institution = InstitutionFactory(name=EVIL, acronym="<b>", description=EVIL)
    InstitutionNameFactory(institution=institution, text=EVIL)
    person = ParticipantFactory(name=EVIL, description=EVIL, country="JP")
    ParticipantNameFactory(participant=person, text=EVIL, language=LANGUAGE)
    conference = ConferenceFactory(
        title=EVIL,
        summary=EVIL,
        place=EVIL,
        attribution_note=EVIL,
        date_inferred=True,
        date_note=EVIL,
        series=SeriesFactory(title=EVIL),
        topics=[topic],
    )
    HostFactory(conference=conference, institution=institution, stated_as=EVIL)
    AppearanceFactory(
        conference=conference, participant=person, stated_as=EVIL, institutions=[institution]
    )
    document = DocumentFactory(
        title=EVIL, text=f"{EVIL} in the text.", rights=EVIL, publisher=institution
    )
    position = PositionFactory(
        conference=conference,
        document=document,
        statement=EVIL,
        topics=[topic],
        holders=[],
        quotations=[],
    )
    AttributionFactory(position=position, participant=person, words=EVIL)
    QuotationFactory(position=position, exact=EVIL, translation=EVIL, translator=EVIL)
    PositionRelationFactory(source=position, note=EVIL)
    return [topic, institution, person, conference, document, position]


def shown(page) -> int:
    return page.main.count("alert('x')")


def test_on_every_page_of_the_records(visit, hostile):
    for record in hostile:
        page = visit(record.get_absolute_url())
        assert shown(page) >= 1
        assert page.all("img") == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/conferences/",
        "/positions/",
        "/topics/",
        "/participants/",
        "/institutions/",
        "/documents/",
        "/search/?q=alert",
    ],
)
def test_in_every_list(visit, hostile, path):
    page = visit(path)

    assert shown(page) >= 1
    assert page.all("img") == []


@pytest.mark.parametrize("path", ["/positions/", "/search/"])
@pytest.mark.parametrize("parameter", ["q", "stance", "ordering", "</title><script>"])
def test_parameters_are_shown_as_text(client, path, parameter):
    response = client.get(path, {parameter: EVIL})

    assert b"<script>alert" not in response.content
    assert b"<img" not in response.content


def test_the_reason_for_a_withdrawal(client, hostile):
    record = hostile[0]
    type(record).objects.filter(pk=record.pk).update(status="withdrawn", withdrawn_reason=EVIL)

    response = client.get(record.get_absolute_url())

    assert response.status_code == 410
    assert b"&lt;script&gt;alert" in response.content
    assert b"<script>alert" not in response.content


def test_the_policy_lets_nothing_inline_run(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
