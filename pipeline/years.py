"""Years in which works were printed, as they stand in running text."""

from __future__ import annotations

import re

PRINTED_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
"""A number of its own from 1800 to 2099."""
