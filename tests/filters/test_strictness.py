"""Whatever an address says, it is answered or refused with a reason; nothing else happens."""

import datetime
from collections.abc import Iterator

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.listing import COMMON_PARAMETERS, Listing, parse_moment
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.filters.topics import TopicListing
from tests import factories as f
from tests.filters.asking import LISTINGS, ask, refused

pytestmark = pytest.mark.django_db
each_listing = pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.__name__)


def parameters(**values: list[str] | str) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, value in values.items():
        made.setlist(name, value if isinstance(value, list) else [value])
    return made


def test_an_unknown_parameter_is_named_with_those_there_are():
    (problem,) = refused(TopicListing, "parrent=x")
    assert problem == Problem(
        "parrent",
        "There is no parameter “parrent”. Did you mean “parent”?",
        sorted(["parent", "conference", *COMMON_PARAMETERS]),
    )


def test_an_unknown_value_of_a_closed_list_is_named_with_all_there_are():
    (problem,) = refused(PositionListing, "stance=suports")
    allowed = ["supports", "opposes", "concerned", "expects", "proposes", "asserts", "neutral"]
    assert problem == Problem(
        "stance", f"“suports” is no value of “stance”. Allowed: {', '.join(allowed)}.", allowed
    )


def test_an_unknown_slug_is_named_with_those_that_look_alike():
    f.TopicFactory(slug="arms-control")
    f.TopicFactory(slug="trade")
    (problem,) = refused(PositionListing, "topic=arms-controll")
    assert problem == Problem(
        "topic",
        "“arms-controll” is no value of “topic”. Did you mean: arms-control?",
        ["arms-control"],
    )
    (problem,) = refused(PositionListing, "topic=xyz")
    assert problem == Problem("topic", "“xyz” is no value of “topic”.", [])


def test_an_unknown_language_is_named_with_those_there_are():
    f.DocumentFactory(language="ja")
    f.DocumentFactory(language="en")
    f.DocumentFactory(language="ko", status="draft")
    (problem,) = refused(DocumentListing, "language=ko")
    assert problem == Problem(
        "language", "“ko” is no value of “language”. Allowed: en, ja.", ["en", "ja"]
    )


def test_all_faults_are_told_at_once():
    problems = refused(PositionListing, "stance=x&layer=y&nonsense=1&page_size=0&ordering=z&q=%00")
    assert [problem.field for problem in problems] == [
        "nonsense",
        "stance",
        "layer",
        "ordering",
        "page_size",
        "q",
    ]


@pytest.mark.parametrize(
    "size", ["0", "-1", "201", "1e2", "ten", "٣", "5.0", "9" * 5_000, " 5", "5\x00"]
)
def test_a_page_size_is_a_number_from_1_to_200(size):
    assert [problem.message for problem in refused(TopicListing, parameters(page_size=size))] == [
        "“page_size” is a whole number from 1 to 200."
    ]


@pytest.mark.parametrize("size", ["1", "50", "200", ""])
def test_an_allowed_page_size(size):
    assert ask(TopicListing, f"page_size={size}").page_size == int(size or 50)


@pytest.mark.parametrize(
    "date",
    [
        "2021",
        "2021-7-8",
        "08.07.2021",
        "2021-02-30",
        "0000-01-01",
        "2021-W27-4",
        "20210708",
        "2021-189",
        "2021-07-08T00:00",
        "٢٠٢١-٠٧-٠٨",
        "2021-07-0\x00",
        "1" * 5_000,
        "\ud800" * 10,
        "10000-01-1",
    ],
)
def test_a_date_is_written_one_way(date):
    (problem,) = refused(ConferenceListing, parameters(date_after=date))
    assert problem.field == "date_after"
    assert problem.message.endswith("is no date; write it as 2021-07-08.")


@pytest.mark.parametrize(
    "year",
    [
        "21",
        "02021",
        "0000",
        "MMXXI",
        "٢٠٢١",
        "2021-07",
        "²⁰²¹",
        "1" * 5_000,
        "\x00",
        "-100",
        "Unknown",
    ],
)
def test_a_year_has_four_digits(year):
    (problem,) = refused(ConferenceListing, parameters(year=year))
    assert (problem.field, problem.allowed) == ("year", ["0001…9999", "unknown"])


