"""What a figure measures, in the words of its article, and its code in the catalogue."""
