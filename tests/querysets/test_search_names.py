"""Rule 7: names in Russian, Japanese and English are found without accents and case, sorted sanely."""

import pytest

from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    SearchEntry,
    Topic,
)
from dialogues.search.query import SearchError, parse
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def sasakawa() -> Participant:
    person = f.ParticipantFactory(name="Yōhei Sasakawa", sort_name="Sasakawa, Yōhei")
    f.ParticipantNameFactory(participant=person, text="笹川陽平", language="ja")
    f.ParticipantNameFactory(participant=person, text="Ёхэй Сасакава", language="ru")
    f.ParticipantFactory(name="Andrey Bystritskiy")
    return person


@pytest.mark.parametrize(
    "query",
    [
        "Yōhei Sasakawa",
        "yohei sasakawa",
        "YOHEI",
        "sasakawa yohei",
        "Ｓａｓａｋａｗａ",
        "笹川陽平",
        "笹川",
        "陽平",
        "笹川 陽平",
        "Ёхэй Сасакава",
        "ехэй",
        "САСАКАВА",
        "сасакавы",
    ],
)
def test_a_person_is_found_by_a_name_in_any_script(sasakawa, query):
    assert list(Participant.objects.published().search(query)) == [sasakawa]


@pytest.mark.parametrize("query", ["Sasak", "Ёхэ", "笹", "陽"])
def test_while_a_name_is_being_typed_its_beginning_is_enough(sasakawa, query):
    assert list(Participant.objects.search(query, prefix=True)) == [sasakawa]


@pytest.mark.parametrize("query", ["…", "!?", "", "   "])
def test_a_query_without_words_finds_nothing(sasakawa, query):
    assert list(Participant.objects.search(query)) == []


@pytest.mark.parametrize("query", ["x" * 10_000, "word " * 2_000, "a\x00b", "\x0b", "\ud800"])
def test_a_hostile_query_is_refused(sasakawa, query):
    with pytest.raises(SearchError):
        Participant.objects.search(query)


def test_short_i_is_a_letter_of_its_own_and_yo_is_ye():
    f.ParticipantFactory(name="Андрей Фёдоров")
    f.ParticipantFactory(name="Йонас Кайзер")
    found = Participant.objects.search
    assert [row.name for row in found("федоров")] == ["Андрей Фёдоров"]
    assert [row.name for row in found("кайзер")] == ["Йонас Кайзер"]
    assert [row.name for row in found("каизер")] == []


def test_every_noun_is_found_by_its_own_names():
    institution = f.InstitutionFactory(name="Sasakawa Peace Foundation", acronym="SPF")
    f.InstitutionNameFactory(institution=institution, text="笹川平和財団", language="ja")
    topic = f.TopicFactory(name="Arms control")
    f.TopicLabelFactory(topic=topic, text="Контроль над вооружениями")
    conference = f.ConferenceFactory(title="Россия и Япония")
    document = f.DocumentFactory(title="日露対話の概要")
    position = f.PositionFactory(statement="Доверие растёт.")
    for model, record, queries in [
        (Institution, institution, ["spf", "笹川平和財団", "peace foundation"]),
        (Topic, topic, ["arms control", "вооружения"]),
        (Conference, conference, ["япония"]),
        (Document, document, ["日露", "概要"]),
        (Position, position, ["доверия"]),
    ]:
        for query in queries:
            assert list(model.objects.published().search(query)) == [record], query


def test_a_parsed_query_is_taken_too(sasakawa):
    assert list(Participant.objects.search(parse("sasakawa"))) == [sasakawa]


def test_titles_rank_before_bodies_and_equals_keep_their_order():
    body = f.ConferenceFactory(title="One", summary="Walruses bark.")
    title = f.ConferenceFactory(title="Walruses")
    other = f.ConferenceFactory(title="Two", summary="Walruses bark.")
    ranked = SearchEntry.objects.ranked(parse("walruses"))
    assert [entry.object_id for entry in ranked] == [title.pk, body.pk, other.pk]


NAMES = [
    "ångström",
    "Zebra",
    "apple",
    "Äpfel",
    "Éclair",
    "ёлка",
    "Енисей",
    "Якутск",
    "йод",
    "Ива",
    "漢字",
    "かな",
    "カナ",
    "10 people",
    "9 people",
    "Øresund",
    "o'Neill",
    "O’Brien",
    "ﬁsh",
]
SORTED = [
    "10 people",
    "9 people",
    "ångström",
    "Äpfel",
    "apple",
    "Éclair",
    "ﬁsh",
    "O’Brien",
    "o'Neill",
    "Øresund",
    "Zebra",
    "ёлка",
    "Енисей",
    "Ива",
    "йод",
    "Якутск",
    "かな",
    "カナ",
    "漢字",
]


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (f.TopicFactory, "name"),
        (f.InstitutionFactory, "name"),
        (f.ParticipantFactory, "name"),
        (f.ConferenceFactory, "title"),
        (f.DocumentFactory, "title"),
    ],
)
def test_the_order_is_the_same_on_every_database(make, name):
    for text in NAMES:
        make(**{name: text})
    rows = make._meta.model.objects.order_by("sort_key")
    assert list(rows.values_list(name, flat=True)) == SORTED


def test_persons_are_sorted_by_family_name():
    f.ParticipantFactory(name="Andrey Bystritskiy", sort_name="Bystritskiy, Andrey")
    f.ParticipantFactory(name="Yohei Sasakawa", sort_name="Sasakawa, Yohei")
    f.ParticipantFactory(name="Moscow", kind="government")
    names = Participant.objects.values_list("name", flat=True)
    assert list(names) == ["Andrey Bystritskiy", "Moscow", "Yohei Sasakawa"]


def test_countries_have_names_in_three_languages():
    country = f.CountryFactory(code="JP")
    assert (country.name, country.name_ru, country.name_ja) == ("Japan", "Япония", "日本")
