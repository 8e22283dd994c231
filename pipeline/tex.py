"""How text stands in BibTeX files: accents, symbols, braces and dashes of TeX."""

from __future__ import annotations

import re
import unicodedata

# These tables are part of the recorded normalization, so they are no rules that people edit.
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ",
    "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ",
    "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "textalpha": "α", "textbeta": "β", "textgamma": "γ",
    "textmu": "µ", "micro": "µ", "times": "×", "texttimes": "×", "pm": "±", "textpm": "±", "mp": "∓",
    "cdot": "·", "textperiodcentered": "·", "bullet": "•", "textbullet": "•", "le": "≤", "leq": "≤",
    "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ll": "≪", "gg": "≫", "ne": "≠", "neq": "≠",
    "approx": "≈", "sim": "~", "textasciitilde": "~", "simeq": "≃", "equiv": "≡", "propto": "∝",
    "infty": "∞", "rightarrow": "→", "to": "→", "leftarrow": "←", "uparrow": "↑", "downarrow": "↓",
    "textrightarrow": "→", "circ": "°", "degree": "°", "textdegree": "°", "prime": "′", "partial": "∂",
    "nabla": "∇", "sum": "∑", "prod": "∏", "surd": "√", "in": "∈", "cup": "∪", "cap": "∩",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'", "ldots": "…", "dots": "…",
    "textellipsis": "…", "textless": "<", "textgreater": ">", "lt": "<", "gt": ">", "textbar": "|",
    "textbackslash": "\\", "textunderscore": "_", "textasciicircum": "^", "textdollar": "$",
    "textbraceleft": "{", "textbraceright": "}", "texttrademark": "™", "textregistered": "®",
    "textcopyright": "©", "copyright": "©", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "pounds": "£",
    "textsterling": "£", "texteuro": "€", "euro": "€", "quad": " ", "qquad": " ", "space": " ",
    "newline": " ", "guillemotleft": "«",
    "guillemotright": "»", "texttildelow": "~", "par": " ", "LaTeX": "LaTeX", "TeX": "TeX",
}  # fmt: skip
_UNSHOWN = frozenset((
    "emph", "textit", "textbf", "textrm", "textsf", "texttt", "textsc", "textsl", "textup", "textmd",
    "textnormal", "text", "textsubscript", "mathrm", "mathit", "mathbf", "mathsf", "mathcal", "mathbb",
    "operatorname", "mbox", "ensuremath", "enquote", "underline", "url", "it", "bf", "em", "rm", "sc", "sf",
    "tt", "sl", "itshape", "bfseries", "small", "normalsize", "protect", "relax", "noopsort", "left", "right",
    "nolinkurl", "path", "uppercase", "lowercase", "MakeUppercase",
))  # fmt: skip
_SHORT = {"\\": " ", " ": " ", ",": "\u2009", ";": " ", ":": " ", "-": "", "/": "", "!": "", "@": ""}
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\xa0"}

TOKEN = re.compile(
    r"\\(?P<mark>[`'^~\"=.])(?:\s*\{\s*\\?(?P<in_braces>[A-Za-z])\s*\}|\s*\\?(?P<bare>[A-Za-z]))"
    r"|\\(?P<named_mark>[uvHckrdb])"
    r"(?:\s*\{\s*\\?(?P<in_named>[A-Za-z])\s*\}|[ ]+\\?(?P<after_named>[A-Za-z]))"
    rf"|\\(?P<letter>{'|'.join(_LETTERS)})(?![A-Za-z])(?:\{{\}}|[ ])?"
    r"|\\(?P<command>[A-Za-z]+)(?:\{\})?"
    r"|\\(?P<escaped>[^A-Za-z])"
    r"|(?P<raised>\^\{)|\$?_\{|\$_|(?P<sign>---?|``|''|~)|[{}$]"
    # What BibTeX puts around and between values, seen where a block holds a field's name or several values.
    r"|(?P<assigned>=\s*\")|\"\s*#\s*\"?|\s#\s+\"?",
    re.DOTALL,
)
"""An accent with its letter, a command, a sign that TeX reads otherwise, a brace."""

_NUMBER = re.compile(r"\{?[-\u2013\u2212]?\d+(?:\}|\Z)")


def instead(found: re.Match[str]) -> str:
    """What stands in place of one ``TOKEN``; a command that no table knows stays as it is."""
    mark = found["mark"] or found["named_mark"]
    if mark:
        letter = found["in_braces"] or found["bare"] or found["in_named"] or found["after_named"]
        return unicodedata.normalize("NFC", letter + _ACCENTS[mark])
    if found["letter"]:
        return _LETTERS[found["letter"]]
    if found["raised"] or found["command"] == "textsuperscript":
        return "^" if _NUMBER.match(found.string, found.end()) else ""
    if found["command"]:
        return _command(found["command"], found.group())
    return "= " if found["assigned"] else _sign(found["escaped"], found["sign"])


def _command(name: str, written: str) -> str:
    return "" if name in _UNSHOWN else _SYMBOLS.get(name, written)


def _sign(escaped: str | None, sign: str | None) -> str:
    if escaped:
        return _SHORT.get(escaped, escaped)
    return _SIGNS[sign] if sign else ""
