"""One file a command of `baotinh`."""
