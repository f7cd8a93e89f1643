"""A document's text is somebody else's words: kept to the last character, and changed with care."""

import pytest

from dialogues.choices import AnchorState
from dialogues.models import Document
from tests import factories
from tests.admin.addresses import add, page
from tests.admin.sheets import errors, messages, opened

pytestmark = pytest.mark.django_db
TEXT = "Trade will grow. Trust is lacking. Nobody doubts it."


def save(desk, document, **changes):
    data = {**opened(desk, page(document)), **changes}
    return desk.post(page(document), data, follow=True)


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
    document = factories.DocumentFactory(text=text)
    before = document.sha256
    save(desk, document, title="Another title")
    document.refresh_from_db()
    assert (document.title, document.text, document.sha256) == ("Another title", text, before)


def test_prose_keeps_its_line_ends_too(desk):
    document = factories.DocumentFactory(rights="One\r\ntwo\rthree\n")
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


def test_quotations_follow_a_changed_text_and_the_lost_ones_are_named(desk):
    document = factories.DocumentFactory(text=TEXT)
    kept = factories.PositionFactory(document=document, quotations=["Trust is lacking."])
    lost = factories.PositionFactory(document=document, quotations=["Nobody doubts it."])
    new = "A first line.\r\n\r\nTrade will grow. Trust is lacking. Somebody doubts it."
    answer = save(desk, document, text=new)

    document.refresh_from_db()
    assert document.text == new.replace("\r\n", "\n")
    quotation = kept.quotations.get()
    assert (quotation.start, quotation.is_verified) == (document.text.index("Trust"), True)
    assert lost.quotations.get().state == AnchorState.LOST
    told = messages(answer)
    assert "The text was changed; 1 of its 2 quotations were found in the new one." in told
    named = next(text for text in told if "not in the new text" in text)
    assert f'“Nobody doubts it.” in <a href="{page(lost)}">' in named


def test_sentences_keep_their_decisions_over_a_changed_text(desk):
    document = factories.DocumentFactory(text=TEXT)
    for _ in range(3):
        factories.SentenceFactory(document=document)
    document.sentences.filter(number=2).update(decision="attributed")
    save(desk, document, text="One more. " + TEXT)
    document.refresh_from_db()
    decided = {row.text.strip(): row.decision for row in document.sentences.all()}
    assert decided["Trust is lacking."] == "attributed"
    assert list(decided.values()).count("undecided") == 3


def test_a_text_taken_away_leaves_its_quotations_to_mend(desk):
    position = factories.PositionFactory()
    save(desk, position.document, text="", extent=["none"])
    position.document.refresh_from_db()
    assert (position.document.text, position.document.sha256) == ("", "")
    assert position.quotations.get().state == AnchorState.LOST


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


def test_a_public_document_keeps_the_conferences_at_which_it_is_quoted(desk):
    position = factories.PositionFactory()
    answer = save(desk, position.document, conferences=[])
    assert errors(answer)["conferences"] == [
        f"Published positions of “{position.conference}” quote this document; keep that conference."
    ]
    assert list(position.document.conferences.all()) == [position.conference]
