from urllib.parse import unquote

import pytest

from dialogues.choices import Decision
from tests.factories import (
    AuthorshipFactory,
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    QuotationFactory,
    SentenceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

TEXT = "Trade grows. Trust is lacking,\nsaid one of them. 対話が必要だ。\n\nThat was all."


def facts(page) -> dict[str, str]:
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=True))


def marks(page) -> list[tuple[str, list[str]]]:
    return [(mark.text, mark.classes) for mark in page.all("mark")]


def numbers(page) -> list[str]:
    return [one.attributes["data-number"] for one in page.all(class_="passage__ref")]


def position_in(document, *quotations, **given):
    return PositionFactory(document=document, quotations=list(quotations), **given)


def test_the_list_shows_how_much_there_is_to_read(visit):
    full = DocumentFactory(title="Full")
    PositionFactory(document=full)
    DocumentFactory(title="Passages", visibility="passages")
    DocumentFactory(title="Nothing", visibility="nothing")
    DocumentFactory(title="Excerpt", extent="excerpt", kind="article", language="")
    DocumentFactory(title="Unknown", text="", publisher=InstitutionFactory(name="JIIA"))

    page = visit("/documents/", ordering="title")

    lines = dict(
        zip(page.texts(class_="listing__title"), page.texts(class_="listing__meta"), strict=True)
    )
    assert lines == {
        "Excerpt": "Related article · an excerpt",
        "Full": "Summary · English · full text · 1 position",
        "Nothing": "Summary · English · text not shown",
        "Passages": "Summary · English · quoted passages",
        "Unknown": "Summary · JIIA · English · known to exist, no text here",
    }


def test_the_text_stands_word_for_word_in_its_paragraphs(visit):
    page = visit(DocumentFactory(text=TEXT).get_absolute_url())

    assert page.texts(class_="passage__text") == [
        "Trade grows. Trust is lacking,",
        "said one of them. 対話が必要だ。",
        "That was all.",
    ]
    assert page.all(class_="passage__text")[0].attributes["lang"] == "en"


def test_quotations_are_marked_in_place_and_noted_in_the_margin(visit):
    document = DocumentFactory(text=TEXT)
    second = position_in(document, "対話が必要だ", statement="Talk.", stance="proposes")
    first = position_in(
        document, "Trade grows", statement="It grows.", stance="expects", layer="author"
    )

    page = visit(document.get_absolute_url())

    assert marks(page) == [
        ("Trade grows", ["stance--expects", "is-author"]),
        ("対話が必要だ", ["stance--proposes", "side--0"]),
    ]
    notes = page.all(class_="margin__note")
    assert [note.text for note in notes] == [
        "1 The text’s own voice Expects It grows. Link to these words",
        f"2 {second.attributions.get().participant.name} ? Proposes Talk. Link to these words",
    ]
    assert page.links["It grows."] == first.get_absolute_url()
    assert page.by_id(f"p{first.pk}")
    assert page.by_id(f"p{second.pk}")


def test_marks_that_overlap_show_every_character_once(visit):
    document = DocumentFactory(text=TEXT)
    position_in(document, "Trade grows. Trust", stance="expects")
    position_in(document, "Trust is lacking", stance="opposes")

    page = visit(document.get_absolute_url())

    assert page.texts(class_="passage__text")[0] == "Trade grows. Trust is lacking,"
    assert [(text, classes[0], classes[2:]) for text, classes in marks(page)] == [
        ("Trade grows.", "stance--expects", []),
        ("Trust", "stance--expects", ["is-shared"]),
        ("is lacking", "stance--opposes", []),
    ]
    assert numbers(page) == ["1", "2"]


def test_a_position_with_two_passages_has_one_number_and_an_anchor_for_each(visit):
    document = DocumentFactory(text=TEXT)
    position = position_in(document, "That was all", "Trade grows")

    page = visit(document.get_absolute_url())

    assert numbers(page) == ["1", "1"]
    assert len(page.all(class_="margin__note")) == 1
    first, second = (f"p{position.pk}", f"p{position.pk}-2")
    assert [page.by_id(first).text, page.by_id(second).text] == ["Trade grows", "That was all"]
    assert page.all(class_="margin__number")[0].attributes["href"] == f"#{first}"
    assert page.links["passage 2"] == f"#{second}"


