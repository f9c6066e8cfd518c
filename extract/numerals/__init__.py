"""How Vietnamese numerals are read; `extract.numbers.find_numbers` puts these files together."""
