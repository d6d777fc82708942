"""How the table of watched places came to be."""
