"""Migrations of the tables of the pages, run by store/guests.py."""
