"""How each newspaper fares, night by night: counts, what is unusual, the report."""
