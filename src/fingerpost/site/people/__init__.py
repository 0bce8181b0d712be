"""The people behind a site: their pages, the form by which one writes to them, their cards for an address book."""
