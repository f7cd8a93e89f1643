"""What changes state: publishing, merging, coding a text, anchoring, history.

Every function that writes takes ``by`` by keyword, the user who acts (``None`` for the system),
is atomic, and is recorded in the history.
"""


def register_history() -> None:
    from dialogues.editorial.history import register

    register()
