"""Files of adverts that stand at an address: a module for each kind, all read by the file's own reader."""
