"""One change in a user's YAML is one changed stretch of its text: comments, layout and line ends stay.

Every change is read back: where the new text does not say exactly what the old one did and the change, there is
no new text.
"""

from litmatrix.edit.single import with_entry, with_item, with_value
from litmatrix.edit.tree import with_tree

__all__ = ["with_entry", "with_item", "with_tree", "with_value"]
