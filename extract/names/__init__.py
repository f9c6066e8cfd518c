"""Who: named units, people, places, and whose a figure is."""
