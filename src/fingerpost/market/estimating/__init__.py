"""The estimate: a range of yearly pay for a job that states none, learnt from jobs that do; never a fact, never in a figure.

Nothing here is imported at start-up: the libraries of models load with ``model``, when an estimate is asked for.
"""
