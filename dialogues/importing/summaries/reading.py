"""From a pasted text or an uploaded file to the text that is stored, verbatim."""

import json
import re
import subprocess  # the readers run in a process of their own
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from dialogues.columns import LONGEST_TEXT
from dialogues.importing.summaries.decoding import Undecodable, decode
from dialogues.importing.summaries.limits import (
    LARGEST_FILE,
    LONGEST_READING,
)
from dialogues.importing.summaries.refusals import refusal, remark
from dialogues.text.characters import FORBIDDEN, describe_forbidden
from dialogues.text.spans import Span

WORKER = "dialogues.importing.summaries.formats"
BASE = Path(__file__).resolve().parents[3]
KINDS = {"txt": "text", "text": "text", "md": "text", "docx": "docx", "pdf": "pdf", "html": "html",
         "htm": "html", "xhtml": "html"}  # fmt: skip
CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


class Unreadable(Exception):
    """The text cannot be taken; the message says why, and what to do."""


class HasForbidden(Unreadable):
    """It holds control characters; they are taken out only with the editor's consent."""


@dataclass(frozen=True)
class Reading:
    """A text as it will be stored, and what its source says of it."""

    text: str
    headings: tuple[Span, ...] = ()
    title: str = ""
    published: str = ""
    language: str = ""
    address: str = ""
    author: str = ""
    #: Sentences for the editor: the encoding taken, what a format may have got wrong.
    notes: tuple[str, ...] = ()


def read_pasted(text: str, *, without_controls: bool = False) -> Reading:
    """A text from a form; browsers send every line end as CR LF, which is undone."""
    return _sound(Reading(text.replace("\r\n", "\n")), without_controls=without_controls)


def read_file(
    name: str, content: bytes, *, encoding: str = "", without_controls: bool = False
) -> Reading:
    """The text of an uploaded file by its kind; raises ``Unreadable`` with a sentence."""
    _require_size(content)
    kind = _kind(name, content)
    if kind == "text":
        words, taken = _decoded(content, encoding)
        notes = (_("The file was read as %(encoding)s.") % {"encoding": taken},)
        reading = Reading(words.replace("\r\n", "\n"), notes=notes)
    elif kind == "html":
        reading = _page(content, encoding)
    else:
        reading = _extracted(kind, content)
    return _sound(reading, without_controls=without_controls)


def _kind(name: str, content: bytes) -> str:
    """By its first bytes where they tell, else by its name."""
    if content.lstrip()[:5] == b"%PDF-":
        return "pdf"
    ending = name.lower().rpartition(".")[2] if "." in name else "txt"
    if ending not in KINDS:
        raise Unreadable(
            _(
                "A file ending in “.%(ending)s” cannot be read. Send txt, docx, pdf or html, or paste the text."
            )
            % {"ending": _printable(ending)}
        )
    if KINDS[ending] == "docx" and not content.startswith(b"PK"):
        raise Unreadable(refusal("no_word_file"))
    if KINDS[ending] == "pdf":
        raise Unreadable(_("This is no PDF file, whatever its name says. Send the file itself."))
    return KINDS[ending]


def _printable(words: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in words[:20])


def _require_size(content: bytes) -> None:
    if not content:
        raise Unreadable(_("The file is empty."))
    if len(content) > LARGEST_FILE:
        raise Unreadable(
            _("The file has %(size)s MB; at most %(limit)s MB are allowed.")
            % {"size": len(content) // 1_048_576 + 1, "limit": LARGEST_FILE // 1_048_576}
        )


def _decoded(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return decode(content, encoding)
    except Undecodable as error:
        raise Unreadable(
            _(
                "The characters of this file cannot be read as %(encoding)s. Choose another encoding."
            )
            % {"encoding": encoding}
            if encoding
            else _(
                "The characters of this file make no text in any encoding known here. Choose its "
                "encoding, or paste the text."
            )
        ) from error


def _page(content: bytes, encoding: str) -> Reading:
    """A web page in the encoding chosen, else the one that it declares, else found out."""
    declared = CHARSET.search(content[:4096])
    words, taken = "", ""
    if declared and not encoding:
        try:
            words, taken = content.decode(declared[1].decode("ascii")), declared[1].decode("ascii")
        except (LookupError, UnicodeError):
            words = ""
    if not words:
        words, taken = _decoded(content, encoding)
    found = _extracted("html", words.encode("utf-8", "surrogatepass"))
    note = _("The page was read as %(encoding)s; menus, teasers and footers are left out.") % {
        "encoding": taken.upper() if taken.islower() else taken
    }
    return _with_notes(found, (note,))


def _extracted(kind: str, content: bytes) -> Reading:
    """What a reader in its own process found; whatever it does, only it can come to harm."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", WORKER, kind],
            input=content,
            capture_output=True,
            cwd=BASE,
            timeout=LONGEST_READING + 15,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(refusal("too_slow")) from error
    try:
        found = json.loads(done.stdout) if done.returncode == 0 else {"refused": "damaged"}
    except ValueError:
        found = {"refused": "damaged"}
    if "refused" in found:
        raise Unreadable(refusal(found["refused"]))
    notes = tuple(remark(note) for note in found.pop("notes"))
    headings = tuple(Span(*pair) for pair in found.pop("headings"))
    return Reading(**found, headings=headings, notes=notes)


def _with_notes(reading: Reading, notes: Iterable[str]) -> Reading:
    return Reading(**{**reading.__dict__, "notes": (*notes, *reading.notes)})


def _sound(reading: Reading, *, without_controls: bool) -> Reading:
    """The reading if it can be stored; raises ``HasForbidden`` unless control characters may go."""
    if not reading.text.strip():
        raise Unreadable(_("There is no text here."))
    if len(reading.text) > LONGEST_TEXT:
        raise Unreadable(refusal("too_long"))
    problem = describe_forbidden(reading.text)
    if not problem:
        return reading
    if not without_controls:
        raise HasForbidden(problem)
    removed = len(FORBIDDEN.findall(reading.text))
    sound = Reading(**{**reading.__dict__, "text": FORBIDDEN.sub("", reading.text), "headings": ()})
    note = _("%(count)s control characters were taken out, as you agreed.") % {"count": removed}
    return _with_notes(sound, (note,))
