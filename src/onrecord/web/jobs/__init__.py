"""Work that takes longer than a request: begun by a page, done in a thread of its own, seen by all workers.

Comes in: a kind of work, who began it, and a function. Goes out: a row that says how far it is and what came of it. Each
kind is at work once at a time. Work whose process died is not begun again: it says that it was broken off.
"""
