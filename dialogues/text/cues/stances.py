"""The stance that a claim's own words show where the attributing words tell none.

After the coding manual: what is to be is expected, what ought to be is proposed, and words of
judgement ("with concern", "unacceptable") say more than the verb beside them.
"""

from dialogues.choices import Stance
from dialogues.text.cues.tokens import Phrases, listed, words_of

OPEN = frozenset(("", Stance.ASSERTS.value))
JUDGING = """
opposes: undesirable, unacceptable, negatively, inadmissible, not acceptable, counterproductive
opposes: неприемлемо, неприемлемым, неприемлемой, недопустимо, недопустимым, негативно, отрицательно
opposes: нежелательно, нежелательным, нежелательной
concerned: with concern, with alarm, with suspicion, with anxiety, with caution, with apprehension
concerned: as a threat, with unease, с тревогой, с опасением, с опасениями, с подозрением, как угрозу
concerned: с настороженностью, настороженно, с беспокойством, как угроза, с озабоченностью
supports: positively, favourably, favorably, with approval, with sympathy, with satisfaction
supports: положительно, позитивно, с одобрением, с удовлетворением, с пониманием, благожелательно
proposes: should, must, ought to, need to, needs to, have to, has to, necessary
proposes: следует, должен, должна, должны, должно, необходимо, нужно, надо, стоит, необходима
expects: will, would, could, likely, unlikely, in the coming, in the future, inevitably, prospects
expects: будет, будут, станет, станут, может, могут, вероятно, маловероятно, скорее всего
expects: в будущем, в ближайшие, перспективы, неизбежно, сможет, смогут, приведет, приведут
expects: маловероятным, маловероятной, вероятным, вероятной, удастся, продолжит, вряд ли
"""
SHOWN = Phrases[str](
    (words_of(phrase), key) for key, phrases in listed(JUDGING) for phrase in phrases
)
ORDER = ("opposes", "concerned", "supports", "proposes", "expects")


def told(stance: str, words: list[str]) -> str:
    """The stance of the verb, or the one the claim's words show; saying so is to assert."""
    if stance not in OPEN:
        return stance
    matches = (SHOWN.at(words, place) for place in range(len(words)))
    shown = {match[1] for match in matches if match}
    return next((one for one in ORDER if one in shown), Stance.ASSERTS.value)
