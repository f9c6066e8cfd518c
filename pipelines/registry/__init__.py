"""The registry at the command line: chosen, shown, checked live, and a new newspaper proposed."""
