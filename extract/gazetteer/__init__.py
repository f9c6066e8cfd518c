"""Vietnam's administrative units before and after July 2025, as one committed table, and the script that builds it."""
