"""The database: opened and migrated, written to in whole transactions, searched in Vietnamese."""
