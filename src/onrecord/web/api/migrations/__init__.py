"""Migrations of the API's own tables; they run with those of the pages."""
