"""Every action of the workbench with its key: one list, for the keyboard and for the help."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Key(NamedTuple):
    """``keys``: as ``KeyboardEvent.key`` has them, the modifiers in front; ``where``: in which pane."""

    keys: tuple[str, ...]
    action: str
    does: Any
    where: str = "text"


KEYS = (
    Key(("ArrowDown", "j"), "next", _("Next sentence")),
    Key(("ArrowUp", "k"), "previous", _("Previous sentence")),
    Key(("u",), "next_undecided", _("Next undecided sentence")),
    Key(("U",), "previous_undecided", _("Previous undecided sentence")),
    Key(("Home",), "first", _("First sentence")),
    Key(("End",), "last", _("Last sentence")),
    Key(("ArrowRight",), "word_right", _("Select the next word")),
    Key(("ArrowLeft",), "word_left", _("Select the word before")),
    Key(("Shift+ArrowRight",), "extend_right", _("Take one more word to the right")),
    Key(("Shift+ArrowLeft",), "extend_left", _("Give a word back, or take one to the left")),
    Key(("Enter", "p"), "code", _("Code the selected words, or what is likely held here")),
    Key(("a",), "author", _("Code as the author’s own voice")),
    Key(("n",), "nothing", _("Nothing here: choose the reason")),
    Key(("o",), "reopen", _("Open a closed sentence again")),
    Key(("e",), "edit", _("Open the position coded here; again for the next one")),
    Key(("+", "="), "add_passage", _("Add the selected words to the open position, else to the one saved last")),
    Key(("r",), "replace_passage", _("Put the selected words in place of the open form’s first passage")),
    Key(("w",), "take_words", _("Take the selected words as attributing words")),
    Key(("f",), "to_form", _("Go to the open form")),
    Key(("z", "Control+z", "Meta+z"), "undo", _("Undo your last step")),
    Key(("Z", "Control+Shift+Z", "Control+y", "Meta+Shift+Z"), "redo", _("Do again what was undone")),
    Key(("?",), "help", _("This list of keys")),
    Key(("Escape",), "leave", _("Drop the selection; close the form, which is kept")),
    Key(("Control+Enter", "Meta+Enter"), "save", _("Save the position"), "form"),
    Key(("Escape",), "to_text", _("Back to the text; the form stays open"), "form"),
    Key(("1", "2", "3", "4", "5"), "reason", _("Close the sentence with that reason"), "reasons"),
    Key(("Enter",), "same_reason", _("The reason chosen last"), "reasons"),
    Key(("Escape",), "to_text", _("Back to the text"), "reasons"),
)  # fmt: skip

PANES = (
    ("text", _("In the text")),
    ("form", _("In the form")),
    ("reasons", _("When nothing is here")),
)
NAMES = {
    "ArrowDown": "↓", "ArrowUp": "↑", "ArrowRight": "→", "ArrowLeft": "←",
    "Control": "Ctrl", "Meta": "⌘", "Escape": "Esc",
}  # fmt: skip
#: More keys of one action are told as a range.
MOST_NAMED = 3
#: The same on a Mac; the help names the other.
UNTOLD = "Meta+"


def told() -> list[tuple[Any, list[tuple[list[list[str]], Any]]]]:
    """By pane: each action with its keys as a keyboard shows them."""
    return [
        (name, [(_shown(key), key.does) for key in KEYS if key.where == pane])
        for pane, name in PANES
    ]


def _shown(key: Key) -> list[list[str]]:
    named = [one for one in key.keys if not one.startswith(UNTOLD)]
    if len(named) > MOST_NAMED:
        named = [f"{named[0]}–{named[-1]}"]
    return [[NAMES.get(part, part) for part in _parts(one)] for one in named]


def _parts(key: str) -> list[str]:
    if len(key) == 1:
        return ["Shift", key] if key.isupper() else [key]
    *modifiers, last = key.split("+")
    return [*modifiers, last.upper() if len(last) == 1 else last]


def by_pane() -> dict[str, dict[str, str]]:
    """For the script: the action of each key, by pane."""
    return {
        pane: {one: key.action for key in KEYS if key.where == pane for one in key.keys}
        for pane, _name in PANES
    }
