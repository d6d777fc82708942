"""The table of watched places; watching.py reads and writes it."""
