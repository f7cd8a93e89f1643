"""The bulk files as a reader and a program get them: the page, the files, what is held back."""

import hashlib
import json

import pytest

from dialogues.editorial.publishing import withdraw
from dialogues.exporting.downloads import make
from dialogues.models import Conference
from tests import factories as f
from tests.public.page import Page
from tests.public_log import begin, correct

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def content(answer):
    return b"".join(answer.streaming_content)


def address(made, name):
    return f"/downloads/{made.version}/{name}"


# --- the page -----------------------------------------------------------------------------------


def test_before_any_files_are_made_the_page_says_what_there_is_instead(client):
    answer = client.get("/downloads/")

    assert answer.status_code == 200
    assert "No files have been made here yet." in answer.content.decode()
    assert client.get("/downloads/latest/README.txt").status_code == 404


def test_the_page_lists_every_file_with_its_size_and_digest(client):
    f.PositionFactory()
    made = make()
    page = Page(client.get("/downloads/").content.decode())

    links = [one.attributes.get("href") for one in page.elements if one.tag == "a"]
    assert {address(made, file.name) for file in made.files} <= set(links)
    digests = [one.text for one in page.elements if "digest" in one.classes]
    assert digests == [file.sha256 for file in made.files if not file.table]
    listed = next(
        one.text for one in page.elements if one.tag == "pre" and "SHA256SUMS" in one.text
    )
    assert listed.split() == [word for file in made.files for word in (file.sha256, file.name)]


def test_the_page_says_how_current_the_files_are(client):
    begin(f.PositionFactory())
    make()
    assert "Nothing public has changed since." in client.get("/downloads/").content.decode()

    begin(f.PositionFactory())
    assert "changed since" in client.get("/downloads/").content.decode()
    assert "Nothing public has changed since." not in client.get("/downloads/").content.decode()


def test_the_head_describes_the_data_set_to_search_engines(client, settings):
    settings.SITE_NAME = "A </script> & B"
    made = make()
    html = client.get("/downloads/").content.decode()
    page = Page(html)  # which would find the block ended too early

    block = next(
        one for one in page.elements if one.attributes.get("type") == "application/ld+json"
    )
    dataset = json.loads(block.text)
    assert (dataset["@type"], dataset["name"]) == ("Dataset", "A </script> & B")
    assert [
        (one["contentUrl"], one["encodingFormat"], one["sha256"]) for one in dataset["distribution"]
    ] == [
        (
            f"http://testserver{address(made, name)}",
            made.by_name[name].mediatype,
            made.by_name[name].sha256,
        )
        for name in ("dialogues.sqlite3", "dialogues-csv.zip", "datapackage.json")
    ]


@pytest.mark.parametrize("path", ["/downloads/?page=2", "/downloads/latest/README.txt?x=1"])
def test_there_are_no_parameters(client, path):
    make()
    answer = client.get(path)

    assert answer.status_code == 400
    assert "There is no parameter" in answer.content.decode()


def test_the_page_costs_the_same_whatever_the_files_hold(client, django_assert_num_queries):
    for _rows in (1, 3):
        begin(f.PositionFactory())
        make()
        with django_assert_num_queries(3):
            client.get("/downloads/")


# --- the files ----------------------------------------------------------------------------------


def test_every_file_comes_as_it_was_made(client):
    f.PositionFactory()
    made = make()
    for file in made.files:
        answer = client.get(address(made, file.name))
        data = content(answer)
        assert hashlib.sha256(data).hexdigest() == file.sha256
        assert answer["Content-Type"] == file.mediatype
        assert answer["Content-Length"] == str(len(data))
        assert answer["ETag"] == f'"{file.sha256}"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        disposition = (
            "inline" if file.kind in ("readme", "metadata", "schema", "digests") else "attachment"
        )
        assert answer["Content-Disposition"] == f'{disposition}; filename="{file.name}"'


def test_latest_leads_to_the_newest(client):
    made = make()
    answer = client.get("/downloads/latest/positions.csv.gz")

    assert (answer.status_code, answer["Location"]) == (302, address(made, "positions.csv.gz"))


def test_asked_by_head_only_what_it_would_be(client):
    made = make()
    answer = client.head(address(made, "README.txt"))

    assert answer["Content-Length"] == str(made.by_name["README.txt"].bytes)
    assert client.post(address(made, "README.txt")).status_code == 405


