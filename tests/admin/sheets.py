"""A form as a browser would send it back: read from the page, changed by name, line ends as CR LF."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Fields(HTMLParser):
    """What the form with that id would submit, without its buttons."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form, self.inside = form, False
        self.data: dict[str, list[str]] = {}
        self.select: dict[str, Any] | None = None
        self.area: str | None = None

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = named.get("id") == self.form
        if not self.inside:
            return
        name = named.get("name", "")
        if tag == "input" and name:
            self._input(name, named)
        elif tag == "select" and name:
            self.select = {"name": name, "multiple": "multiple" in named}
            self.data.setdefault(name, [])
        elif tag == "option" and self.select and "selected" in named:
            self.data[self.select["name"]].append(named.get("value", ""))
        elif tag == "textarea" and name:
            self.area = name
            self.data[name] = [""]

    def _input(self, name: str, named: dict[str, str]) -> None:
        kind = named.get("type", "text")
        if kind in ("submit", "button") or (
            kind in ("checkbox", "radio") and "checked" not in named
        ):
            return
        self.data.setdefault(name, []).append(
            named.get("value", "on" if kind == "checkbox" else "")
        )

    def handle_data(self, data: str) -> None:
        if self.area:
            self.data[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self.area:
            self.data[self.area] = [_as_sent(self.data[self.area][0])]
            self.area = None
        elif tag == "select" and self.select:
            name = self.select["name"]
            if not self.data[name] and not self.select["multiple"]:
                self.data[name] = [""]
            self.select = None


def _as_sent(text: str) -> str:
    """The first line end belongs to the mark-up; all others are normalised and sent as CR LF."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\n")
    return plain.replace("\n", "\r\n")


def fields(html: str, form: str) -> dict[str, list[str]]:
    parser = _Fields(form)
    parser.feed(html)
    return {name: values for name, values in parser.data.items() if "__prefix__" not in name}


def opened(desk: Client, address: str) -> dict[str, Any]:
    """The form of a record's page, ready to be changed and sent."""
    answer = desk.get(address)
    assert answer.status_code == 200, answer.status_code
    noun = address.partition("/dialogues/")[2].partition("/")[0]
    return fields(answer.content.decode(), f"{noun}_form")


def with_part(data: dict[str, Any], prefix: str, **values: Any) -> dict[str, Any]:
    """The form with one more part filled in, as after pressing “Add another”."""
    number = int(data[f"{prefix}-TOTAL_FORMS"][0])
    new = {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return {**data, **new, f"{prefix}-TOTAL_FORMS": [str(number + 1)]}


def errors(answer: Any) -> dict[str, list[str]]:
    """Every error the form shows, by the field or the parts it stands at."""
    form = answer.context["adminform"].form
    told = {name: list(texts) for name, texts in form.errors.items()}
    for inline in answer.context["inline_admin_formsets"]:
        formset = inline.formset
        if formset.non_form_errors():
            told[formset.prefix] = list(formset.non_form_errors())
        for number, part in enumerate(formset.forms):
            for name, texts in part.errors.items():
                told[f"{formset.prefix}-{number}-{name}"] = list(texts)
    return told


def messages(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]
