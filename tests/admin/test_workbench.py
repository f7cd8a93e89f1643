"""The workbench's page and the JSON that its script sends."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialogues.admin.workbench.keys import KEYS
from dialogues.editorial import coding
from dialogues.models import Document, Participant, Position, Topic
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = (
    "A report <b>on</b> “trade”.\n\nRussian experts believe that trade will grow 𝕏 slowly. "
    "Moscow opposes this. One of the participants doubted it. It was stressed that trust is low."
)


@pytest.fixture
def document() -> Document:
    conference = factories.ConferenceFactory(title="Dialogue")
    document = factories.DocumentFactory(text=TEXT, status="draft", conferences=[conference])
    coding.cut_into_sentences(document)
    return document


def address(name: str, document: Document, *more: int) -> str:
    return reverse(f"admin:{name}", args=[document.pk, *more])


def send(desk: Client, where: str, data: Any) -> Any:
    body = data if isinstance(data, str) else json.dumps(data)
    return desk.post(where, body, content_type="application/json")


def filled(document: Document, words: str, **given: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {
        "conference": str(document.conferences.get().pk),
        "statement": "Trade will grow.",
        "passages": [{"start": start, "end": start + len(words)}],
        "holders": [],
        "topics": [],
        "about": [],
        "relations": [],
        "stance": "expects",
        "kind": "claim",
        "mode": "reported_speech",
        "layer": "attributed",
        "setting": "at_conference",
        "confidence": "medium",
        **given,
    }


def texts(html: str) -> list[str]:
    """The words of each sentence as a browser counts them."""
    found = re.findall(r'<p class="sentence__text"[^>]*>(.*?)</p>', html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", one)) for one in found]


def test_the_page_shows_every_sentence_word_for_word(desk, document):
    factories.PositionFactory(document=document, quotations=["trade will grow", "grow 𝕏 slowly"])
    html = desk.get(address("workbench", document)).content.decode()
    assert texts(html) == [row.text for row in document.sentences.order_by("number")]
    assert "<b>on</b>" not in html
    starts = [int(start) for start in re.findall(r'data-start="(\d+)"', html)]
    assert starts == [row.start for row in document.sentences.order_by("number")]


def test_a_text_that_was_never_cut_is_cut_when_it_is_opened(desk):
    document = factories.DocumentFactory(text="One. Two.", status="draft")
    assert document.sentences.count() == 0
    desk.get(address("workbench", document))
    assert document.sentences.count() == 2


def test_a_document_without_a_text_says_so(desk):
    document = factories.DocumentFactory(text="", status="draft")
    assert "has no text yet" in desk.get(address("workbench", document)).content.decode()


def test_decisions_and_positions_are_to_be_read_without_a_script(desk, document):
    position = factories.PositionFactory(
        document=document, quotations=["Moscow opposes this"], statement="This is wrong."
    )
    coding.decide_sentence(document, 1, "nothing", by=None, reason="heading")
    html = desk.get(address("workbench", document)).content.decode()
    assert f'href="/admin/dialogues/position/{position.pk}/change/"' in html
    for row in document.sentences.all():
        assert f'href="/admin/dialogues/sentence/{row.pk}/change/"' in html
    assert "This is wrong." in html
    assert '<span class="decision decision--nothing" id="d1">Heading</span>' in html
    assert f"/admin/dialogues/position/add/?document={document.pk}&amp;conference=" in html


def test_every_key_is_listed_and_means_one_thing_in_its_pane(desk, document):
    answer = desk.get(address("workbench", document))
    html = answer.content.decode()
    for key in KEYS:
        assert str(key.does) in html
    pairs = [(key.where, one) for key in KEYS for one in key.keys]
    assert len(pairs) == len(set(pairs))
    assert answer.context["bench"]["keys"]["text"]["n"] == "nothing"


def test_the_document_s_page_leads_to_the_workbench(desk, document):
    html = desk.get(f"/admin/dialogues/document/{document.pk}/change/").content.decode()
    assert f'href="{address("workbench", document)}"' in html


def test_queries_do_not_grow_with_the_text(desk):
    counts = []
    for sentences in (2, 30):
        text = " ".join(f"Sentence number {n} is here." for n in range(sentences))
        document = factories.DocumentFactory(text=text, status="draft")
        coding.cut_into_sentences(document)
        for _position in range(sentences // 2):
            factories.PositionFactory(document=document, quotations=["is here"])
        desk.get(address("workbench", document))
        with CaptureQueriesContext(connection) as caught:
            desk.get(address("workbench", document))
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_a_proposal_is_filled_from_the_words_of_the_text(desk, document):
    experts = factories.ParticipantFactory(
        expert_group=True, country="RU", name="Russian experts", status="draft"
    )
    topic = factories.TopicFactory(name="Trade")
    got = desk.get(address("workbench_proposal", document), {"number": 2}).json()
    assert [one["words"] for one in got["passages"]] == ["trade will grow 𝕏 slowly"]
    assert got["passages"][0]["start"] == TEXT.index("trade will")
    assert [(one["participant"], one["words"], one["basis"]) for one in got["holders"]] == [
        (
            {"value": str(experts.pk), "label": "Russian experts — expert group, Russia · draft"},
            "Russian experts believe that",
            "explicit",
        )
    ]
    assert [one["label"] for one in got["suggested_topics"]] == [topic.name]
    assert (got["layer"], got["setting"], got["unattributed"]) == (
        "attributed",
        "at_conference",
        False,
    )


def test_a_government_is_proposed_as_heard_elsewhere_and_made_if_it_lacks(desk, document):
    factories.CountryFactory(code="RU")
    got = desk.get(address("workbench_proposal", document), {"number": 3}).json()
    assert got["holders"][0]["participant"] is None
    assert got["holders"][0]["new"] == {
        "name": "Moscow",
        "kind": "government",
        "country": {"value": got["holders"][0]["new"]["country"]["value"], "label": "Russia"},
    }
    assert (got["setting"], got["stance"]) == ("elsewhere", "opposes")


def test_an_anonymous_voice_and_nobody_are_proposed_as_such(desk, document):
    where = address("workbench_proposal", document)
    voice = desk.get(where, {"number": 4}).json()["holders"][0]
    assert (voice["participant"]["value"], voice["new"]) == ("voice", None)
    nobody = desk.get(where, {"number": 5}).json()
    assert (nobody["holders"], nobody["unattributed"]) == ([], True)


def test_the_own_voice_of_a_text_is_the_one_coded_before(desk, document):
    author = factories.ParticipantFactory(author=True)
    where = address("workbench_proposal", document)
    first = desk.get(where, {"number": 1, "layer": "author"}).json()["holders"][0]
    assert first["participant"] is None
    assert first["new"]["name"] == f"Text of “{document.title}”"
    factories.PositionFactory(document=document, layer="author", holders=[author])
    again = desk.get(where, {"number": 1, "layer": "author"}).json()["holders"][0]
    assert again["participant"]["value"] == str(author.pk)
    assert again["basis"] == "whole_text"


def test_a_position_is_saved_and_its_sentence_comes_back(desk, editor, document):
    experts = factories.ParticipantFactory(expert_group=True)
    topic = factories.TopicFactory()
    data = filled(
        document,
        "trade will grow 𝕏 slowly",
        topics=[str(topic.pk)],
        holders=[
            {"participant": str(experts.pk), "role": "holder", "words": "Russian experts", "basis": "explicit"},
            {"participant": "voice", "role": "reporter", "words": "", "basis": "explicit"},
        ],
    )  # fmt: skip
    answer = send(desk, address("workbench_save", document), data)
    got = answer.json()
    position = Position.objects.get()
    assert (answer.status_code, got["position"]) == (200, position.pk)
    assert [(one["number"], one["decision"]) for one in got["sentences"]] == [(2, "attributed")]
    assert texts(got["sentences"][0]["html"]) == [document.sentences.get(number=2).text]
    assert (got["decided"], got["total"], got["undo"], got["redo"]) == (1, 5, "Position coded", "")
    assert [(row.role, row.participant.kind) for row in position.attributions.all()] == [
        ("holder", "expert_group"),
        ("reporter", "anonymous"),
    ]
    again = desk.get(address("workbench_position", document, position.pk)).json()
    assert [one["words"] for one in again["passages"]] == ["trade will grow 𝕏 slowly"]
    assert (again["statement"], again["stance"], again["public"]) == (
        "Trade will grow.",
        "expects",
        False,
    )


def test_each_problem_names_its_field(desk, document):
    data = filled(
        document,
        "trade",
        statement="",
        stance="suports",
        conference="999999999999999999999",
        topics=["x"],
        holders=[{"participant": "", "role": "holder", "words": "", "basis": "explicit"}],
        passages=[{"start": -1, "end": 5}],
        relations=[{"kind": "agrees", "target": "0", "note": ""}],
    )
    answer = send(desk, address("workbench_save", document), data)
    assert answer.status_code == 422
    assert sorted(one["field"] for one in answer.json()["problems"]) == [
        "conference",
        "holders-0-participant",
        "passages-0-start",
        "relations-0-target",
        "stance",
        "statement",
        "topics",
    ]
    assert Position.objects.count() == 0


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "null", "{", '"x"', "[" * 100_000, '{"position": "x"}', '{"position": true}',
        '{"position": 99999999999999999999}', '{"position": 1e400}', '{"holders": {}}',
        '{"holders": [1, null, []], "passages": ["x"], "topics": [[], {}, null]}',
        '{"statement": "\\u0000", "note": "\\ud800"}', '{"passages": [{"start": 1e300, "end": 2}]}',
        '{"conference": {"pk": 1}, "about": "RU", "unplaced": ["a", null]}',
    ],
)  # fmt: skip
def test_nonsense_is_answered_with_a_problem(desk, document, body):
    for name in ("workbench_save", "workbench_decide", "workbench_create"):
        answer = send(desk, address(name, document), body)
        assert answer.status_code in (400, 404, 409, 422), (name, answer.status_code)
    assert Position.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("workbench_proposal", {}),
        ("workbench_proposal", {"number": "x"}),
        ("workbench_proposal", {"number": "999"}),
        ("workbench_proposal", {"start": "99999", "end": "1"}),
        ("workbench_proposal", {"start": "5", "end": "5"}),
        ("workbench_choices", {"noun": "user"}),
        ("workbench_choices", {"noun": "topic", "q": "\x00"}),
        ("workbench_changes", {"seen": "-1"}),
        ("workbench_changes", {"seen": "9" * 30}),
    ],
)
def test_nonsense_in_an_address_is_answered_with_a_problem(desk, document, name, query):
    answer = desk.get(address(name, document), query)
    assert answer.status_code in (400, 404)
    assert answer.json()["message"]


def test_addresses_beyond_any_number_are_not_found(desk, document):
    huge = 10**30
    for where in (
        f"/admin/workbench/{huge}/",
        f"/admin/workbench/{document.pk}/positions/{huge}/",
        f"/admin/workbench/{document.pk}/positions/{2**62}/",
    ):
        assert desk.get(where).status_code == 404


def test_a_sentence_is_closed_and_opened(desk, document):
    where = address("workbench_decide", document)
    got = send(
        desk, where,
        {"number": 1, "decision": "nothing", "reason": "heading", "seen": "undecided"},
    ).json()  # fmt: skip
    assert [(one["number"], one["decision"]) for one in got["sentences"]] == [(1, "nothing")]
    late = send(desk, where, {"number": 1, "decision": "undecided", "seen": "undecided"})
    assert late.status_code == 409
    assert "has meanwhile decided sentence 1" in late.json()["message"]
    assert late.json()["sentences"][0]["decision"] == "nothing"
    assert send(desk, where, {"number": 99, "decision": "undecided"}).status_code == 400


def test_the_same_request_twice_is_done_once(desk, document):
    data = filled(document, "trade", key="abc")
    first = send(desk, address("workbench_save", document), data).json()
    second = send(desk, address("workbench_save", document), data).json()
    assert Position.objects.count() == 1
    assert second["position"] == first["position"]


def test_a_newer_version_is_not_overwritten_unless_it_is_wanted(desk, document):
    where = address("workbench_save", document)
    pk = send(desk, where, filled(document, "trade")).json()["position"]
    read = desk.get(address("workbench_position", document, pk)).json()["version"]
    changed = filled(document, "trade", position=pk, version=read)
    assert send(desk, where, {**changed, "statement": "Mine."}).status_code == 200
    late = send(desk, where, {**changed, "statement": "Theirs."})
    assert (late.status_code, Position.objects.get().statement) == (409, "Mine.")
    over = send(desk, where, {**changed, "statement": "Theirs.", "over": True})
    assert (over.status_code, Position.objects.get().statement) == (200, "Theirs.")


def test_a_changed_text_refuses_offsets_of_the_old_one(desk, document):
    data = filled(document, "trade", sha256="0" * 64)
    answer = send(desk, address("workbench_save", document), data)
    assert answer.status_code == 409
    assert "The text of this document was changed" in answer.json()["message"]


def test_steps_are_undone_and_done_again(desk, document):
    send(desk, address("workbench_save", document), filled(document, "trade will"))
    undone = send(desk, address("workbench_undo", document), {}).json()
    assert (undone["told"], undone["decided"], undone["redo"]) == (
        "Position coded",
        0,
        "Position coded",
    )
    assert Position.objects.count() == 0
    redone = send(desk, address("workbench_redo", document), {}).json()
    assert (redone["decided"], Position.objects.count()) == (1, 1)
    assert send(desk, address("workbench_redo", document), {}).status_code == 409


def test_a_passage_is_added_and_a_position_removed(desk, document):
    pk = send(desk, address("workbench_save", document), filled(document, "trade will")).json()[
        "position"
    ]
    start = TEXT.index("trust")
    where = address("workbench_passage", document, pk)
    got = send(desk, where, {"start": start, "end": start + 5}).json()
    assert [one["number"] for one in got["sentences"]] == [2, 5]
    assert got["decided"] == 2
    gone = send(desk, address("workbench_remove", document, pk), {}).json()
    assert (gone["decided"], Position.objects.count()) == (0, 0)


def test_records_are_made_on_the_spot_as_drafts(desk, document):
    where = address("workbench_create", document)
    country = factories.CountryFactory(code="CN")
    made = send(
        desk, where,
        {"noun": "participant", "name": "Chinese experts", "kind": "expert_group",
         "country": str(country.pk), "conference": str(document.conferences.get().pk)},
    ).json()  # fmt: skip
    participant = Participant.objects.get(name="Chinese experts")
    assert made["record"] == {
        "value": str(participant.pk),
        "label": "Chinese experts — expert group, China · draft",
    }
    assert (participant.status, participant.country, participant.conference) == (
        "draft",
        country,
        None,
    )
    send(desk, where, {"noun": "topic", "name": "Trade", "parent": ""})
    send(desk, where, {"noun": "institution", "name": "An institute", "kind": "think_tank"})
    assert Topic.objects.get(name="Trade").status == "draft"
    refused = send(desk, where, {"noun": "participant", "name": "", "kind": "king"})
    assert sorted(one["field"] for one in refused.json()["problems"]) == ["kind", "name"]
    assert send(desk, where, {"noun": "user", "name": "x"}).status_code == 400


def test_boxes_find_drafts_in_any_script_and_tell_of_near_names(desk, document):
    draft = factories.ParticipantFactory(name="Yohei Sasakawa", status="draft")
    factories.ParticipantNameFactory(participant=draft, text="笹川陽平", language="ja")
    elsewhere = factories.ParticipantFactory(anonymous=True, name="Sasakawa’s guest")
    where = address("workbench_choices", document)
    for typed in ("sasak", "Yohei", "笹川"):
        got = desk.get(where, {"noun": "participant", "q": typed}).json()["results"]
        assert str(draft.pk) in [one["value"] for one in got], typed
        assert str(elsewhere.pk) not in [one["value"] for one in got]
    near = desk.get(where, {"noun": "participant", "q": "Sasakawa Yohei"}).json()["near"]
    assert [one["value"] for one in near] == [str(draft.pk)]


def test_positions_of_the_text_are_offered_for_relations(desk, document):
    mine = factories.PositionFactory(document=document, statement="Trade grows.", status="draft")
    other = factories.PositionFactory(statement="Trade grows elsewhere.")
    where = address("workbench_choices", document)
    got = desk.get(where, {"noun": "position", "q": "trade"}).json()["results"]
    assert [one["value"] for one in got] == [str(mine.pk)]
    assert str(other.pk) not in [one["value"] for one in got]


def test_what_others_have_coded_is_told(desk, editor, document):
    maria = factories.EditorFactory()
    where = address("workbench_changes", document)
    before = desk.get(where, {"seen": 0}).json()
    assert before["sentences"] == []
    coding.decide_sentence(document, 1, "nothing", by=maria, reason="heading")
    coding.decide_sentence(document, 2, "nothing", by=editor, reason="heading")
    got = desk.get(where, {"seen": before["seen"]}).json()
    assert [one["number"] for one in got["sentences"]] == [1]
    assert desk.get(where, {"seen": got["seen"]}).json()["sentences"] == []


@pytest.fixture
def reader(client: Client) -> Client:
    """Somebody at the desk who may look, and nothing else."""
    return _with(client, "view_document", "view_position")


def _with(client: Client, *names: str) -> Client:
    user = factories.UserFactory(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    assert user.user_permissions.count() == len(names)
    client.force_login(user)
    return client


def test_who_may_only_look_is_offered_nothing_to_write(reader, document):
    html = reader.get(address("workbench", document)).content.decode()
    assert 'id="claim-form"' not in html
    assert 'data-action="nothing"' not in html
    assert texts(html)


def test_writing_needs_the_right_to_it(reader, document):
    position_data = filled(document, "trade")
    position = factories.PositionFactory(document=document, status="draft")
    for name, data in (
        ("workbench_save", position_data),
        ("workbench_decide", {"number": 1, "decision": "nothing", "reason": "heading"}),
        ("workbench_undo", {}),
        ("workbench_create", {"noun": "topic", "name": "T"}),
    ):
        answer = send(reader, address(name, document), data)
        assert (answer.status_code, answer.json()["message"]) == (403, "You may not do this.")
    where = address("workbench_remove", document, position.pk)
    assert send(reader, where, {}).status_code == 403
    assert Position.objects.count() == 1


def test_a_contributor_removes_own_drafts_only(client, document):
    coder = _with(
        client,
        "view_document",
        "view_position",
        "add_position",
        "change_position",
        "change_document",
    )
    pk = send(coder, address("workbench_save", document), filled(document, "trade")).json()[
        "position"
    ]
    other = factories.PositionFactory(document=document, status="draft")
    assert send(coder, address("workbench_remove", document, other.pk), {}).status_code == 403
    assert send(coder, address("workbench_remove", document, pk), {}).status_code == 200
    assert [row.pk for row in Position.objects.all()] == [other.pk]


def test_nobody_gets_in_without_an_account(client, document):
    answer = client.get(address("workbench", document))
    assert answer.status_code == 302
    assert send(client, address("workbench_undo", document), {}).status_code == 302


def test_reading_writes_nothing_and_writing_is_posted(desk, document):
    for name in ("workbench_save", "workbench_decide", "workbench_undo", "workbench_create"):
        assert desk.get(address(name, document)).status_code == 405


def test_a_forged_request_is_refused(editor, document):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    answer = send(strict, address("workbench_save", document), filled(document, "trade"))
    assert (answer.status_code, Position.objects.count()) == (403, 0)


def test_who_codes_a_text_is_told_of_others_who_have_it_open(desk, document):
    olga = factories.EditorFactory(username="Olga")
    factories.EditingSessionFactory(record=document, user=olga)
    page = desk.get(address("workbench", document)).content.decode()
    assert "Olga has had this open since" in page
    assert reverse("admin:dialogues_document_presence", args=[document.pk]) in page
