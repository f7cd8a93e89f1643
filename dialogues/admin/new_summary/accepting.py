"""From valid forms to what is written."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dialogues.admin.new_summary.sheet import STORED, EventForms, Sheet
from dialogues.editorial.new_summary import (
    AcceptedAuthor,
    AcceptedConference,
    AcceptedHost,
    AcceptedPerson,
    AcceptedSummary,
    NamedRecord,
    records_to_make,
)
from dialogues.editorial.rights import may
from dialogues.models import Conference, Institution


def accepted(sheet: Sheet) -> AcceptedSummary:
    """What the editor took, of a valid sheet; an institution left out is no host and in no post."""
    institutions = {
        form.cleaned_data["key"]: form.named() for form in sheet.institutions.forms if form.taken
    }
    publisher = sheet.document.cleaned_data["publisher_key"]
    if publisher.startswith(STORED):
        record = Institution.objects.get(pk=int(publisher.partition(":")[2]))
        institutions[publisher] = NamedRecord(record)
    conferences = [_conference(event, institutions) for event in sheet.events if event.form.taken]
    return AcceptedSummary(
        sheet.document.instance,
        _used(institutions, publisher, conferences),
        publisher if publisher in institutions else "",
        tuple(
            AcceptedAuthor(form.named(), form.cleaned_data["stated_as"])
            for form in sheet.authors.forms
            if form.taken
        ),
        tuple(conferences),
    )


def require_rights(summary: AcceptedSummary, user: object) -> None:
    """Raises ``ValidationError`` naming the kinds of record that the user may not add."""
    missing = [model for model in records_to_make(summary) if not may(user, "add", model)]
    if missing:
        names = ", ".join(str(model._meta.verbose_name_plural) for model in missing)
        raise ValidationError(
            _("You may not add %(names)s. Choose stored ones, or leave them out.")
            % {"names": names}
        )


def _conference(event: EventForms, institutions: dict[str, NamedRecord]) -> AcceptedConference:
    if event.form.stored:
        return AcceptedConference(Conference.objects.get(pk=int(event.form.stored)))
    hosts = tuple(
        AcceptedHost(
            form.cleaned_data["institution"],
            form.cleaned_data["role"],
            form.cleaned_data["stated_as"],
        )
        for form in event.hosts.forms
        if form.taken and form.cleaned_data["institution"] in institutions
    )
    people = tuple(
        AcceptedPerson(
            form.named(),
            form.cleaned_data["role"],
            form.cleaned_data["stated_as"],
            tuple(key for key in form.cleaned_data["institutions"] if key in institutions),
        )
        for form in event.people.forms
        if form.taken
    )
    return AcceptedConference(event.form.instance, event.form.series(), hosts, people)


def _used(
    institutions: dict[str, NamedRecord], publisher: str, conferences: list[AcceptedConference]
) -> dict[str, NamedRecord]:
    """Those that something refers to: a name whose only event was left out makes no record."""
    used = {publisher}
    for conference in conferences:
        used |= {host.institution for host in conference.hosts}
        used |= {key for one in conference.people for key in one.institutions}
    return {key: named for key, named in institutions.items() if key in used}
