"""The figure of a topic: drawn to scale, with its n, its gaps and nothing but attributes."""

import datetime
from xml.etree import ElementTree

from dialogues.analysis.claims import Claim
from dialogues.analysis.over_time import timeline
from dialogues.analysis.stances import distribution
from dialogues.exporting.figures import STANCE_COLOURS, frame
from dialogues.exporting.figures.columns import columns
from dialogues.exporting.figures.stances import stances_body

SVG = "{http://www.w3.org/2000/svg}"
YEARS = {1: (datetime.date(2018, 1, 1), "year"), 2: (datetime.date(2020, 5, 1), "day")}


def claim(number: int, conference: int, stance: str) -> Claim:
    return Claim(number, conference, stance, "at_conference", None, None, (), ())


GIVEN = timeline(
    [
        claim(1, 1, "opposes"),
        claim(2, 2, "opposes"),
        claim(3, 2, "supports"),
        claim(4, 2, "supports"),
    ],
    YEARS,
)


def drawn(rows) -> ElementTree.Element:
    body, width, height = stances_body(rows, GIVEN)
    svg = frame(title="A", body=body, width=width, height=height, source="S")
    return ElementTree.fromstring(svg)  # noqa: S314  # our own


def test_columns_share_one_scale_and_a_year_without_anything_has_no_part():
    found = columns(GIVEN)

    assert [
        [(block.stance, round(block.height)) for block in column.blocks] for column in found.columns
    ] == [[("opposes", 50)], [], [("supports", 100), ("opposes", 50)]]
    (lower, upper) = found.columns[2].blocks
    assert lower.y + lower.height == found.ground
    assert upper.y + upper.height == lower.y


def test_the_figure_tells_each_side_s_n_and_every_period_s():
    root = drawn(
        [
            ("All", distribution({"opposes": 3, "supports": 1})),
            ("Japan", distribution({"opposes": 1})),
        ]
    )
    texts = [one.text for one in root.iter(f"{SVG}text")]

    assert texts == [
        "A", "Supports", "Opposes", "All", "n = 4", "Japan", "n = 1",
        "1", "2018", "2019", "3", "2020", "S",
    ]  # fmt: skip


def test_bars_are_to_scale_in_the_colours_of_their_stances():
    root = drawn([("All", distribution({"opposes": 3, "supports": 1}))])
    bars = [one.attrib for one in root.iter(f"{SVG}rect") if one.get("height") == "14"]

    assert [(one["fill"], one["width"]) for one in bars] == [
        (STANCE_COLOURS["supports"], "127.5"),
        (STANCE_COLOURS["opposes"], "382.5"),
    ]


def test_a_name_is_text_whatever_it_holds():
    hostile = '<script>alert(1)</script>" & \x0b' + "long " * 40
    root = drawn([(hostile, distribution({"opposes": 1}))])

    assert not list(root.iter(f"{SVG}script"))
    assert any((one.text or "").startswith("<script>") for one in root.iter(f"{SVG}text"))


def test_without_any_date_only_the_bars_are_drawn():
    body, _width, height = stances_body([("All", distribution({"opposes": 1}))], timeline([], {}))

    assert "2018" not in body
    assert height == 64
