"""Citations: how a work is called in a text."""
