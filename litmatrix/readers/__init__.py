"""The in-wing: files in, values of the model and faults out. Only here are inputs opened."""
