from django.utils.translation import gettext as _

from dialogues.analysis.checking import LONGEST_TEXT, Item, Report, check
from dialogues.api.mcp import wording
from dialogues.api.mcp.toolbox.schemas import of_shape
from dialogues.api.mcp.toolbox.tool import Context, Json, Told, Tool
from dialogues.api.openapi.check import LANGUAGE
from dialogues.api.serializers.check import CheckSerializer, as_json
from dialogues.api.views.check import read_question


def tools() -> list[Tool]:
    return [
        Tool(
            name="check_text",
            title=_("Check a text"),
            description=_(
                "Which recorded quotations a text contains, exactly, altered or in part, and what "
                "differs: for a draft that quotes from dialogues. Nothing of the text is kept."
            ),
            properties={
                "text": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": LONGEST_TEXT,
                    "description": _("The text to be checked."),
                },
                "language": {
                    "type": "string",
                    "pattern": LANGUAGE,
                    "description": _(
                        "Only quotations in this language, and those whose language is not known."
                    ),
                },
            },
            required=("text",),
            output=of_shape(CheckSerializer),
            run=check_text,
        )
    ]


def check_text(arguments: Json, context: Context) -> Told:
    context.costly()
    text, language = read_question(arguments)
    report = check(text, language)
    told = as_json(report, {"addresses": context.addresses})
    return Told(told, text_of(report, text, context))


def text_of(report: Report, text: str, context: Context) -> str:
    head = _("%(found)d places found; %(checked)d recorded quotations were looked for.") % {
        "found": len(report.items),
        "checked": report.checked,
    }
    if not report.complete:
        head += " " + _("The list is not complete: check shorter parts of the text.")
    return "\n\n".join([head, *(item_text(item, text, context) for item in report.items)])


def item_text(item: Item, text: str, context: Context) -> str:
    finding = item.finding
    lines = [
        _("%(match)s: “%(words)s” (characters %(start)d to %(end)d)")
        % {
            "match": {
                "exact": _("Exact"),
                "altered": _("Altered"),
                "partial": _("Only a part"),
            }[finding.match],
            "words": text[finding.start : finding.end],
            "start": finding.start,
            "end": finding.end,
        },
        *(
            _("%(kind)s: recorded “%(recorded)s”, given “%(given)s”")
            % {"kind": one.kind, "recorded": one.recorded, "given": one.given}
            for one in finding.differences
            if one.kind != "equal"
        ),
        *(_("Warning: %(text)s") % {"text": one} for one in item.cautions),
        wording.position_text(item.position, context.addresses),
    ]
    return "\n".join(lines)
