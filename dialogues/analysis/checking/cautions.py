"""What to look at where a text quotes a recorded position; each caution is a whole sentence."""

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from dialogues.analysis.checking.recorded import Origin
from dialogues.choices import AnchorState, AttributionRole, Layer
from dialogues.models import Attribution, Position, Quotation
from dialogues.text.folding import fold
from dialogues.text.reuse import Finding

AROUND = 300
"""Code points before and behind a quotation in which its holder is looked for."""
NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|without|cannot|не|ни|нет|никогда|без)\b|n['’]t\b|ない|なく|なかっ|ません",
    re.IGNORECASE,
)
Names = Mapping[int, list[str]]


def cautions(
    finding: Finding,
    of: Origin,
    position: Position,
    quotation: Quotation,
    text: str,
    names: Names,
) -> list[str]:
    return [
        *of_wording(finding),
        *of_source(of, quotation),
        *of_holders(finding, position, text, names),
    ]


def of_wording(finding: Finding) -> Iterator[str]:
    told = finding.differences
    changed = [one for one in told if one.kind not in ("equal", "omitted")]
    ours = sum(len(NEGATION.findall(one.recorded)) for one in changed)
    theirs = sum(len(NEGATION.findall(one.given)) for one in changed)
    if finding.match == "altered" and ours != theirs:
        yield _("A negation was left out or added: the words may say the opposite.")
    for one in told:
        if one.kind == "omitted" and NEGATION.search(one.recorded):
            yield _("What is left out at “%(mark)s” holds a negation.") % {"mark": one.given}


def of_source(of: Origin, quotation: Quotation) -> Iterator[str]:
    if of == "translation":
        if quotation.translator:
            yield _("The words are those of a translation by %(name)s.") % {
                "name": quotation.translator
            }
        else:
            yield _("The words are those of a translation; the translator is not named.")
    if quotation.state == AnchorState.UNVERIFIED:
        yield _("The recorded wording is unverified: there was no text to check it against.")
    if quotation.state == AnchorState.LOST:
        yield _("The recorded wording was not found again after the document’s text changed.")


def of_holders(finding: Finding, position: Position, text: str, names: Names) -> Iterator[str]:
    if position.layer == Layer.AUTHOR:
        yield _("It is the text’s own voice: nobody at the conference is recorded as holding it.")
        return
    if position.unattributed:
        yield _("The source names no holder: it is nobody’s stated view.")
        return
    rows = [one for one in position.attributions.all() if one.role == AttributionRole.HOLDER]
    around = fold(text[max(0, finding.start - AROUND) : finding.end + AROUND])
    if any(is_named(row, around, names) for row in rows):
        return
    listed = ", ".join(row.participant.name for row in rows)
    yield _(
        "Quoted without its holder? “%(holders)s” is not named within %(around)d characters of it."
    ) % {"holders": listed, "around": AROUND}


def is_named(row: Attribution, around: str, names: Names) -> bool:
    """By any of its names, or in the words by which the source attributes the view."""
    wanted = [*names.get(row.participant_id, []), row.public_words]
    return any(fold(name) in around for name in wanted if name)
