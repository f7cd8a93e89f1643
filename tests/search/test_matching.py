"""The same queries must find the same entries whichever database the tests run on."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from dialogues.models import SearchEntry
from dialogues.search.indexing import body_tokens
from dialogues.search.matching import matching_entries, matching_ids, rank
from dialogues.search.query import parse
from tests.search.corpus import CORPUS, KEYS, entry, keys_of

pytestmark = pytest.mark.django_db

FOUND = [
    # words, in any form, case, width and accent
    ("japan", {"arctic", "quad"}),
    ("JAPAN'S investor", {"arctic"}),
    ("ｊａｐａｎ", {"arctic", "quad"}),
    ("force", {"nuclear", "topic"}),
    ("naive cafe", {"energy"}),
    ("Łódź", {"energy"}),
    ("lodz", {"energy"}),
    ("obrien", {"energy"}),
    ("O’Brien", {"energy"}),
    ("brien", {"energy"}),
    ("nuclear energy", {"nuclear", "energy"}),
    ("nuclear weapons", {"energy"}),
    ("unknownword", set()),
    ("nuclear unknownword", set()),
    # words written together
    ("US", {"quad"}),
    ("U.S.", {"quad"}),
    ("us-led", {"quad"}),
    ("US-China", {"quad"}),
    ("China–US", set()),
    ("anti-piracy", {"piracy"}),
    ("antipiracy", {"piracy"}),
    ("anti piracy", {"piracy"}),
    ("online", {"quad"}),
    ("COVID19", {"nuclear"}),
    ("covid-19", {"nuclear"}),
    ("1000000", {"nuclear"}),
    ("1,000,000", {"nuclear"}),
    ("Russia,Asia", {"topic"}),
    # phrases
    ('"nuclear energy"', {"nuclear", "energy"}),
    ('"energy nuclear"', set()),
    ('"nuclear forces"', {"nuclear"}),
    ('"the participants said"', {"arctic"}),
    ('"shipping ports"', set()),  # the end of the title and the start of the body
    ('"Discussion Club международный"', set()),  # two lines of the title
    ("“joint drills”", {"piracy"}),
    # what is left out
    ("nuclear -weapons", {"nuclear"}),
    ("nuclear -welcom*", {"nuclear"}),
    ('forces -"nuclear power"', {"topic"}),
    ("russia -drills", {"topic"}),
    # starts of words
    ("nucl*", {"nuclear", "energy"}),
    ("bystr*", {"chairman"}),
    ("Bystritskiy*", {"chairman"}),
    ("Быстр*", {"chairman"}),
    ("быстрицкого", {"chairman"}),
    ("welcomed*", {"energy"}),
    ("anti-pir*", {"piracy"}),
    ("antipirac*", {"piracy"}),
    ("распростран*", {"weapons_ru"}),
    # Russian
    ("ядерное оружие", {"weapons_ru"}),
    ("«ядерному оружию»", {"weapons_ru"}),
    ("еще", {"weapons_ru"}),
    ("ЕЩЁ", {"weapons_ru"}),
    ("эксперт", {"weapons_ru", "trade_ru"}),
    ("Россия -оружие", {"trade_ru"}),
    ("самолет су35", {"trade_ru"}),
    ("Су-35", {"trade_ru"}),
    ("по-русски", {"weapons_ru"}),
    ("валдай", {"club"}),
    ("йод", {"trade_ru"}),
    # Japanese and Korean
    ("日本", {"alliance_ja", "economy_ja"}),
    ("経済", {"alliance_ja", "economy_ja"}),
    ("日本経済", {"economy_ja"}),
    ("日本 経済", {"alliance_ja", "economy_ja"}),
    ("「日本経済」", {"economy_ja"}),
    ("経済 -日本経済", {"alliance_ja"}),
    ("経済 -ロシア", {"economy_ja"}),
    ("済", {"alliance_ja", "economy_ja"}),
    ("視", {"economy_ja"}),  # the last character of a run
    ("第3回", {"alliance_ja"}),
    ("第３回会議", {"alliance_ja"}),
    ("2021年", {"economy_ja"}),
    ("2021", {"economy_ja"}),
    ("バルト", {"economy_ja"}),
    ("ﾊﾞﾙﾄ", {"economy_ja"}),
    ("ハルト", set()),
    ("カラス", {"glass_ja"}),
    ("ガラス", set()),
    ("か", {"economy_ja", "glass_ja"}),
    ("笹川陽平", {"honorary"}),
    ("笹川 陽平", {"honorary"}),
    ("ﾊﾞﾙﾀﾞｲｸﾗﾌﾞ", {"club"}),
    ("プーチン", {"tv"}),
    ("ウラジーミルプーチン", {"tv"}),
    ("정부", {"korea"}),
    ("민국", {"korea"}),
]


def _found(query) -> set[str]:
    entries = SearchEntry.objects.filter(matching_entries(query))
    return keys_of(entries.values_list("object_id", flat=True))


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_a_query_finds(corpus, text, found):
    assert _found(parse(text)) == found


def test_leaving_out_alone_finds_all_the_rest(corpus):
    left_out = {"nuclear", "energy", "alliance_ja"}
    assert _found(parse("-nuclear -ロシア")) == set(CORPUS) - left_out


def test_an_empty_query_finds_nothing(corpus):
    assert SearchEntry.objects.exists()
    assert not SearchEntry.objects.filter(matching_entries(parse("…"))).exists()
    assert not SearchEntry.objects.filter(pk__in=matching_ids("topic", parse("…"))).exists()


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"{letter}{number}*" for letter in "abcdefgh" for number in range(4)),
        " ".join(f"-{letter}-{number}" for letter in "abcdefgh" for number in range(2)),
        "x-" * 31 + "x*",
        "日" * 200,
        "日1" * 16,
        '"' + "日 " * 32 + '"',
        "x" * 200,
    ],
)
def test_the_largest_queries_run(corpus, text):
    query = parse(text)
    ranked = SearchEntry.objects.annotate(rank=rank(query)).order_by("-rank", "id")
    assert list(ranked.filter(matching_entries(query))) in ([], list(ranked))


def test_while_typing_every_start_of_a_name_finds_it(corpus):
    for name in ("Andrey Bystritskiy", "Андрей Быстрицкий", "ANDREY БЫСТРИЦКИЙ"):
        for length in range(1, len(name) + 1):
            query = parse(name[:length], prefix_last=True)
            assert "chairman" in _found(query), name[:length]
    assert _found(parse("Andrey Bystr")) == set()


def test_ids_are_of_one_kind_and_fit_any_queryset(corpus):
    SearchEntry.objects.bulk_create([entry("topic", KEYS["club"], "Valdai")])
    query = parse("valdai")
    rows = ContentType.objects.order_by("pk").values_list("pk", flat=True)
    first = rows[0]
    SearchEntry.objects.bulk_create([entry("document", first, "Valdai papers")])
    assert list(rows.filter(pk__in=matching_ids("document", query))) == [first]
    assert first not in rows.exclude(pk__in=matching_ids("document", query))
    assert rows.exclude(pk__in=matching_ids("document", query)).count() == rows.count() - 1
    assert not rows.filter(pk__in=matching_ids("conference", query)).exists()


def test_matching_asks_the_database_once_and_uses_the_index(corpus, django_assert_num_queries):
    everything = SearchEntry.objects.values_list("object_id", flat=True)
    with django_assert_num_queries(1):
        list(everything.filter(pk__in=matching_ids("position", parse('"nuclear energy" -a weap*'))))
    plan = _plan(everything.filter(matching_entries(parse('"nuclear energy" weap*'))))
    index = {
        "sqlite": "SCAN dialogues_searchentry_fts VIRTUAL TABLE INDEX 0:M",
        "postgresql": "Bitmap Index Scan on dialogues_searchentry_vector",
    }
    assert index[connection.vendor] in plan


def _plan(entries) -> str:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # A planner reads a table of sixteen rows faster without any index, or by its key.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_indexscan = off")
    return entries.explain()


@pytest.mark.parametrize(
    ("text", "order"),
    [
        (
            "club",
            [("club", "of a club"), ("Club news", ""), ("x", "a club is a club"), ("x", "club")],
        ),
        (
            "valdai club",
            [
                ("x\nValdai Club", ""),
                ("Club in Valdai", ""),
                ("Club", "Valdai"),
                ("x", "valdai club"),
            ],
        ),
        ("日本", [("日本", ""), ("日本経済", ""), ("x", "日本と日本"), ("x", "日本")]),
        ("цель -x", [("Цели мира", ""), ("y", "цель и цель"), ("y", "цели")]),
        ("nucl*", [("nuclear power", ""), ("y", "nuclear, nucleus"), ("y", "nuclear")]),
        ('"a b"', [("a b", ""), ("c", "a b and a b"), ("a c", "a b")]),
    ],
)
def test_the_best_comes_first(db, text, order):
    for number, (title, body) in reversed(list(enumerate(order))):
        SearchEntry.objects.bulk_create([entry("topic", number, title, body)])
    query = parse(text)
    ranked = SearchEntry.objects.filter(matching_entries(query)).annotate(rank=rank(query))
    assert list(ranked.order_by("-rank", "id").values_list("object_id", flat=True)) == list(
        range(len(order))
    )


def test_what_is_found_by_its_context_alone_comes_last(db):
    texts = [("Trade", ""), ("x", "trade"), ("x", ""), ("a trade b", "")]
    for number, (title, body) in enumerate(texts):
        row = entry("topic", number, title)
        row.body_tokens = body_tokens(body, "fair trade and more trade")
        row.save()
    query = parse("trade")
    ranked = SearchEntry.objects.filter(matching_entries(query)).annotate(rank=rank(query))
    assert list(ranked.order_by("-rank", "id").values_list("object_id", "rank")) == [
        (0, 10_100.0),
        (3, 100.0),
        (1, 1.0),
        (2, 0.0),
    ]


def test_ranks_are_the_same_numbers_on_both_databases(corpus):
    query = parse('japan "nuclear force*" forces 日')
    ranks = dict(SearchEntry.objects.annotate(rank=rank(query)).values_list("object_id", "rank"))
    assert {key: ranks[number] for key, number in KEYS.items() if ranks[number]} == {
        "arctic": 100.0,
        "quad": 1.0,
        "nuclear": 201.0,
        "alliance_ja": 100.0,
        "economy_ja": 1.0,
        "topic": 1.0,
    }
