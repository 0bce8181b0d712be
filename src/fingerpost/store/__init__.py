"""The store: what was received, what was made of it, and the jobs that came out. keep.py writes, find.py reads."""
