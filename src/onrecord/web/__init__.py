"""The pages and the API of a record: who may come in, what they see, and the forms by which they decide.

Comes in: requests. Goes out: pages and JSON. What a person may see is seeing.py's, what may be decided is review/'s, how it is
kept is the store's. With store/ the only room that imports Django; needs the extra `[server]`.
"""
