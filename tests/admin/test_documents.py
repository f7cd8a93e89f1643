"""A document's text is somebody else's words: kept to the last character, and changed with care."""

import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.choices import AnchorState
from dialogues.editorial import history
from dialogues.editorial.anchoring import change_text
from dialogues.editorial.coding import cut_into_sentences
from dialogues.editorial.next_versions import publish_next
from dialogues.editorial.readiness import NotReady
from dialogues.models import Document, NextVersion, Quotation
from tests import factories
from tests.admin.addresses import add, page
from tests.admin.sheets import errors, fields, messages, opened
from tests.editorial.tables import tables

pytestmark = pytest.mark.django_db
TEXT = "Trade will grow. Trust is lacking. Nobody doubts it."


def save(desk, document, **changes):
    """What is answered to the form sent once."""
    data = {**opened(desk, page(document)), **changes}
    return desk.post(page(document), data, follow=True)


def carried(answer):
    """What the report's form sends again, besides its buttons."""
    (form,) = re.findall(
        r'<form method="post" class="text-change.*?</form>', html(answer), re.DOTALL
    )
    parser = _Hidden()
    parser.feed(form)
    return parser.data


def html(answer):
    return answer.content.decode()


def confirm(desk, document, answer, **more):
    return desk.post(page(document), {**carried(answer), **more}, follow=True)


def change(desk, document, **changes):
    """The form sent, the report seen, and the new text saved."""
    return confirm(desk, document, save(desk, document, **changes))


def told(answer):
    """Each group of quotations on the report: their words, old and new together."""
    return {
        group.how: ["".join(one.text for one in row.segments) for row in group.rows]
        for group in answer.context["groups"]
    }


def is_report(answer):
    return "groups" in (answer.context or {})


class _Hidden(HTMLParser):
    def __init__(self):
        super().__init__()
        self.data = {}

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if named.get("type") == "hidden":
            value = (named.get("value") or "").replace("\r\n", "\n").replace("\n", "\r\n")
            self.data.setdefault(named["name"], []).append(value)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n  Leading and trailing white space \t\n ",
        "No-break\u00a0space, curly “quotes”, an – en dash.",
        "Old line ends\r\nof two kinds\rin one text.\n",
        "日本語\u3000と русский ё й \U0001f1ef\U0001f1f5 e\u0301",
        "<b>&amp; </textarea><script>alert(1)</script>",
        "\u2028line separator\u2029 and \ufeff mark",
    ],
    ids=["white space", "typography", "line ends", "scripts", "mark-up", "separators"],
)
def test_editing_something_else_changes_no_character_of_the_text(desk, text):
    document = factories.DocumentFactory(text=text, status="draft")
    before = document.sha256
    save(desk, document, title="Another title")
    document.refresh_from_db()
    assert (document.title, document.text, document.sha256) == ("Another title", text, before)


def test_prose_keeps_its_line_ends_too(desk):
    document = factories.DocumentFactory(rights="One\r\ntwo\rthree\n", status="draft")
    save(desk, document, title="Another title")
    document.refresh_from_db()
    assert (document.title, document.rights) == ("Another title", "One\r\ntwo\rthree\n")


def test_a_new_text_is_stored_as_pasted_and_cut_into_sentences(desk):
    data = opened(desk, add("document")) | {
        "title": "A summary", "kind": ["summary"], "language": "en", "extent": ["full"],
        "text": "  Trade will\u00a0grow.\r\nTrust is lacking. ",
    }  # fmt: skip
    assert desk.post(add("document"), data).status_code == 302
    document = Document.objects.get()
    assert document.text == "  Trade will\u00a0grow.\nTrust is lacking. "
    assert [sentence.text.strip() for sentence in document.sentences.all()] == [
        "Trade will\u00a0grow.", "Trust is lacking.",
    ]  # fmt: skip


