"""What the page of a comparison prints: its form, its matrix, its board, what was said then and now.

Each position whose words are printed is loaded once, all of them together; see ``parts``.
"""

from dialogues.public.comparing.form import CompareForm, compare_form
from dialogues.public.comparing.parts import CompareParts

__all__ = ["CompareForm", "CompareParts", "compare_form"]
