"""How markup is written: the tokens of HTML and XML that show nothing themselves."""

from __future__ import annotations

ATTRIBUTES = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+"""
"""What may stand in a tag behind its name, in any order; a ``>`` in quotes does not end the tag.

It keeps no way back.  Over all tags of a text its cost is linear: of the stretches that quotes let
reach far, at most two can pass over one place.
"""

COMMENT = r"<!--(?:-?>|.*?(?:--!?>|\Z))"

ESCAPED_TAG = r"&lt;/?(?:i|b|u|p|br|em|su[bp]|strong|span|div|li|[uo]l|h[1-6])\s*/?(?:&gt;|>)"
"""A tag of HTML that was written out with character references, as services do that put HTML into XML."""

UNSEEN = rf"""
<(?=[sStTnN])(?:
(?P<unseen>(?i:script|style(?!\s+face=)|svg|template|noscript|tex-math))(?=[\s/>]){ATTRIBUTES}>
(?:[^<]++|<(?!/?(?i:(?P=unseen))[\s/>]))*+</(?i:(?P=unseen))\s*+>
|(?i:span)(?=\s[^<>]*?(?:aria-hidden=.?true|display:\s?none|sr-only|visually-?hidden|screen-reader))
{ATTRIBUTES}>[^<]*+</(?i:span)\s*+>
)"""
"""An element in the midst of text of which a page shows nothing, with all that is in it.

For patterns in verbose mode.  An element that holds another of its name is none.
"""
