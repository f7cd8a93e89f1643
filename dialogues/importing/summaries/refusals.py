"""The sentences in which a file is refused, and the remarks on how one was read."""

from django.utils.translation import gettext as _

from dialogues.columns import LONGEST_TEXT
from dialogues.importing.summaries.limits import LARGEST_UNPACKED, MOST_PAGES


def refusal(code: str) -> str:
    """What a reader’s code means for the editor; one that is not known is a damaged file."""
    return {
        "no_text": _("No text was found in this file."),
        "no_text_layer": _(
            "This PDF holds pictures of pages and no text. Run it through text recognition first, "
            "or paste the text."
        ),
        "too_many_pages": _(
            "The PDF has more than %(limit)s pages. Send the part that is the summary."
        )
        % {"limit": MOST_PAGES},
        "unpacks_too_large": _(
            "The file would unpack to more than %(limit)s MB. Remove its pictures, or paste the text."
        )
        % {"limit": LARGEST_UNPACKED // 1_048_576},
        "locked": _("The file is locked with a password. Save it without one."),
        "no_word_file": _(
            "This is no Word file of the kind docx. Save it as docx, or paste the text."
        ),
        "too_long": _(
            "The text has more than %(limit)s characters, which is too long for one document."
        )
        % {"limit": f"{LONGEST_TEXT:,}"},
        "too_slow": _("Reading this file takes too long. Paste the text instead."),
    }.get(
        code,
        _(
            "The file is damaged or not what its name says: it cannot be read. Save it anew, or "
            "paste the text."
        ),
    )


def remark(code: str) -> str:
    """What an editor should compare after a file was read."""
    return {
        "joined_lines": _(
            "A PDF knows lines, not paragraphs: lines were joined where they fill the column. "
            "Compare the text with the file."
        ),
        "unknown_characters": _(
            "Some characters of the PDF have no meaning in it; they stand as (cid:…). Mend them in "
            "the text."
        ),
        "radicals": _(
            "The PDF wrote some ideographs as look-alike radicals; the ordinary ideographs were "
            "put in their place."
        ),
    }[code]
