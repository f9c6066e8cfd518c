"""How time is read and given to figures; `extract.periods.find_periods` puts the first of these files together."""
