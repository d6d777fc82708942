"""Migrations of the bulletins' own tables; they run with those of the pages."""
