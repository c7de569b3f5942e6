"""What can be wrong with a sheet that came back."""
