"""A twin of the text for rules to look at: one character for one, so that every offset holds."""

PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u3000": " ",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "‐": "-",
        "‑": "-",
        "‒": "–",
        "―": "—",
        "〜": "~",
        "～": "~",
        "：": ":",
        "（": "(",
        "）": ")",
        "，": ",",
        "；": ";",
        "／": "/",
        "．": ".",
        "－": "-",
        "\ufeff": " ",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **{chr(0xFF21 + place): chr(ord("A") + place) for place in range(26)},
        **{chr(0xFF41 + place): chr(ord("a") + place) for place in range(26)},
    }
)


def levelled(text: str) -> str:
    """The text with plain spaces, apostrophes, dashes and full-width forms; as long as it was."""
    return text.translate(PLAIN)
