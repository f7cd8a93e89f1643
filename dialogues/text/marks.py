"""Punctuation that is written in several ways and means the same.

One character stands for one character in these tables, so that offsets survive the exchange.
Japanese corner brackets are left alone: 「」 and “ ” are not two spellings of one mark.
"""

DASH_VARIANTS = (
    "\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\u30a0\ufe31\ufe32"
    "\ufe58\ufe63\uff0d"
)
APOSTROPHE_VARIANTS = (
    "\u0060\u00b4\u02b9\u02bb\u02bc\u02bd\u055a\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a"
    "\uff07"
)
QUOTATION_VARIANTS = (
    "\u00ab\u00bb\u02ba\u02ee\u201c\u201d\u201e\u201f\u2033\u2036\u2e42\u301d\u301e\u301f\uff02"
)

PLAIN_MARKS = str.maketrans(
    dict.fromkeys(DASH_VARIANTS, "-")
    | dict.fromkeys(APOSTROPHE_VARIANTS, "'")
    | dict.fromkeys(QUOTATION_VARIANTS, '"')
)
"""For ``str.translate``: every variant to its plain ASCII form."""
