"""The salary guides: disciplines as pages, as PDF and as CSV, all of one value."""
