"""Sheets to be filled in in a spreadsheet program: what they hold, and what comes of them when they return."""
