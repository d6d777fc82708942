"""Which of GeoNames' feature codes are loaded, and what each is here.

The codes are GeoNames' (geonames.org/export/codes.html). Left out are those whose names are mostly ordinary words
(farms, wells, schools, mosques, churches, roads, hotels), what no longer is, and undersea features.
"""

from __future__ import annotations

_LOADED: dict[str, tuple[str, float | None, str]] = {
    "country": ("country", None, "PCLI PCLD PCLF PCLIX PCLS PCL TERR"),
    "division": ("division", None, "ADM1"),
    "district": ("area", None, "ADM2 ADM3 ADM4"),
    "settlement": ("settlement", None, "PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLC PPLG PPLL PPLR PPLS PPLW PPLF STLMT PPLCD"),
    "neighbourhood": ("neighbourhood", 2.0, "PPLX"),
    "water": ("water", None, "STM CNL LK LKS RSV BAY GULF SEA STRT LGN"),
    "region": ("region", None, "RGN CST DSRT MTS PEN PLN"),
    "wide": ("area", 10.0, "ISL ISLS VAL MT PLAT LCTY AREA TRB OILF GASF INDS HLL HLLS PASS RDGE"),
    "camp": ("camp", 2.0, "CMP CMPRF CMPMN"),
    "base": ("site", 3.0, "AIRB AIRP AIRF MILB NVB INSM FT"),
    "site": ("site", 1.0, "DAM BDG PSTB PSTC PRN PS PSN PSH OILR OILT PRT CSWY XING"),
}  # fmt: skip
LOADED: dict[str, tuple[str, float | None]] = {
    code: (kind, radius) for kind, radius, codes in _LOADED.values() for code in codes.split()
}
"""Feature code → our kind, and the radius in km that its point stands for where GeoNames gives none."""

LEVEL: dict[str, int] = {"ADM1": 1, "ADM2": 2, "ADM3": 3, "ADM4": 4}