def test_a_mark_may_run_over_several_paragraphs(visit):
    document = DocumentFactory(text=TEXT)
    position_in(document, "lacking,\nsaid one")

    assert [text for text, _classes in marks(visit(document.get_absolute_url()))] == [
        "lacking,",
        "said one",
    ]


def test_drafts_leave_no_mark(visit):
    document = DocumentFactory(text=TEXT)
    position = position_in(document, "Trade grows")
    assert len(marks(visit(document.get_absolute_url()))) == 1

    type(position).objects.filter(pk=position.pk).update(status="draft")

    assert marks(visit(document.get_absolute_url())) == []


def test_a_quotation_that_no_longer_fits_marks_nothing_wrong(visit):
    document = DocumentFactory(text=TEXT)
    position_in(document, "That was all")
    type(document).objects.filter(pk=document.pk).update(text="Short.")

    page = visit(document.get_absolute_url())

    assert (marks(page), page.texts(class_="passage__text")) == ([], ["Short."])


def test_only_passages_where_the_rights_allow_no_more(visit):
    document = DocumentFactory(text=TEXT, visibility="passages")
    position_in(document, "That was all", statement="The end.", stance="neutral")
    first = position_in(document, "Trade grows", statement="It grows.")

    page = visit(document.get_absolute_url())

    assert page.texts("blockquote") == ["Trade grows", "That was all"]
    assert [text.partition("? ")[2] for text in page.texts(class_="quoted__position")] == [
        "Asserts It grows.",
        "Neutral The end.",
    ]
    assert "Its rights let us show the quoted passages only." in page.main
    assert "Trust is lacking" not in page.main
    assert page.by_id(f"p{first.pk}").tag == "li"


def test_no_words_where_the_rights_allow_none(visit):
    document = DocumentFactory(text=TEXT, visibility="nothing")
    position_in(document, "Trade grows", statement="It grows.")

    page = visit(document.get_absolute_url())

    assert "Its rights do not let us show its words" in page.main
    assert "It grows." in page.main
    assert "Trade grows" not in page.main


def test_a_document_without_a_text_says_so_and_how_it_is_known(visit):
    teasing = DocumentFactory(title="The summary")
    document = DocumentFactory(title="The article", text="", known_through=teasing)

    page = visit(document.get_absolute_url())

    assert "No text of this document is known here" in page.main
    assert facts(page)["Known through"] == "The summary"

    type(teasing).objects.filter(pk=teasing.pk).update(status="draft")
    assert "Known through" not in facts(visit(document.get_absolute_url()))


def test_an_excerpt_says_so(visit):
    page = visit(DocumentFactory(extent="excerpt").get_absolute_url())

    assert "Only an excerpt of this document is known here." in page.main


def test_positions_without_a_place_in_the_text_follow_it(visit):
    document = DocumentFactory(text=TEXT)
    lost = position_in(document, "Trade grows", statement="It grew.")
    lost.quotations.update(state="lost")

    page = visit(document.get_absolute_url())

    assert "Positions without a place in the text" in page.texts("h2")
    assert page.texts(class_="entry__statement") == ["It grew."]


def test_the_facts_of_a_document(visit):
    conference = ConferenceFactory(title="A dialogue")
    document = DocumentFactory(
        title="Итоги",
        publisher=InstitutionFactory(name="Valdai Club"),
        conferences=[conference],
        url="https://example.org/a?b=1&c=2",
        rights="All rights with the publisher.",
        language="ru",
        text="Слова.",
        published_date="2021-04-16",
        published_inferred=True,
        published_note="Written a day later.",
    )
    AuthorshipFactory(document=document, participant=ParticipantFactory(name="Taisuke Abiru"))

    page = visit(document.get_absolute_url())

    assert facts(page) == {
        "Kind": "Summary",
        "Publisher": "Valdai Club",
        "Authors": "Taisuke Abiru",
        "Published": "16 April 2021 (partly inferred) Written a day later.",
        "Language": "Russian",
        "About": "A dialogue 15 April 2021",
        "Source": "https://example.org/a?b=1&c=2",
        "Rights": "All rights with the publisher.",
        "SHA-256 of the text": document.sha256,
    }
    assert page.links["https://example.org/a?b=1&c=2"] == "https://example.org/a?b=1&c=2"
    assert "All rights with the publisher." in page.texts(class_="rights")


