"""Background work: what is asked for and when, the worker that does it, and the doctor who looks at all of it.

queue.py asks for a run and performs it; jobs.py lists the kinds of work; clock.py asks for what is due; worker.py is the
process. This module stays empty, since Django loads the room before its tables are known.
"""
