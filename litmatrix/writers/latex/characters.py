"""Which characters pdfLaTeX prints as they are, and how to spell some that it does not."""

from collections.abc import Mapping
from types import MappingProxyType

AS_THEY_ARE = (
    "\u00a0-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u017e\u0218-\u021b"
    "\u2010-\u2012\u2014-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a"
    "\u20ac\u2122\u2190-\u2193"
)
"""Ranges for a regular expression: what `inputenc` with T1, TS1 and Latin Modern prints, found by compiling
each character of its tables (TeX Live 2022)."""


def _in_mathematics(names: str) -> dict[str, str]:
    return {sign: f"\\ensuremath{{\\{name}}}" for sign, name in (pair.split(":") for pair in names.split())}


_GREEK = _in_mathematics(
    "α:alpha β:beta γ:gamma δ:delta ε:varepsilon ζ:zeta η:eta θ:theta ι:iota κ:kappa λ:lambda μ:mu ν:nu ξ:xi "
    "π:pi ρ:rho ς:varsigma σ:sigma τ:tau υ:upsilon φ:varphi χ:chi ψ:psi ω:omega Γ:Gamma Δ:Delta Θ:Theta "
    "Λ:Lambda Ξ:Xi Π:Pi Σ:Sigma Φ:Phi Ψ:Psi Ω:Omega"
)
_SIGNS = _in_mathematics(
    "≤:leq ≥:geq ≠:neq ≈:approx ≡:equiv ∞:infty ∑:sum √:surd ∂:partial ∈:in ∉:notin ∩:cap ∪:cup ⊂:subset "
    "⇒:Rightarrow ⇐:Leftarrow ⇔:Leftrightarrow ↔:leftrightarrow ⊕:oplus ⊗:otimes ∅:emptyset ∼:sim ∝:propto "
    "∆:Delta ∗:ast ⋅:cdot ∘:circ ○:bigcirc ◯:bigcirc ●:bullet"
)
_SPACES = {
    **dict.fromkeys("\u2000\u2002", "\\enspace{}"),
    **dict.fromkeys("\u2001\u2003", "\\quad{}"),
    **dict.fromkeys("\u2004\u2005", "\\ {}"),
    **dict.fromkeys("\u2006\u2008\u2009\u200a\u202f\u205f", "\\,"),
    **dict.fromkeys("\u200c\u200d\u2060\ufeff", "{}"),
    "\u2007": "~",
    "\u200b": "\\hspace{0pt}",
}
_RAISED = {sign: f"\\textsuperscript{{{as_}}}" for sign, as_ in zip("⁰⁴⁵⁶⁷⁸⁹⁺ⁿ", "0456789+n", strict=True)}
_LOWERED = {sign: f"\\textsubscript{{{as_}}}" for sign, as_ in zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)}
_FRACTIONS = {
    sign: f"{over}\\textfractionsolidus{{}}{under}"
    for sign, over, under in zip("⅓⅔⅕⅖⅗⅘⅙⅛", "12123411", "33555568", strict=True)
}

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}  # text copied from a PDF

SPELT: Mapping[str, str] = MappingProxyType(
    {
        **_GREEK,
        **_SIGNS,
        **_SPACES,
        **_RAISED,
        **_LOWERED,
        **_FRACTIONS,
        **_LIGATURES,
        "\u02bf": "\\textquoteleft{}",
        **dict.fromkeys("\u02bc\u02be", "\\textquoteright{}"),
        "\u2212": "\\textminus{}",
        "\u2032": "\\ensuremath{'}",
        "\u2033": "\\ensuremath{''}",
    }
)
"""Characters, and the LaTeX that prints them: Greek, common signs, spaces, small digits, ligatures."""

ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        **dict(zip("\u0300\u0301\u0302\u0303\u0304\u0307\u0308", "`'^~=.\"", strict=True)),
        **dict(zip("\u0306\u030a\u030b\u030c\u0323\u0327\u0328\u0331", "urHvdckb", strict=True)),
    }
)
"""Combining accents, and the commands that set them over or under a letter."""
