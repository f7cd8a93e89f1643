"""The house's one rule of building: imports run down only, and the doors do not know each other."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from project.environment import BASE_DIR

PACKAGE = BASE_DIR / "dialogues"

#: The floors of ``dialogues``, the lowest first. A part may import its own floor and those below.
FLOORS = (
    ("choices", "validators", "columns", "text", "search"),
    ("querysets",),
    ("models",),
    ("editorial", "filters", "analysis"),
    ("importing", "exporting"),
    ("public", "api", "admin"),
    ("apps", "management"),  # starts everything, so it may reach everything
)
DOORS = ("public", "api", "admin")
SERVANTS = {"templatetags": "exporting"}  # used by templates only: stands where this part stands
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools"}
TOP_LEVEL = {
    "manage.py",
    "project",
    "dialogues",
    "templates",
    "fixtures",
    "requirements.txt",
    "tests",
    "README.md",
    "LICENSE",
    "Makefile",
    "pyproject.toml",
    ".ci",
    ".gitignore",
    ".env.example",
    ".git",
}


def floor_of(part: str) -> int:
    part = SERVANTS.get(part, part)
    return next(number for number, parts in enumerate(FLOORS) if part in parts)


def part_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def source_files() -> list[Path]:
    files = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
    return sorted(path for path in files if path != PACKAGE / "__init__.py")


def imported_names(tree: ast.AST) -> Iterator[str]:
    """Every module named by an import, those inside functions too, those for types only not."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        yield from imported_names(node)


def imported_parts(source: str) -> set[str]:
    names = [name.split(".") for name in imported_names(ast.parse(source))]
    return {parts[1] for parts in names if parts[0] == "dialogues" and len(parts) > 1}


def objections(importer: str, source: str) -> list[str]:
    """What is wrong with the imports of a file that belongs to the part ``importer``."""
    wrong = []
    for imported in sorted(imported_parts(source) - {importer}):
        if floor_of(imported) > floor_of(importer):
            wrong.append(f"{importer} imports {imported}, which stands above it")
        elif importer in DOORS and imported in DOORS:
            wrong.append(f"{importer} imports {imported}, another door")
    return wrong


@pytest.mark.parametrize(
    ("importer", "source", "expected"),
    [
        (
            "text",
            "from dialogues.models import Position",
            ["text imports models, which stands above it"],
        ),
        (
            "search",
            "def f():\n    import dialogues.models.topic",
            ["search imports models, which stands above it"],
        ),
        (
            "querysets",
            "from dialogues import models",
            ["querysets imports models, which stands above it"],
        ),
        ("api", "from dialogues.public.urls import pages", ["api imports public, another door"]),
        (
            "templatetags",
            "from dialogues.public import urls",
            ["templatetags imports public, which stands above it"],
        ),
        ("models", "from dialogues.querysets.topics import TopicQuerySet", []),
        ("public", "from dialogues.models import Position\nfrom dialogues.public import lists", []),
        (
            "querysets",
            "if TYPE_CHECKING:\n    from dialogues.models import Topic",
            [],
        ),
    ],
)
def test_the_rule_sees_an_import_that_runs_up(importer, source, expected):
    assert objections(importer, source) == expected


def test_imports_run_down_only():
    wrong = {}
    for file in source_files():
        found = objections(part_of(file), file.read_text(encoding="utf-8"))
        if found:
            wrong[str(file.relative_to(BASE_DIR))] = found

    assert wrong == {}


def test_every_part_has_a_floor():
    known = {part for parts in FLOORS for part in parts} | set(SERVANTS)

    assert {part_of(file) for file in source_files()} - known == set()


def test_the_package_knows_nothing_of_what_is_built_from_it():
    wrong = [
        f"{file.relative_to(BASE_DIR)} imports {name}"
        for file in source_files()
        for name in imported_names(ast.parse(file.read_text(encoding="utf-8")))
        if name.split(".")[0] in ("project", "tests")
    ]

    assert wrong == []


def test_every_module_s_name_answers_a_question():
    roots = (PACKAGE, BASE_DIR / "project", BASE_DIR / "tests")
    files = [file for root in roots for file in root.rglob("*.py")]

    assert files
    assert [str(file) for file in files if VAGUE_NAMES & {*file.parts[:-1], file.stem}] == []


def test_the_top_level_holds_only_what_belongs_there():
    lines = (BASE_DIR / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line.strip("/") for line in lines if line]
    found = {path.name for path in BASE_DIR.iterdir()}
    kept = {name for name in found if not any(fnmatch(name, pattern) for pattern in ignored)}

    assert "manage.py" in kept
    assert kept - TOP_LEVEL == set()
