"""Years in which works were printed, as they stand in running text."""

from __future__ import annotations

import re

YEAR = r"(?:1[89]|20)\d\d"
"""A number from 1800 to 2099, as a part of patterns."""

PRINTED_YEAR = re.compile(r"[12](?<!\d.)(?:(?<=1)[89]|(?<=2)0)\d\d(?!\d)")
"""Such a number of its own; it begins with the digits that are sought, which takes a fifth of the time."""
