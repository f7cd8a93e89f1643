"""Texts as the database meets them: several scripts, odd spaces, curly quotes, emoji, accents."""

from hypothesis import strategies as st

WORDS = (
    *("Tokyo", "US", "the", "experts", "believe", "naïve", "Biden’s", "“2+2”", "I’m", "A.", "etc."),
    *("Москва", "эксперты", "ёлка", "йод", "«север»", "г.", "и", "т.", "д."),
    *("日本", "笹川陽平", "が", "「賛成。」", "ロシア", "ｶﾞ", "。"),
    *(
        "👩‍👩‍👧",
        "👍🏽",
        "🇯🇵",
        "e\u0301",
        "и\u0306",
        "𝔘",
        "한국",
        "क्षि",
        "—",
        "-",
        "–",
        '"no"',
        "(a)",
        "?",
    ),
)
SPACES = (" ", " ", " ", "\u00a0", "\n", "\n\n", "  ", "\u3000", "\r\n", "\t", "\u2009", "\u2028")

words = st.sampled_from(WORDS) | st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=5
)
spaces = st.sampled_from(SPACES)


@st.composite
def texts(draw: st.DrawFn, min_words: int = 0, max_words: int = 40) -> str:
    """Words of all scripts with white space of all kinds between, before and after them."""
    parts = draw(st.lists(st.tuples(words, spaces), min_size=min_words, max_size=max_words))
    lead = draw(st.sampled_from(("", "", " ", "\n")))
    return lead + "".join(word + space for word, space in parts)


any_text = texts() | st.text(st.characters(exclude_categories=("Cs",)), max_size=80)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and the offsets of a stretch in it that is not blank."""
    text = draw(texts(min_words=1))
    places = [place for place, character in enumerate(text) if not character.isspace()]
    seen = draw(st.sampled_from(places))
    start = draw(st.integers(0, seen))
    end = draw(st.integers(seen + 1, len(text)))
    return text, start, end
