"""How a line begins that says how to cite the page on which it stands."""

from __future__ import annotations

import re

CREDIT = re.compile(r"([^()\d]{5,300}) \(((?:19|20)\d\d)\)[.,:]? ")
"""Authors and year before the title: `Example, Ana (2020) `."""

SHORTEST_TITLE = 25
"""Code points of a title that no other line holds by chance."""
