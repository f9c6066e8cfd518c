"""Questions to the database: figures, named units, people, articles, and what the columns mean."""
