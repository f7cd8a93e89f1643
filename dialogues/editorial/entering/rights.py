"""What an entry needs rights for: every kind of record it makes, every stored one it changes."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from dialogues.editorial.entering.entry import Entry
from dialogues.editorial.entering.forms import FORMS
from dialogues.editorial.rights import may
from dialogues.models import Document, Participant


class NotAllowed(Exception):
    """The user lacks a right; the message says which."""


def require_rights(entry: Entry, *, by: Any, root: models.Model | None = None) -> None:
    """``root`` is the record that the entry changes; without, the entry makes it."""
    if root is not None and not may(by, "change", root):
        told = _("You may not change this %(noun)s.")
        raise NotAllowed(told % {"noun": root._meta.verbose_name})
    kinds = {one.form.model for one in entry.entries() if one.form.model in FORMS}
    if root is not None:
        kinds = {one.form.model for one in entry.entries() if one is not entry} & set(FORMS)
    if any(reference.is_anonymous for reference in entry.references()):
        kinds.add(Participant)
    lacking = [kind for kind in FORMS if kind in kinds and not may(by, "add", kind)]
    if lacking:
        nouns = ", ".join(str(kind._meta.verbose_name_plural) for kind in lacking)
        raise NotAllowed(_("You may not add: %(nouns)s.") % {"nouns": nouns})


def require_rights_to_link(entry: Entry, *, by: Any) -> None:
    """A stored document is changed by being linked to a conference."""
    for reference in entry.values.get("documents", ()):
        record = getattr(reference, "record", None)
        if isinstance(record, Document) and not may(by, "change", record):
            raise NotAllowed(_("You may not change the document “%(it)s”.") % {"it": record.slug})
