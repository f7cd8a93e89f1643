"""What a newcomer meets: the first start, the second one, and every way a start can fail."""

import json
import os
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

from project.environment import BASE_DIR
from tests.project.processes import ServedSite, free_port, manage

PASSWORD = re.compile(r"password  (\S+)")


@pytest.fixture
def database(tmp_path) -> Iterator[dict[str, str]]:
    """The variables for an empty database of the kind this run tests."""
    if connection.vendor == "sqlite":
        yield {}
        return
    server = os.environ["TEST_DATABASE_URL"]
    name = f"starting_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with psycopg.connect(server, autocommit=True) as session:
        session.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        session.execute(f"CREATE DATABASE {name}")
        yield {"DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl()}
        session.execute(f"DROP DATABASE {name} WITH (FORCE)")


def refusal(data_dir: Path, *arguments: str, tree: Path = BASE_DIR, **variables: str) -> str:
    """The one sentence of a start that must fail, without a traceback."""
    ended = manage("serve", *arguments, data_dir=data_dir, tree=tree, **variables)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert len(ended.stderr.splitlines()) == 1, ended.stderr
    return ended.stderr.strip()


def served(data_dir: Path, database: dict[str, str]) -> tuple[str, int]:
    """What a start printed until Ctrl-C, and how many positions it served."""
    site = ServedSite(data_dir, **database)
    try:
        site.wait_until_served(seconds=300)
        positions = json.loads(site.get("/api/v1/positions/?page_size=1"))["count"]
        assert "<html" in site.get("/")
    finally:
        code = site.stop()
    assert code == 0
    assert "Traceback" not in site.output
    assert site.output.rstrip().endswith("`make run` starts it again.")
    return site.output, positions


def test_the_first_start_fills_the_site_and_the_second_repeats_nothing(tmp_path, database):
    first, positions = served(tmp_path, database)

    assert positions > 0
    assert "Applying dialogues.0001" in first
    assert may_edit(tmp_path, database, PASSWORD.search(first).group(1))
    assert not may_edit(tmp_path, database, "guessed")
    assert "/api/v1/docs/" in first

    second, positions_again = served(tmp_path, database)

    assert positions_again == positions
    for done_once in ("Applying", "password", "Preparing"):
        assert done_once not in second


def may_edit(data_dir: Path, database: dict[str, str], password: str) -> bool:
    question = (
        "from django.contrib.auth import authenticate; "
        f"user = authenticate(username='editor', password='{password}'); "
        "print(bool(user and user.is_superuser))"
    )
    told = manage("shell", "--no-imports", "-c", question, data_dir=data_dir, **database)
    return told.stdout.splitlines()[-1] == "True"


def test_an_occupied_port_is_named_before_anything_is_done(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        sentence = refusal(tmp_path, f"--port={port}")

    assert sentence == (
        f"Dialogues cannot start. Port {port} on 127.0.0.1 is taken by another program; stop that "
        f"program, or choose another port: make run PORT={port + 1}"
    )
    assert not (tmp_path / "dialogues.sqlite3").exists()


def test_an_unknown_host_is_named(tmp_path):
    assert refusal(tmp_path, "--host=no.such.host.invalid") == (
        "Dialogues cannot start. No address is known for the host “no.such.host.invalid”; "
        "use HOST=127.0.0.1, for example."
    )


def test_another_machine_s_address_is_refused(tmp_path):
    assert refusal(tmp_path, "--host=192.0.2.1", f"--port={free_port()}") == (
        "Dialogues cannot start. 192.0.2.1 is no address of this machine; "
        "use HOST=127.0.0.1 or HOST=0.0.0.0."
    )


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path):
    file = tmp_path / "letters.txt"
    file.write_text("Dear reader, " * 100, encoding="utf-8")

    sentence = refusal(tmp_path, f"--port={free_port()}", DATABASE_URL=f"sqlite:///{file}")

    assert sentence == (
        f"Dialogues cannot start. The SQLite file {file} cannot be used (file is not a database); "
        "see that its folder exists and can be written to, and that the file is a SQLite "
        "database, or choose another by DATABASE_URL."
    )
    assert file.read_text(encoding="utf-8") == "Dear reader, " * 100


def test_a_folder_that_is_not_there_is_named(tmp_path):
    url = f"sqlite:///{tmp_path}/missing/talks.sqlite3"

    assert "/missing/talks.sqlite3 cannot be used (unable to open database file)" in refusal(
        tmp_path, f"--port={free_port()}", DATABASE_URL=url
    )


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path):
    url = f"postgresql://ann:hidden@127.0.0.1:{free_port()}/talks"

    sentence = refusal(tmp_path, f"--port={free_port()}", DATABASE_URL=url)

    assert sentence.startswith(
        "Dialogues cannot start. The PostgreSQL database “talks” does not answer ("
    )
    assert sentence.endswith("); start its server, or correct DATABASE_URL.")
    assert "hidden" not in sentence


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"

    ended = manage("serve", data_dir=folder)

    assert ended.returncode == 1
    assert ended.stderr.splitlines()[1:] == [
        (
            f"DATA_DIR cannot be used: {folder} cannot be written to (not a directory); "
            "set it to a folder that this user may write to."
        )
    ]


@pytest.fixture
def tree(tmp_path) -> Path:
    """A copy of the product, to be damaged."""
    copy = tmp_path / "tree"
    for folder in ("dialogues", "project", "templates", "fixtures"):
        shutil.copytree(BASE_DIR / folder, copy / folder)
    shutil.copy(BASE_DIR / "manage.py", copy)
    return copy


def test_after_a_damaged_fixture_nothing_is_loaded_and_a_repaired_one_loads(
    tmp_path, tree, database
):
    last = max((tree / "fixtures").rglob("*.json"))
    whole = last.read_text(encoding="utf-8")
    last.write_text(whole[: len(whole) // 2], encoding="utf-8")

    sentence = refusal(tmp_path, f"--port={free_port()}", tree=tree, **database)

    assert last.name in sentence
    assert rows(tmp_path, tree, database) == 0

    last.write_text(whole, encoding="utf-8")
    loaded = manage("load_seeds", data_dir=tmp_path, tree=tree, **database)

    assert loaded.returncode == 0, loaded.stderr
    assert rows(tmp_path, tree, database) > 0


def rows(data_dir: Path, tree: Path, database: dict[str, str]) -> int:
    """How many records there are of any kind."""
    count = (
        "from django.apps import apps; "
        "print(sum(m._base_manager.count() for m in apps.get_app_config('dialogues').get_models()))"
    )
    told = manage("shell", "--no-imports", "-c", count, data_dir=data_dir, tree=tree, **database)
    return int(told.stdout.splitlines()[-1])
