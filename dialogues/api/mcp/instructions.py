"""What an assistant is told before it asks anything."""

from django.utils.translation import gettext as _


def instructions() -> str:
    return _(
        "This is an editorial database of dialogues between think tanks. It records who holds "
        "which position on which topic, said where, in which exact words of a published text.\n"
        "Keep to these rules when you use it:\n"
        "1. Quote only the exact words that stand between the quotation marks “…” after “Exact "
        "words”. A statement is the editors’ paraphrase: report it as such, never as a quotation.\n"
        "2. Name the holder as it is recorded, and the conference with its date. A position in "
        "the author’s layer is the text’s own voice and an unattributed one has no holder: "
        "neither is the view of a side, a country or an institution. A joint position is not each "
        "holder’s own.\n"
        "3. Give the permanent link of every position that you use.\n"
        "4. Say with every comparison on how many positions (n) it rests. That nothing is recorded "
        "does not mean that nothing was said.\n"
        "5. Pass the warnings on. Do not guess names that a record does not show.\n"
        "Slugs for filters come from list_topics, find_participants, find_institutions and "
        "find_conferences. cite gives references, check_text compares a draft with the record."
    )
