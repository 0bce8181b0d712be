"""Alerts, the other flow: a saved search, the jobs since, a letter. ``flow.send_due`` does all that is due."""
