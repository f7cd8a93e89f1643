"""What an import does: decided row by row while it is done, and undone again if it was a plan.

plan      what happens to each row, counted and digested
stages    in which order tables are taken, and which rows belong to one record
naming    which record a row is about
stored    what is stored of those records now
writing   one record with its parts: made, changed or left
settling  the rows of a file from first to last
"""

from dialogues.importing.planning.plan import Action, Plan, PlannedRow
from dialogues.importing.planning.settling import Settling

__all__ = ["Action", "Plan", "PlannedRow", "Settling"]
