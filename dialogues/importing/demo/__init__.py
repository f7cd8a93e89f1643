"""A large made-up set of records, to judge pages, counts and figures by at any size.

Everything in it says that it is a demonstration: no such meeting, person, institution, place or
text exists. Shapes are those of real work: a few topics and holders take most of the positions, a
tenth is not published, dates are known to a day, a month, a year or not at all, texts are English,
Russian and Japanese, some meetings name nobody.
"""

from dialogues.importing.demo.making import DemoExists, make

__all__ = ["DemoExists", "make"]
