from dialogues.public.filter_form.form import FilterForm
from dialogues.public.filter_form.groups import Chosen, Option
from dialogues.public.filter_form.options import Counts

__all__ = ["Chosen", "Counts", "FilterForm", "Option"]
