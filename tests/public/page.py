"""Reading a page as a reader does: its text, headings, links and form, from well-formed HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
#: Drawn in SVG, where tags may close themselves.
SELF_CLOSING = {"use", "rect"}
#: They begin on a line of their own.
BLOCKS = {"p", "div", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """Raises ``AssertionError`` for tags that do not match, ids that are not unique, and whatever
    the content security policy would block."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"left open: {[one.tag for one in self._open]}"
        ids = [one.attributes["id"] for one in self.elements if "id" in one.attributes]
        assert len(ids) == len(set(ids)), f"twice: {sorted({i for i in ids if ids.count(i) > 1})}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert tag not in ("style", "base"), f"<{tag}> is blocked"
        is_data = element.attributes.get("type") == "application/ld+json"
        assert tag != "script" or "src" in element.attributes or is_data, (
            "an inline script is blocked"
        )
        blocked = [name for name in element.attributes if name == "style" or name.startswith("on")]
        assert blocked == [], f"{blocked} of <{tag}> is blocked"
        if tag in BLOCKS:
            self.handle_data(" ")
        self.elements.append(element)
        if tag not in VOID | SELF_CLOSING:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in SELF_CLOSING:
            return
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, tag: str = "", class_: str = "") -> list[Element]:
        return [
            one
            for one in self.elements
            if (not tag or one.tag == tag) and (not class_ or class_ in one.classes)
        ]

    def texts(self, tag: str = "", class_: str = "") -> list[str]:
        return [one.text for one in self.all(tag, class_)]

    @property
    def main(self) -> str:
        return self.texts("main")[0]

    @property
    def links(self) -> dict[str, str]:
        """Addresses by the text of the link; of several with one text, the last."""
        return {
            one.text: one.attributes["href"] for one in self.all("a") if "href" in one.attributes
        }

    @property
    def addresses(self) -> list[str]:
        return [one.attributes["href"] for one in self.all("a") if "href" in one.attributes]

    def by_id(self, identifier: str) -> Element:
        return next(one for one in self.elements if one.attributes.get("id") == identifier)

    def values(self, name: str) -> list[str]:
        """What the form would send for a parameter, as it stands."""
        inputs = [one for one in self.all("input") if one.attributes.get("name") == name]
        return [
            one.attributes.get("value", "")
            for one in inputs
            if one.attributes.get("type") != "checkbox" or "checked" in one.attributes
        ]

    def options(self, name: str) -> list[str]:
        """The values a form offers for a parameter, ticked boxes first."""
        boxes = [one for one in self.all("input") if one.attributes.get("name") == name]
        select = [
            option.attributes["value"]
            for option in self._within_select(name)
            if option.attributes.get("value")
        ]
        return [*(box.attributes["value"] for box in boxes), *select]

    def option_texts(self, name: str) -> list[str]:
        return [option.text for option in self._within_select(name)]

    def _within_select(self, name: str) -> list[Element]:
        inside, found = False, []
        for one in self.elements:
            if one.tag == "select":
                inside = one.attributes.get("name") == name
            elif one.tag == "option" and inside:
                found.append(one)
            elif one.tag != "option":
                inside = False
        return found


def read(response: Any, status: int = 200) -> Page:
    assert response.status_code == status, response.content.decode()[:2000]
    return Page(response.content.decode())
