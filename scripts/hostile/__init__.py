"""Hostile and broken files, a room for each family of kinds; make_hostile.py writes them out."""