def test_a_text_without_its_extent_is_sent_back(desk):
    data = opened(desk, add("document")) | {"title": "T", "kind": ["summary"], "text": "Words."}
    answer = desk.post(add("document"), data)
    assert errors(answer) == {
        "extent": [
            "Say whether the text is full or an excerpt; without a text choose “No text known”."
        ]
    }
    assert "Words.</textarea>" in answer.content.decode()


def draft(**fields):
    return factories.DocumentFactory(**{"text": TEXT, "status": "draft", **fields})


def quoting(document, words, **fields):
    return factories.PositionFactory(document=document, quotations=[words], **fields)


def test_a_changed_text_is_told_before_anything_is_written(desk):
    document = draft()
    kept, adjusted, lost, same = (
        quoting(document, words)
        for words in ("Nobody doubts it.", "Trust is", "lacking", "Trade will")
    )
    new = "Trade will grow. Trust\u00a0is missing, they say. Nobody doubts it."
    before = tables()

    answer = save(desk, document, text=new)

    assert tables() == before
    assert told(answer) == {
        "lost": ["lackingmissing, they say"],
        "normalised": ["Trust \u00a0is"],
        "exact": ["Nobody doubts it."],
        "unmoved": ["Trade will"],
    }
    assert [
        str(one.quotation.position) for group in answer.context["groups"] for one in group.rows
    ] == [str(position) for position in (lost, adjusted, kept, same)]
    shown = html(answer)
    for position in (lost, adjusted, kept, same):
        assert f'<a href="{page(position)}">' in shown
    assert "Nothing is saved yet." in shown
    assert '<ins class="diff__ins">' in shown


def test_the_new_text_is_saved_by_the_second_click(desk):
    document = draft()
    kept, lost = quoting(document, "Trust is lacking."), quoting(document, "Nobody doubts it.")
    new = "A first line.\r\n\r\nTrade will grow. Trust is lacking. Somebody doubts it."
    answer = change(desk, document, text=new, title="Another title")

    document.refresh_from_db()
    assert (document.text, document.title) == (new.replace("\r\n", "\n"), "Another title")
    quotation = kept.quotations.get()
    assert (quotation.start, quotation.is_verified) == (document.text.index("Trust"), True)
    assert lost.quotations.get().state == AnchorState.LOST
    said = messages(answer)
    assert "The text was changed; 1 of its 2 quotations were found in the new one." in said
    named = next(text for text in said if "not in the new text" in text)
    assert f'“Nobody doubts it.” in <a href="{page(lost)}">' in named


def test_the_other_fields_typed_with_it_are_named_and_come_along(desk):
    document = draft()
    answer = save(
        desk, document, text="New words.", rights="Theirs.\r\nAll.", title="Another title"
    )
    assert "Saved with it: Title, Rights statement." in html(answer)
    confirm(desk, document, answer)
    document.refresh_from_db()
    assert (document.title, document.rights, document.text) == (
        "Another title", "Theirs.\nAll.", "New words.",
    )  # fmt: skip


def test_the_button_that_was_pressed_counts_when_the_text_is_saved(desk):
    document = draft(visibility="passages")
    answer = save(desk, document, text="New words.", _publish="1")
    assert is_report(answer)
    confirm(desk, document, answer)
    document.refresh_from_db()
    assert (document.text, document.status) == ("New words.", "published")


def test_back_to_the_form_keeps_all_that_was_typed_and_saves_nothing(desk):
    document = draft()
    answer = save(desk, document, text="New\r\nwords.", title="Another title")
    before = tables()
    back = confirm(desk, document, answer, _back_to_form="Back to the form")
    assert tables() == before
    typed = fields(html(back), "document_form")
    assert (typed["text"], typed["title"]) == (["New\r\nwords."], ["Another title"])
    assert errors(back) == {}
    assert "errornote" not in html(back)
    again = desk.post(page(document), typed, follow=True)
    assert is_report(again)
    confirm(desk, document, again)
    document.refresh_from_db()
    assert document.text == "New\nwords."


