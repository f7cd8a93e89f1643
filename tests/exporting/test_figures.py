"""Figures that are taken away stand alone: whole, readable, and under the site's content policy."""

import struct

import pytest
from django.utils.safestring import SafeString
from lxml import etree

from dialogues.choices import Stance
from dialogues.exporting.figures import MARKS, STANCE_COLOURS, frame, label, mark, png

SVG = "{http://www.w3.org/2000/svg}"


def figure(title: str = "Stances", **further) -> str:
    given = {"body": SafeString("<g/>"), "width": 400, "height": 100, "source": "Dialogues, 2026"}
    return frame(title=title, subtitle="n = 12 positions", **{**given, **further})


def texts(svg: str) -> list[str]:
    return [one.text for one in etree.fromstring(svg.encode()).iter(f"{SVG}text")]


def test_a_figure_says_what_it_shows_of_how_many_and_whence() -> None:
    svg = figure("Позиции & 立場 <b>")
    root = etree.fromstring(svg.encode())

    assert texts(svg) == ["Позиции & 立場 <b>", "n = 12 positions", "Dialogues, 2026"]
    assert root.findtext(f"{SVG}title") == "Позиции & 立場 <b>"
    assert root.findtext(f"{SVG}desc") == "n = 12 positions Dialogues, 2026"
    assert (root.get("width"), root.get("height")) == ("448", "220")


def test_nothing_in_it_is_blocked_by_the_content_policy() -> None:
    root = etree.fromstring(figure(body=mark(Stance.SUPPORTS, 0, 0)).encode())
    assert not {one.tag for one in root.iter()} & {f"{SVG}style", f"{SVG}script", f"{SVG}image"}
    assert not [one for one in root.iter() if "style" in one.attrib]


def test_control_characters_make_no_broken_file() -> None:
    assert texts(figure("one\x0btwo\x00"))[0] == "onetwo"


@pytest.mark.parametrize("size", [0, -3, 4001])
def test_a_senseless_size_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        figure(width=size)


def test_every_stance_has_its_own_shape_and_colour() -> None:
    assert set(MARKS) == set(STANCE_COLOURS) == set(Stance.values)
    assert len(set(MARKS.values())) == len(set(STANCE_COLOURS.values())) == len(Stance.values)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 100, "short"),
        ("a rather long name of a side", 60, "a rather…"),
        ("自由で開かれたインド太平洋", 60, "自由で…"),
    ],
)
def test_a_label_is_cut_where_it_would_pass_its_room(text: str, width: int, shown: str) -> None:
    assert f">{shown}</text>" in label(text, 0, 0, width=width)


def test_a_picture_is_twice_as_dense_as_the_drawing() -> None:
    picture = png(figure())
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (896, 440)
    with pytest.raises(ValueError, match="unknown token"):
        png("no drawing")
