"""What the workbench's script says, so that it can be translated like all else."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """``{…}`` stands for what the script puts in."""
    return {
        "saved": _("All saved"),
        "saving": _("Saving…"),
        "offline": _("Not saved: no connection. Trying again in {seconds} s."),
        "logged_out": _(
            "Not saved: you have been logged out. Log in again in another tab, then press "
            "“Try again”. What you typed is kept."
        ),
        "refused": _("Not saved. {message}"),
        "failed": _("Not saved: the server failed ({status}). What you typed is kept."),
        "forbidden": _("Not saved: you may not do this."),
        "too_much": _("Not saved: this is too long."),
        "gone": _("Not saved: this is no longer there. Load the page again."),
        "kept": _("Half-filled form kept {when}"),
        "sentence": _("Sentence {number} of {total}"),
        "selected": _("Selected: {words}"),
        "new_position": _("New position"),
        "position": _("Position {number}"),
        "saved_position": _("Position saved."),
        "passage_added": _("Passage added to the position saved last."),
        "closed": _("Sentence {number}: nothing here."),
        "no_undecided": _("Every sentence is decided."),
        "nothing_selected": _("Select some words of the text first."),
        "no_form": _("No form is open."),
        "no_positions": _("Nothing is coded in this sentence."),
        "carries_positions": _("This sentence carries positions; remove them first."),
        "remove": _("Remove"),
        "remove_named": _("Remove {name}"),
        "create": _("Make a new one: “{name}”"),
        "new_voice": _("New anonymous voice of this conference"),
        "none_found": _("Nothing found."),
        "mend_first": _("Not saved yet: something has to be mended first."),
        "not_chosen": _(
            "“{typed}” was typed, but nothing was chosen from the list. Choose or clear it."
        ),
        "found": _("{count} found. Arrow keys to choose."),
        "chosen": _("{name} chosen."),
        "already_there": _("Already there: {names}"),
        "use_it": _("Use it"),
        "leave_page": _("Something is not saved yet."),
        "holder": _("Holder {number}"),
        "passage": _("Passage {number}"),
        "relation": _("Relation {number}"),
        "public_note": _(
            "This position is public. What you save becomes its next version; the public reads "
            "the present one until it is published."
        ),
        "made": _("“{name}” was made as a draft."),
        "undone": _("Undone: {told}"),
        "redone": _("Done again: {told}"),
        "changed_by_others": _("Sentences changed by others: {numbers}"),
        "keys_on": _("Single keys act"),
        "load_failed": _("It could not be loaded. {message}"),
        "try_again": _("Try again"),
        "no_connection": _("There is no connection."),
    }
