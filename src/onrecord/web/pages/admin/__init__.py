"""The pages of those who run a record: people, groups, tokens, jobs, backups, places, voices. The log is a page of its own.

Comes in: a request of a person whose role allows it. Goes out: a page; each change goes through accounts/ or store/, with
its entry in the log. Each file is one page with its forms.
"""