@pytest.mark.parametrize(
    "name",
    [
        ".manifest.json",
        ".lock",
        "nothing.csv",
        "..%2Fsecret_key",
        "..%5Csecret_key",
        "%2Fetc%2Fpasswd",
        "a%00b",
    ],
)
def test_no_other_name_leads_anywhere(client, folder, name):
    (folder / "secret_key").write_text("secret")
    made = make()

    for version in (made.version, "latest", "current", "..", "%2E%2E"):
        assert client.get(f"/downloads/{version}/{name}").status_code == 404


def test_an_older_version_is_gone(client):
    before = make()
    f.PositionFactory()
    make()

    assert client.get(address(before, "README.txt")).status_code == 404


def test_who_has_the_file_is_not_sent_it_again(client):
    made = make()
    path, digest = address(made, "README.txt"), made.by_name["README.txt"].sha256

    assert client.get(path, headers={"if-none-match": f'"{digest}"'}).status_code == 304
    assert content(client.get(path, headers={"if-none-match": '"other"'}))
    assert client.get(path, headers={"if-match": '"other"'}).status_code == 412


@pytest.mark.parametrize(
    ("asked", "begin_", "end"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=10-", 10, None),
        ("bytes=-7", -7, None),
        ("bytes=5-999999", 5, None),
    ],
)
def test_a_broken_download_goes_on(client, asked, begin_, end):
    made = make()
    path = address(made, "README.txt")
    whole = content(client.get(path))
    answer = client.get(path, headers={"range": asked})
    data = content(answer)

    assert (answer.status_code, data) == (206, whole[begin_:end])
    first = begin_ % len(whole)
    assert answer["Content-Range"] == f"bytes {first}-{first + len(data) - 1}/{len(whole)}"
    assert answer["Content-Length"] == str(len(data))


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,3-4", "lines=1-2", "bytes=9-1", "bytes=-", "bytes=x", "bytes=" + "9" * 40]
)
def test_a_range_that_is_none_gets_the_whole_file(client, asked):
    made = make()
    answer = client.get(address(made, "README.txt"), headers={"range": asked})

    assert (answer.status_code, len(content(answer))) == (200, made.by_name["README.txt"].bytes)


def test_a_range_after_the_end_is_refused(client):
    made = make()
    answer = client.get(address(made, "README.txt"), headers={"range": "bytes=999999-"})

    assert (answer.status_code, answer["Content-Range"]) == (
        416,
        f"bytes */{made.by_name['README.txt'].bytes}",
    )


def test_the_rest_of_another_file_is_never_sent(client):
    made = make()
    answer = client.get(
        address(made, "README.txt"), headers={"range": "bytes=10-", "if-range": '"other"'}
    )

    assert (answer.status_code, len(content(answer))) == (200, made.by_name["README.txt"].bytes)


# --- what was taken from view since ----------------------------------------------------------------


def withheld(client, made):
    answer = client.get(address(made, "positions.csv.gz"))
    assert answer.status_code in (200, 503)
    if answer.status_code == 503:
        assert answer["Retry-After"] == "900"
        assert "not handed out at present" in answer.content.decode()
        assert "not handed out at present" in client.get("/downloads/").content.decode()
    return answer.status_code == 503


def test_files_that_hold_a_withdrawn_record_are_not_handed_out_until_new_ones_are_made(client):
    position = f.PositionFactory(statement="Said by mistake.")
    begin(position)
    made = make()
    assert not withheld(client, made)

    withdraw(position, by=f.EditorFactory(), reason="Entered twice.")
    assert withheld(client, made)

    made = make()
    assert not withheld(client, made)


def test_what_is_only_corrected_or_added_holds_nothing_back(client):
    position = f.PositionFactory()
    begin(position)
    made = make()
    correct(position, statement="Better said.")
    begin(f.PositionFactory())

    assert not withheld(client, made)


@pytest.mark.parametrize(
    ("make_record", "columns"),
    [
        (f.DocumentFactory, {"visibility": "nothing"}),
        (f.ConferenceFactory, {"attribution_rule": "chatham_house"}),
    ],
)
def test_less_is_allowed_to_be_seen(client, make_record, columns):
    record = make_record()
    begin(record)
    made = make()
    assert not withheld(client, made)

    correct(record, **columns)
    assert withheld(client, made)
    assert Conference.objects.count() < 2
