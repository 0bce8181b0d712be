"""The whole flow from a source to jobs and the index. flow.py tells it; import from there: this module stays empty,
since the crew's processes load this room without Django."""