def test_how_far_it_is_coded(visit):
    document = DocumentFactory()
    rows = [SentenceFactory(document=document) for _n in range(3)]
    for row in rows[:2]:
        type(row).objects.filter(pk=row.pk).update(decision=Decision.ATTRIBUTED)
    assert (
        "2 of 3 sentences carry a coding decision so far."
        in visit(document.get_absolute_url()).main
    )

    document.sentences.update(decision=Decision.AUTHOR)

    assert (
        "every one of its 3 sentences carries a decision" in visit(document.get_absolute_url()).main
    )


def test_an_unverified_quotation_is_not_marked(visit):
    document = DocumentFactory(text="")
    position = PositionFactory(document=document, quotations=[])
    QuotationFactory(position=position, exact="言葉")

    page = visit(document.get_absolute_url())

    assert marks(page) == []
    assert "Unverified: no text to check against" in page.main


@pytest.fixture
def two_sides():
    """A text with a position of Japan on trade, one of Russia on a topic below it, and its own."""
    document = DocumentFactory(text=TEXT)
    trade = TopicFactory(name="Trade")
    growth = TopicFactory(name="Growth", parent=trade)
    tokyo = ParticipantFactory(government=True, name="Tokyo", country="JP")
    moscow = ParticipantFactory(government=True, name="Moscow", country="RU")
    position_in(document, "Trade grows", holders=[tokyo], topics=[trade], stance="expects")
    position_in(document, "Trust is lacking", holders=[moscow], topics=[growth], stance="opposes")
    position_in(document, "That was all", layer="author", topics=[TopicFactory(name="Ends")])
    return document


def bright(page) -> list[str]:
    return [text for text, classes in marks(page) if "is-dim" not in classes]


def test_sides_are_told_by_name_stroke_and_colour_and_stances_by_shape(visit, two_sides):
    page = visit(two_sides.get_absolute_url())

    refs = page.all(class_="passage__ref")
    assert [(ref.attributes.get("data-side"), ref.classes[1:]) for ref in refs] == [
        ("JP", ["stance--expects", "side--1"]),
        ("RU", ["stance--opposes", "side--2"]),
        (None, ["stance--asserts"]),
    ]
    assert next(ref.attributes["aria-label"] for ref in refs) == "Note 1: Tokyo, Expects"
    assert len(page.all("use")) > len(refs)
    assert page.texts(class_="legend__side") == ["JP Japan 1", "RU Russia 1"]


@pytest.mark.parametrize(
    ("mark", "sides", "shapes"),
    [("", True, True), ("stance", False, True), ("side", True, False), ("none", False, False)],
)
def test_a_reader_chooses_how_marks_are_told_apart(visit, two_sides, mark, sides, shapes):
    page = visit(two_sides.get_absolute_url(), **({"mark": mark} if mark else {}))

    refs = page.all(class_="passage__ref")
    assert any("data-side" in ref.attributes for ref in refs) == sides
    assert bool(page.texts(class_="stance")) == shapes
    assert numbers(page) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"side": "RU"}, ["Trust is lacking"]),
        ({"topic": "trade"}, ["Trade grows", "Trust is lacking"]),
        ({"topic": "growth"}, ["Trust is lacking"]),
        ({"layer": "author"}, ["That was all"]),
        ({"layer": "attributed", "side": "JP"}, ["Trade grows"]),
        ({"topic": "ends", "side": "JP"}, []),
    ],
)
def test_what_does_not_fit_is_dimmed_and_stays(visit, two_sides, chosen, expected):
    page = visit(two_sides.get_absolute_url(), **chosen)

    assert bright(page) == expected
    assert len(marks(page)) == 3
    assert f"{len(expected)} of 3 marked positions stand out" in page.main.replace(
        " stands ", " stand "
    )
    assert page.links["Show all"] == two_sides.get_absolute_url()


