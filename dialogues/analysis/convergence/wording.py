"""A verdict in words: what it rests on, with every number it was made from."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.analysis.convergence.measure import Basis, Evidence, Verdict, stances_alone


def grounds(verdict: Verdict) -> str:
    """What the verdict rests on, in a sentence or two."""
    if verdict.basis == Basis.NONE:
        return str(verdict.reason.label)
    if verdict.basis == Basis.STANCES:
        return _("By stance alone: %(pairs)s. No relation between them is recorded.") % {
            "pairs": pairs_in_words(verdict.evidence)
        }
    return " ".join([_recorded(verdict.evidence), *_stances_beside(verdict.evidence)])


def sensitivity(verdict: Verdict) -> str:
    """What would turn the verdict, if little would; empty if it is steady."""
    if not verdict.is_fragile:
        return ""
    if verdict.basis == Basis.RECORDED:
        return _("One more recorded relation could turn this.")
    return _("One more position could turn this.")


def pairs_in_words(evidence: Evidence) -> str:
    text = ngettext(
        "of %(left)d and %(right)d positions for or against, %(same)d of %(n)d pair points the "
        "same way",
        "of %(left)d and %(right)d positions for or against, %(same)d of %(n)d pairs point the "
        "same way",
        evidence.pairs,
    )
    return text % {
        "left": evidence.left_comparable,
        "right": evidence.right_comparable,
        "same": evidence.same,
        "n": evidence.pairs,
    }


def _recorded(evidence: Evidence) -> str:
    if not evidence.decisive:
        text = ngettext(
            "%(n)d recorded qualification; neither agreement nor opposition is recorded.",
            "%(n)d recorded qualifications; neither agreement nor opposition is recorded.",
            evidence.qualifies,
        )
        return text % {"n": evidence.qualifies}
    agreements = ngettext(
        "%(n)d recorded agreement", "%(n)d recorded agreements", evidence.agrees
    ) % {"n": evidence.agrees}
    oppositions = ngettext(
        "%(n)d recorded opposition", "%(n)d recorded oppositions", evidence.opposes
    ) % {"n": evidence.opposes}
    if evidence.agrees and evidence.opposes:
        both = {"agreements": agreements, "oppositions": oppositions}
        return _("%(agreements)s, %(oppositions)s.") % both
    if evidence.agrees:
        return _("%(agreements)s, no opposition.") % {"agreements": agreements}
    return _("%(oppositions)s, no agreement.") % {"oppositions": oppositions}


def _stances_beside(evidence: Evidence) -> list[str]:
    """What stances alone would say, where there are enough of them."""
    alone = stances_alone(evidence)
    if alone is None:
        return []
    found = {"pairs": pairs_in_words(evidence), "outcome": str(alone.outcome.label).lower()}
    return [_("Stances alone would say “%(outcome)s”: %(pairs)s.") % found]
