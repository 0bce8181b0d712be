"""One question a module; the list of them stands in fingerpost.reading.read."""
