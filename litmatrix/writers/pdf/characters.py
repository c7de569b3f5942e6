"""Which characters the fonts inside the typst wheel hold."""

HELD = (
    "\u0020-\u007e\u00a0-\u04ff\u0510-\u0513\u051a-\u051d"
    "\u0531-\u05f4"  # Armenian, Hebrew
    "\u0606-\u060c\u0615\u061b\u061f\u0621-\u063a\u0640-\u0655\u0660-\u066d\u0679-\u067b\u067e-\u0680"
    "\u0683\u0684\u0686\u0687\u0691\u0698\u06a4\u06a9\u06af\u06be\u06cc\u06f0-\u06f9"  # Arabic, Persian
    "\u0900-\u097f\u10d0-\u10ff"  # Devanagari, Georgian
    "\u1d00-\u2027\u202f-\u2064\u206a-\u2151\u2153-\u2184\u2190-\u23ff\u2460-\u2606\u2609-\u262f\u2638-\u268b"
    "\u2690-\u269c\u26a0-\u26a7\u26aa-\u26af\u2701-\u2704\u2706-\u2709\u270c-\u2714\u2717-\u2726\u272a-\u274b"
    "\u274f-\u2752\u2758-\u275e\u2761-\u277f\u2798-\u27af\u27b1-\u2bff\u2c60-\u2c7f\u3000"
    "\ufb00-\ufb06\ufb1d-\ufb4f\ufe00-\ufe0f\ufe70-\ufefc\ufffd\U0001d400-\U0001d7ff"
)
"""Ranges for a regular expression: what Libertinus Serif, New Computer Modern and DejaVu Sans Mono draw together,
found by setting every assigned character of Unicode (typst 0.15). Controls of direction are left out on purpose:
one of them would turn around what follows it."""