def test_a_text_that_is_not_changed_is_saved_at_once(desk):
    document = draft()
    answer = save(desk, document, title="Another title")
    assert not is_report(answer)
    document.refresh_from_db()
    assert document.title == "Another title"


def test_a_form_with_faults_is_sent_back_before_any_report(desk):
    document = draft()
    answer = save(desk, document, text="New words.", title="")
    assert list(errors(answer)) == ["title"]
    assert "New words.</textarea>" in html(answer)


def test_what_changed_between_the_report_and_the_click_is_told_again(desk):
    document = draft()
    quoting(document, "Trade will")
    answer = save(desk, document, text="Trade will fall.")
    quoting(document, "Trust is lacking.")
    again = confirm(desk, document, answer)
    assert "what the new text changes is no longer what you were shown" in html(again)
    assert {how: len(rows) for how, rows in told(again).items()} == {"lost": 1, "unmoved": 1}
    document.refresh_from_db()
    assert document.text == TEXT
    confirm(desk, document, again)
    document.refresh_from_db()
    assert document.text == "Trade will fall."


def test_nobody_is_overwritten_between_the_report_and_the_click(desk):
    document = draft()
    answer = save(desk, document, text="My words.")
    assert is_report(answer)
    other = Document.objects.get()
    other.title = "Theirs"
    other.save()
    refused = confirm(desk, document, answer)
    assert not is_report(refused)
    document.refresh_from_db()
    assert (document.title, document.text) == ("Theirs", TEXT)
    assert "My words.</textarea>" in html(refused)


def test_the_mark_of_one_report_does_not_save_another_text(desk):
    document = draft()
    answer = save(desk, document, text="Seen words.")
    again = confirm(desk, document, answer, text="Unseen words.")
    assert is_report(again)
    document.refresh_from_db()
    assert document.text == TEXT


def test_of_a_public_document_the_new_text_waits_as_its_next_version(desk, editor):
    document = factories.DocumentFactory(text=TEXT)
    position = quoting(document, "Trust is lacking.")
    answer = save(desk, document, text="Well. " + TEXT)
    assert told(answer) == {"exact": ["Trust is lacking."]}
    assert "the new text becomes its next version" in html(answer)
    assert NextVersion.objects.count() == 0
    confirm(desk, document, answer)
    document.refresh_from_db()
    assert (document.text, position.quotations.get().start) == (TEXT, TEXT.index("Trust"))
    publish_next(document, by=editor)
    document.refresh_from_db()
    assert document.text == "Well. " + TEXT
    quotation = position.quotations.get()
    assert (quotation.start, quotation.is_verified) == (document.text.index("Trust"), True)


def test_of_coded_sentences_the_report_counts_what_is_kept(desk):
    document = draft(text="One is old. Two is new. One is old. Three.")
    cut_into_sentences(document)
    document.sentences.exclude(number=4).update(decision="attributed")
    new = "One is old. Three. Four is. One is old."
    answer = save(desk, document, text=new)
    report = answer.context["report"]
    assert (report.decisions_kept, report.decisions_lost) == (2, 1)
    assert "<b>2</b> keep their decision, <b>1</b> lose it" in html(answer)
    confirm(desk, document, answer)
    document.refresh_from_db()
    assert [(row.text, row.decision) for row in document.sentences.order_by("number")] == [
        ("One is old.", "attributed"), ("Three.", "undecided"),
        ("Four is.", "undecided"), ("One is old.", "attributed"),
    ]  # fmt: skip


def test_words_entered_before_the_text_was_known_are_told_to_stand_in_it_or_not(desk):
    document = draft(text="", extent="none")
    for words in ("Trade will grow.", "War looms."):
        position = factories.PositionFactory(document=document, quotations=[])
        factories.QuotationFactory(position=position, exact=words)
    answer = save(desk, document, text=TEXT, extent=["full"])
    assert told(answer) == {"absent": ["War looms."], "found": ["Trade will grow."]}
    confirm(desk, document, answer)
    states = Quotation.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["verified", "unverified"]


