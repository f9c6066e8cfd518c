"""The database in the browser: Datasette with our pages, on loopback, read-only."""
