"""Topics as a thesaurus, read back as triples: whole for one, sound for any tree."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from dialogues.choices import LabelKind
from dialogues.models import Topic
from tests.exporting import skos_rules
from tests.exporting.rdf import difference, turtle
from tests.factories import TopicFactory, TopicLabelFactory

pytestmark = pytest.mark.django_db

AT = "http://testserver/api/v1/topics/"


def thesaurus(client: Any, path: str = "topics.ttl") -> Graph:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/turtle; charset=utf-8"
    return Graph().parse(data=answer.getvalue(), format="turtle")


def test_the_scheme_and_its_concepts_are_said_whole(client):
    economy = TopicFactory(name="Economy", slug="economy", scope_note="")
    trade = TopicFactory(name="Trade", slug="trade", scope_note="Goods.", parent=economy)
    trade.related.set([TopicFactory(name="Sanctions", slug="sanctions", scope_note="")])
    TopicLabelFactory(topic=trade, text="Торговля", language="ru")
    TopicLabelFactory(topic=trade, text="Commerce", language="en", kind=LabelKind.ALTERNATIVE)
    TopicLabelFactory(topic=trade, text="Barter", language="en", kind=LabelKind.FORMER)
    TopicLabelFactory(topic=trade, text="Exchange", language="en", kind=LabelKind.MERGED)
    expected = f"""
        <{AT}> a skos:ConceptScheme ; dct:title "Topics of Dialogues" ;
            skos:hasTopConcept <{AT}economy/>, <{AT}sanctions/> .
        <{AT}economy/> a skos:Concept ; skos:inScheme <{AT}> ; skos:topConceptOf <{AT}> ;
            skos:prefLabel "Economy"@en ; skos:notation "economy" ;
            skos:narrower <{AT}trade/> ;
            foaf:page <http://testserver/topics/economy/> .
        <{AT}sanctions/> a skos:Concept ; skos:inScheme <{AT}> ; skos:topConceptOf <{AT}> ;
            skos:prefLabel "Sanctions"@en ; skos:notation "sanctions" ;
            skos:related <{AT}trade/> ;
            foaf:page <http://testserver/topics/sanctions/> .
        <{AT}trade/> a skos:Concept ; skos:inScheme <{AT}> ;
            skos:prefLabel "Trade"@en, "Торговля"@ru ; skos:altLabel "Commerce"@en ;
            skos:hiddenLabel "Barter"@en, "Exchange"@en ;
            skos:notation "trade" ; skos:scopeNote "Goods."@en ;
            skos:broader <{AT}economy/> ; skos:related <{AT}sanctions/> ;
            foaf:page <http://testserver/topics/trade/> .
    """
    found = thesaurus(client)
    moments = URIRef("http://purl.org/dc/terms/modified")
    assert len(list(found.subject_objects(moments))) == 3
    found.remove((None, moments, None))

    prefixes = {
        "skos": str(SKOS),
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
    }
    assert difference(found, turtle(expected, **prefixes)) == ([], [])
    assert skos_rules.faults(found) == []


def test_one_topic_is_one_concept_and_names_its_neighbours(client):
    trade = TopicFactory(slug="trade", parent=TopicFactory(slug="economy"))
    TopicFactory(slug="tariffs", parent=trade)
    found = thesaurus(client, "topics/trade.ttl")

    assert skos_rules.concepts(found) == {URIRef(f"{AT}trade/")}
    assert set(found.objects(URIRef(f"{AT}trade/"), SKOS.broader)) == {URIRef(f"{AT}economy/")}
    assert set(found.objects(URIRef(f"{AT}trade/"), SKOS.narrower)) == {URIRef(f"{AT}tariffs/")}


def test_filters_choose_the_concepts_and_pages_do_not(client):
    economy = TopicFactory(slug="economy")
    for number in range(3):
        TopicFactory(slug=f"part-{number}", parent=economy)
    found = thesaurus(client, "topics.ttl?parent=economy&page_size=1")

    assert skos_rules.concepts(found) == {URIRef(f"{AT}part-{number}/") for number in range(3)}


def test_what_is_related_is_neither_above_nor_below(client):
    """SKOS forbids it (S27); an editor may have meant it all the same, and JSON says so."""
    top = TopicFactory(slug="top")
    middle = TopicFactory(slug="middle", parent=top)
    bottom = TopicFactory(slug="bottom", parent=middle)
    other = TopicFactory(slug="other", parent=top)
    bottom.related.set([top, middle, other])
    found = thesaurus(client)
    plain = client.get("/api/v1/topics/bottom/").json()
    linked = client.get("/api/v1/topics/bottom.jsonld").json()

    assert {one["slug"] for one in plain["related"]} == {"top", "middle", "other"}
    assert linked["skos:related"] == [{"@id": f"{AT}other/"}]
    assert set(found.objects(URIRef(f"{AT}bottom/"), SKOS.related)) == {URIRef(f"{AT}other/")}
    assert skos_rules.faults(found) == []


def test_a_topic_below_one_that_is_not_public_stands_at_the_top(client):
    above = TopicFactory(slug="above")
    TopicFactory(slug="seen", parent=above)
    assert set(thesaurus(client).objects(predicate=SKOS.hasTopConcept)) == {URIRef(f"{AT}above/")}

    Topic.objects.filter(pk=above.pk).update(status="draft")
    found = thesaurus(client)
    assert set(found.objects(predicate=SKOS.hasTopConcept)) == {URIRef(f"{AT}seen/")}
    assert "above" not in found.serialize(format="nt")


def test_the_topics_as_delivered_are_a_sound_thesaurus(client):
    call_command("loaddata", "topics", verbosity=0)
    found = thesaurus(client)

    assert len(skos_rules.concepts(found)) == Topic.objects.published().count() > 10
    assert skos_rules.faults(found) == []


NAMES = st.sampled_from(["Trade", "Торговля", "貿易", "trade"])
LANGUAGES = st.sampled_from(["en", "EN", "ru", "zh-Hant", "zh-hant"])
#: Of each topic: which earlier one is above it, its name, its labels, and to whom it is related.
TREES = st.lists(
    st.tuples(
        st.integers(0, 8),
        NAMES,
        st.lists(st.tuples(NAMES, LANGUAGES, st.sampled_from(LabelKind.values)), max_size=4),
        st.sets(st.integers(0, 7), max_size=3),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=TREES)
def test_any_tree_with_any_labels_is_a_sound_thesaurus(client, tree):
    with transaction.atomic():
        plant(tree)
        found = thesaurus(client)
        transaction.set_rollback(True)

    assert len(skos_rules.concepts(found)) == len(tree)
    assert skos_rules.faults(found) == []


def plant(tree: list[Any]) -> None:
    """At most three levels deep, and with one preferred label a language, as the desk allows."""
    topics: list[Topic] = []
    for number, (above, name, labels, _related) in enumerate(tree):
        parent = topics[above] if above < len(topics) else None
        parent = parent if parent and len(parent.broader()) < 2 else None
        topics.append(TopicFactory(name=name, slug=f"topic-{number}", parent=parent))
        label(topics[-1], labels)
    for topic, (*_others, related) in zip(topics, tree, strict=True):
        others = [topics[one] for one in related if one < len(topics)]
        topic.related.set(other for other in others if other != topic)


def label(topic: Topic, labels: list[tuple[str, str, str]]) -> None:
    for text, language, kind in {(one[0], one[1]): one for one in labels}.values():
        preferred = topic.labels.filter(kind=LabelKind.PREFERRED, language=language)
        if kind != LabelKind.PREFERRED or not preferred.exists():
            TopicLabelFactory(topic=topic, text=text, language=language, kind=kind)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(client, django_assert_num_queries, rows):
    for _row in range(rows):
        topic = TopicFactory(parent=TopicFactory())
        topic.related.set([TopicFactory()])
        TopicLabelFactory(topic=topic)

    with django_assert_num_queries(6):
        thesaurus(client)