def test_the_years_offered_are_values_of_the_parameter():
    f.ConferenceFactory(start_date=datetime.date(987, 1, 1))
    f.ConferenceFactory(start_date=None)
    options = [
        value for value, _label in ask(ConferenceListing).filterset.form.fields["year"].options
    ]
    assert options == ["0987", "unknown"]
    for value in options:
        assert ask(ConferenceListing, f"year={value}").page().count == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-07-08T12:00:00Z", (2021, 7, 8, 12)),
        ("2021-07-08T12:00:00+03:00", (2021, 7, 8, 9)),
        ("2021-07-08T12:00:00 03:00", (2021, 7, 8, 9)),
        ("2021-07-08 12:00:00", (2021, 7, 8, 12)),
        ("2021-07-08", (2021, 7, 8, 0)),
    ],
)
def test_a_moment_is_understood_in_utc(value, expected):
    moment = parse_moment(value)
    assert (moment.year, moment.month, moment.day, moment.hour) == expected
    assert moment.tzinfo == datetime.UTC


@pytest.mark.parametrize(
    "moment",
    [
        "yesterday",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "1" * 5_000,
        "2021-07-08T25:00",
        "\x00",
        "2021-07-08T12:00:00\x00",
        "\ud800",
    ],
)
def test_what_is_no_moment(moment):
    (problem,) = refused(TopicListing, parameters(updated_after=moment))
    assert problem == Problem(
        "updated_after", "“updated_after” is a time as in 2021-07-08T12:00:00Z."
    )


