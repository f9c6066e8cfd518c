"""What makes a numeral a figure, and each of its fields; `extract.figures` calls these files in order."""
