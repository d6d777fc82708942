"""Bulletins that are drafted, edited, issued and corrected on the pages; their tables lie beside those of the pages.

What a bulletin says is made and set in type by publish/bulletin/; who may do what is review/'s.
"""