@pytest.mark.parametrize("moment", ["0001-01-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_the_ends_of_time_are_answered(moment):
    f.TopicFactory()
    assert len(ask(TopicListing, f"updated_after={moment}").page().rows) == (moment < "5")


@pytest.mark.parametrize(
    "name", ["q", "ordering", "page_size", "cursor", "format", "updated_after", "date_after"]
)
def test_what_can_be_given_only_once(name):
    given = {
        "q": "x",
        "ordering": "date",
        "page_size": "5",
        "format": "json",
        "updated_after": "2021-01-01",
        "date_after": "2021-01-01",
        "cursor": ask(ConferenceListing).page().next or "x",
    }
    problems = refused(ConferenceListing, f"{name}={given[name]}&{name}={given[name]}")
    assert problems[0] == Problem(name, f"“{name}” can be given only once.")


def test_an_ordering_is_one_of_the_documented():
    (problem,) = refused(TopicListing, "ordering=pk")
    assert problem.allowed == ["name", "-name", "-updated", "updated"]


def test_a_format_is_one_of_the_documented():
    (problem,) = refused(TopicListing, "format=xml")
    assert problem.allowed == ["json", "csv", "xlsx", "jsonl", "jsonld"]


def test_fields_are_checked_where_they_are_known():
    listing = TopicListing(
        QueryDict("fields=slug,name&fields=url"), field_names=["slug", "name", "url"]
    )
    assert listing.fields == ["slug", "name", "url"]
    with pytest.raises(InvalidParameters) as caught:
        TopicListing(QueryDict("fields=slug,secret"), field_names=["slug"])
    assert caught.value.problems == [
        Problem("fields", "“secret” is no value of “fields”. Allowed: slug.", ["slug"])
    ]
    assert ask(TopicListing, "fields=").fields is None


def test_too_many_values_are_refused():
    many = parameters(topic=[f"topic-{number}" for number in range(101)])
    assert refused(PositionListing, many) == [
        Problem("topic", "“topic” is given 101 times; at most 100 are allowed.")
    ]


HOSTILE = {
    "NUL": "\x00",
    "vertical tab": "a\x0bb",
    "surrogate": "a\ud800b",
    "5,000 digits": "9" * 5_000,
    "megabyte": "x" * 1_000_000,
    "brackets": "[" * 100_000,
    "signs": "'\"`;-- %_\\ %(value)s %s {0} <script> \u202e",
}


def names_of(listing: type[Listing]) -> list[str]:
    return [*listing.filter_names(), *COMMON_PARAMETERS]


@each_listing
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_value_of_any_parameter_is_answered_or_refused(listing, value):
    for name in names_of(listing):
        for problem in answers(listing, parameters(**{name: value})):
            assert_printable(problem)


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_of_a_parameter_is_refused(name):
    problems = answers(PositionListing, parameters(**{name: "1"}))
    assert len(problems) == 1
    assert_printable(problems[0])


@each_listing
def test_a_thousand_values_of_any_parameter_are_answered_or_refused(listing):
    for name in names_of(listing):
        answers(listing, parameters(**{name: [f"v{number}" for number in range(1_000)]}))


def answers(listing: type[Listing], given: QueryDict) -> list[Problem]:
    """The problems, none if it was answered; any other exception goes through to the test."""
    try:
        asked = listing(given)
        asked.page()
        list(asked.ordered())
        assert asked.undated >= 0
    except InvalidParameters as error:
        return error.problems
    return []


def assert_printable(problem: Problem) -> None:
    """Short, and fit for JSON, HTML and a log."""
    for text in (problem.field, problem.message, *problem.allowed):
        text.encode()
        assert len(text) < 1_000
        assert not set(text) & {chr(code) for code in range(32)}


any_value = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789-+:.TZW%eE \x00", max_size=40),
    st.sampled_from(list(HOSTILE.values())),
)


class AnyParameterTests(TestCase):
    @settings(max_examples=150)
    @given(st.sampled_from(LISTINGS), st.data())
    def test_any_parameters_are_answered_or_refused(self, listing, data):
        names = st.one_of(st.sampled_from(names_of(listing)), st.text(max_size=10))
        asked = data.draw(
            st.dictionaries(names, st.lists(any_value, min_size=1, max_size=3), max_size=4)
        )
        for problem in answers(listing, parameters(**asked)):
            assert_printable(problem)


# --- hidden records -----------------------------------------------------------------------------


def hidden_records() -> Iterator[tuple[type[Listing], str, str]]:
    """For each parameter that names records: a listing, the parameter, the slug of a hidden one."""
    hidden = {
        "topic": f.TopicFactory(slug="same-a", status="draft"),
        "parent": f.TopicFactory(slug="same-c", status="withdrawn"),
        "holder": f.ParticipantFactory(slug="same-d", status="in_review"),
        "participant": f.AppearanceFactory(
            participant__slug="same-e", conference__attribution_rule="chatham_house"
        ).participant,
        "institution": f.InstitutionFactory(slug="same-f", status="draft"),
        "host": f.InstitutionFactory(slug="same-g", status="draft"),
        "publisher": f.InstitutionFactory(slug="same-h", status="draft"),
        "conference": f.ConferenceFactory(slug="same-i", attribution_rule="embargo"),
        "document": f.DocumentFactory(
            slug="same-j", conferences=[f.ConferenceFactory(status="draft")]
        ),
        "series": f.SeriesFactory(slug="same-k"),
    }
    for listing in LISTINGS:
        for name in listing.filter_names():
            if name in hidden:
                yield listing, name, hidden[name].slug


def test_a_hidden_record_is_answered_exactly_as_one_that_does_not_exist():
    """Public ones that look alike are offered, the hidden one never is."""
    for make in (
        f.TopicFactory,
        f.ParticipantFactory,
        f.InstitutionFactory,
        f.ConferenceFactory,
        f.DocumentFactory,
    ):
        make(slug="same-x")
    f.ConferenceFactory(series=f.SeriesFactory(slug="same-x"))
    checked = set()
    for listing, name, slug in hidden_records():
        unknown = "same-b"
        (of_hidden,) = refused(listing, f"{name}={slug}")
        (of_unknown,) = refused(listing, f"{name}={unknown}")
        assert of_hidden.message.replace(slug, "…") == of_unknown.message.replace(unknown, "…")
        assert of_hidden.allowed == of_unknown.allowed == ["same-x"]
        checked.add(name)
    assert checked == {
        "topic",
        "parent",
        "holder",
        "participant",
        "institution",
        "host",
        "publisher",
        "conference",
        "document",
        "series",
    }


def test_a_former_slug_of_a_hidden_record_is_unknown_too():
    topic = f.TopicFactory(slug="old")
    topic.slug = "new"
    topic.save()
    assert ask(PositionListing, "topic=old").page().rows == []
    topic.status = "draft"
    topic.save()
    for slug in ("old", "new"):
        assert refused(PositionListing, f"topic={slug}") == [
            Problem("topic", f"“{slug}” is no value of “topic”.", [])
        ]


def test_a_select_box_offers_no_hidden_record():
    for _listing, _name, _slug in hidden_records():
        pass
    offered = [
        str(option)
        for listing in LISTINGS
        for field in ask(listing).filterset.form.fields.values()
        for option in getattr(field, "options", [])
    ]
    assert [text for text in offered if "same-" in text] == []
