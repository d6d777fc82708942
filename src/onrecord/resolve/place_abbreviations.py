"""Short names of states and provinces, as newspapers and letters write them after a town: "Harlan, Ky.", "Waco, TX".

Comes in: nothing. The forms are those of the United States' and Canada's post and of the Associated Press's older style, and the
usual ones of Australia; dots are left out. Those of `ALONE` are met without a town before them, with their dots.
"""

from __future__ import annotations

_US = """Ala AL Alabama;AK Alaska;Ariz AZ Arizona;Ark AR Arkansas;Calif Cal CA California;Colo CO Colorado;Conn CT Connecticut;
Del DE Delaware;DC Washington,_D.C.;Fla FL Florida;Ga GA Georgia;HI Hawaii;ID Idaho;Ill IL Illinois;Ind IN Indiana;IA Iowa;
Kan Kans KS Kansas;Ky KY Kentucky;La LA Louisiana;ME Maine;Md MD Maryland;Mass MA Massachusetts;Mich MI Michigan;
Minn MN Minnesota;Miss MS Mississippi;Mo MO Missouri;Mont MT Montana;Neb Nebr NE Nebraska;Nev NV Nevada;NH New_Hampshire;
NJ New_Jersey;NM New_Mexico;NY New_York;NC North_Carolina;ND North_Dakota;OH Ohio;Okla OK Oklahoma;Ore OR Oregon;
Pa Penn PA Pennsylvania;RI Rhode_Island;SC South_Carolina;SD South_Dakota;Tenn TN Tennessee;Tex TX Texas;UT Utah;Vt VT Vermont;
Va VA Virginia;Wash WA Washington;WVa WV West_Virginia;Wis Wisc WI Wisconsin;Wyo WY Wyoming"""
_CA = """Alta AB Alberta;BC British_Columbia;Man MB Manitoba;NB New_Brunswick;NL Newfoundland_and_Labrador;NS Nova_Scotia;
Ont ON Ontario;PEI Prince_Edward_Island;Que QC Quebec;Sask SK Saskatchewan;YT Yukon"""
_AU = "NSW New_South_Wales;Qld QLD Queensland;Vic VIC Victoria;Tas TAS Tasmania"


def _table() -> dict[str, tuple[str, str]]:
    out = {}
    for country, rows in (("US", _US), ("CA", _CA), ("AU", _AU)):
        for row in rows.split(";"):
            *shorts, name = row.split()
            out.update(dict.fromkeys(shorts, (country, name.replace("_", " "))))
    return out


DIVISIONS = _table()
"""Short name → country and the division's name."""
ALONE = frozenset(["DC", "NH", "NJ", "NM", "NY", "NC", "ND", "SC", "SD", "RI", "WVa", "BC", "NSW", "PEI"])
