"""The files that a new review begins with, in three languages. Texts only; `cli/init.py` fills them in."""
