"""What can be wrong with what is read: the faults of one kind of file in each module."""
