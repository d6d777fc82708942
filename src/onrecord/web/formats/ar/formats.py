"""Numbers in Arabic pages: a point before the fraction, a comma between thousands, as in figures, exports and pictures.

Django writes a comma before the fraction; beside a figure such as 25,000 that could be read as a thousand times as much.
"""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
