"""How the cutting of a text into sentences grows with its length.

    python -m tests.benchmarks.sentences

Prints, for each language, the time for ten times the text over the time for the text: 10 is linear.
"""

import time

import django
from django.conf import settings

from dialogues.text.sentences import sentences

UNITS = {
    "en": "According to Dr. Smith of the U.S. institute, trade grew. It may not last. ",
    "ru": "По словам А. С. Иванова, т. е. эксперта, торговля росла. Это не навсегда. ",
    "ja": "大臣は「賛成です。ただし条件がある。」と述べた。次の会合は来年である。",
}
CHARACTERS = 14_000  # about 2,000 words
RUNS = 3


def seconds(text: str, language: str) -> float:
    """The least processor time of a few runs."""
    times = []
    for _run in range(RUNS):
        begun = time.process_time()
        sentences(text, language)
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    if not settings.configured:
        settings.configure(USE_I18N=False)
        django.setup()
    print("language  10 times the text, in lines  in one line")
    for language, unit in UNITS.items():
        times = max(1, CHARACTERS // len(unit))
        ratios = [
            seconds((unit + end) * times * 10, language) / seconds((unit + end) * times, language)
            for end in ("\n", "")
        ]
        print(f"{language:8}  {ratios[0]:27.1f}  {ratios[1]:11.1f}")


if __name__ == "__main__":
    main()
