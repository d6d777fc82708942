"""How the inbox's tables came to be."""
