"""How a person proves to be one of the record's accounts: passwords, second factors, sessions, tokens, refused tries.

Comes in: what somebody typed or sent. Goes out: the name of an account, or nothing. Who may do what is in the record's own
accounts (store/accounts.py); the tables here say nothing of it.
"""