def test_a_text_taken_away_leaves_its_quotations_to_mend(desk):
    position = factories.PositionFactory(document__status="draft")
    answer = save(desk, position.document, text="", extent=["none"])
    assert told(answer) == {"lost": [position.quotations.get().exact]}
    confirm(desk, position.document, answer)
    position.document.refresh_from_db()
    assert (position.document.text, position.document.sha256) == ("", "")
    assert position.quotations.get().state == AnchorState.LOST


def test_unchanged_lines_keep_their_line_ends_when_another_is_changed(desk):
    document = draft(text="Trade grows.\r\nTrust is low.\rPeace holds.\r\n")
    position = quoting(document, "Trust is low.")
    data = opened(desk, page(document))
    typed = data["text"][0].replace("Peace", "No peace")
    answer = save(desk, document, text=typed)
    assert told(answer) == {"unmoved": ["Trust is low."]}
    confirm(desk, document, answer)
    document.refresh_from_db()
    assert document.text == "Trade grows.\r\nTrust is low.\rNo peace holds.\r\n"
    assert position.quotations.get().is_verified


def test_the_queries_of_a_report_do_not_grow_with_the_quotations(desk):
    counts = []
    for number in (1, 5):
        document = draft()
        for _ in range(number):
            quoting(document, "Trust is lacking.")
        data = opened(desk, page(document)) | {"text": "Well. " + TEXT}
        with CaptureQueriesContext(connection) as queries:
            assert is_report(desk.post(page(document), data))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_is_told_of_a_text_is_escaped(desk):
    document = draft(text="<b>Old</b> words.")
    quoting(document, "<b>Old</b>")
    shown = html(save(desk, document, text="<script>alert(1)</script>", title="<i>x</i>"))
    assert "<script>alert" not in shown
    assert "<b>Old" not in shown
    assert "&lt;script&gt;" in shown


def test_sentences_are_coded_one_by_one_and_many_at_once(desk, editor):
    document = factories.DocumentFactory()
    rows = [factories.SentenceFactory(document=document) for _ in range(3)]
    data = opened(desk, page(rows[0])) | {"decision": ["nothing"], "reason": [""]}
    assert list(errors(desk.post(page(rows[0]), data))) == ["reason"]
    assert desk.post(page(rows[0]), data | {"reason": ["heading"]}).status_code == 302

    chosen = [str(row.pk) for row in rows[1:]]
    desk.post(
        f"/admin/dialogues/sentence/?document__id__exact={document.pk}",
        {"action": "code_author", "_selected_action": chosen, "index": "0"},
    )
    assert list(document.sentences.values_list("decision", "reason")) == [
        ("nothing", "heading"), ("author", ""), ("author", ""),
    ]  # fmt: skip


def test_a_public_document_keeps_the_conferences_at_which_it_is_quoted(desk, editor):
    position = factories.PositionFactory()
    save(desk, position.document, conferences=[])
    with pytest.raises(NotReady) as caught:
        publish_next(position.document, by=editor)
    assert [problem.message for problem in caught.value.problems] == [
        f"Published positions of “{position.conference}” quote this document; keep that conference."
    ]
    assert list(position.document.conferences.all()) == [position.conference]


def test_going_back_to_another_text_tells_what_becomes_of_the_quotations(desk, editor):
    document = draft(text="Trade will grow.")
    history.save(document, by=editor, comment="Entered")
    quoting(document, "Trade will")
    change_text(document, TEXT, by=editor)
    quoting(document, "Nobody doubts it.")
    (earlier,) = history.versions(document).filter(revision__comment="Entered")
    answer = desk.get(page(document, "revision", earlier.pk))
    assert {how: len(rows) for how, rows in told(answer).items()} == {"lost": 1, "unmoved": 1}
    assert "What the other text does" in html(answer)
    now = history.versions(document)[0]
    assert not is_report(desk.get(page(document, "revision", now.pk)))
