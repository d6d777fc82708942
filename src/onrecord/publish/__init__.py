"""Records → what is handed on: the self-contained page. Reads records only, never the store."""
