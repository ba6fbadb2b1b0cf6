"""Wrong? Rules, alignment, evidence, repair: text in, values out.

As a library: `check` a text, alone or with other copies of its story, and `apply` the repairs.
"""

from editing.check import check
from editing.flag import Evidence, Flag, Tier
from editing.repair import apply
from editing.scope import Scope
from story.item import Copy

__all__ = ["Copy", "Evidence", "Flag", "Scope", "Tier", "apply", "check"]