def test_links_keep_what_else_is_chosen_and_a_second_click_undoes(visit, two_sides):
    page = visit(two_sides.get_absolute_url(), side="RU", mark="side")

    address = two_sides.get_absolute_url()
    assert page.links["RU Russia 1"] == f"{address}?mark=side"
    assert page.links["JP Japan 1"] == f"{address}?mark=side&side=JP"
    assert page.links["Stance and side"] == f"{address}?side=RU"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"mark": "colour"}, "“colour” is no value of “mark”. Allowed: stance, side, none."),
        ({"side": "US"}, "“US” is no value of “side”. Allowed: JP, RU."),
        ({"topic": "trad"}, "“trad” is no value of “topic”."),
        ({"layer": "both"}, "Allowed: attributed, author."),
        ({"topic": ["trade", "growth"]}, "“topic” takes one value here."),
    ],
)
def test_a_wrong_choice_is_named(visit, two_sides, wrong, named):
    assert named in visit(two_sides.get_absolute_url(), status=400, **wrong).main


def test_a_draft_topic_cannot_be_chosen(visit, two_sides):
    visit(two_sides.get_absolute_url(), topic="ends")
    TopicFactory(name="Hidden", status="draft")

    page = visit(two_sides.get_absolute_url(), status=400, topic="hidden")
    assert "Allowed: ends, growth, trade." in page.main


def test_links_to_exact_words_here_and_at_the_source(visit):
    document = DocumentFactory(text=TEXT, url="https://example.org/a")
    position = position_in(document, "対話が必要だ")

    page = visit(document.get_absolute_url())

    words = "text=%E5%AF%BE%E8%A9%B1%E3%81%8C%E5%BF%85%E8%A6%81%E3%81%A0"
    assert page.links["Link to these words"] == f"#p{position.pk}:~:{words}"
    assert page.all("a", "margin__number")[0].attributes["href"] == f"#p{position.pk}"
    assert f"https://example.org/a#:~:{words}" in page.addresses
    assert [one.attributes["id"] for one in page.all(class_="passage__text")] == [
        "par1",
        "par2",
        "par3",
    ]


SECRET = "Hidden words stand here."


@pytest.mark.parametrize("visibility", ["full", "passages", "nothing"])
def test_rights_hold_for_every_part_of_the_page(client, visibility):
    """Also for what no reader sees: attributes, descriptions, the fragments of links."""
    text = f"{SECRET} Shown words. {SECRET} Shown words too. {SECRET}"
    document = DocumentFactory(
        text=text, visibility=visibility, url="https://example.org/a", extent="full"
    )
    PositionFactory(document=document, quotations=["Shown words too"], statement="A claim.")
    other = PositionFactory(document=document, quotations=["Shown words."], statement="Another.")
    other.attributions.update(words="Hidden words")

    html = unquote(client.get(document.get_absolute_url()).content.decode())

    assert "A claim." in html
    assert ("Hidden words" in html) == (visibility == "full")
    assert ("Shown words too" in html) == (visibility != "nothing")


def test_headings_as_the_coder_decided_make_the_contents(visit):
    document = DocumentFactory(text="Part one\nTrade grows.\nPart two\nTrust is lacking.")
    for number, reason in enumerate(("heading", "", "heading", ""), start=1):
        row = SentenceFactory(document=document, number=number)
        decision = Decision.NOTHING if reason else Decision.ATTRIBUTED
        type(row).objects.filter(pk=row.pk).update(decision=decision, reason=reason)

    page = visit(document.get_absolute_url())

    assert page.texts(class_="contents") == ["Part one Part two"]
    assert page.links["Part two"] == "#par3"
    assert [one.tag for one in page.all(class_="passage__text")] == ["h2", "p", "h2", "p"]


def test_a_long_text_is_laid_out_as_it_comes_into_view(visit):
    document = DocumentFactory(text="\n".join(f"Sentence {n} stands here." for n in range(2000)))
    position_in(document, "Sentence 1999 stands here")

    page = visit(document.get_absolute_url())

    assert page.all(class_="reading--long")
    assert len(page.all(class_="passage")) == 2000
    assert [text for text, _classes in marks(page)] == ["Sentence 1999 stands here"]
