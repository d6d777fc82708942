"""Places that a person adds to the gazetteer: read from a file, kept in one SQLite file of the person's, searched second.

`load` adds, removes and lists; the readers of the three kinds of file know nothing of the index, and the index nothing of files.
"""
