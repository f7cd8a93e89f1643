"""How long finding names takes among 20,000: ``python -m tests.benchmarks.names`` prints it.

Names are made of syllables, surnames unevenly spread as in life, so that the commonest is borne by
hundreds. Seconds of processor time; no database.
"""

import random
import time

from dialogues.text.names import Entry, NameIndex, Rule, name_form

NAMES = 20_000
SYLLABLES = [consonant + vowel for consonant in "bdklmnrstvz" for vowel in "aeio"]
ENDINGS = ("ov", "in", "sky", "", "")


def made_up_names(count: int = NAMES) -> list[str]:
    dice = random.Random(1)  # noqa: S311  (nothing secret: the same names in every run)
    given = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 3))) for _ in range(300)]
    family = [
        "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) + dice.choice(ENDINGS)
        for _ in range(6_000)
    ]
    rarer = [1 / (place + 5) for place in range(len(family))]
    chosen = dice.choices(family, rarer, k=count)
    return [f"{dice.choice(given)} {name}".title() for name in chosen]


def main() -> None:
    names = made_up_names()
    begun = time.process_time()
    index = NameIndex(
        Entry(key, name, True, name_form(name, Rule.PERSON)) for key, name in enumerate(names)
    )
    prepared = time.process_time()
    for name in names[:200]:
        list(index.near(f"{name}a"))
    asked = time.process_time()
    pairs = index.pairs()
    paired = time.process_time()
    index.replace(5, [Entry(5, "Vova Volusev", True, name_form("Vova Volusev", Rule.PERSON))])
    replaced = time.process_time()
    print(f"{NAMES} names prepared: {prepared - begun:.2f} s")
    print(f"one name asked about: {(asked - prepared) / 200 * 1000:.1f} ms")
    print(f"all pairs ({len(pairs)}): {paired - asked:.2f} s")
    print(f"one record renamed: {(replaced - paired) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
