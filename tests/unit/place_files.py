"""Small files of places in the layouts that `onrecord places add` reads, and a small pack beside them.

GeoNames numbers, positions and numbers of people of Aleppo, Azaz and Kobani are GeoNames'; the hamlets are made up.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.resolve import gazetteer_build

PACK = [
    ["N", "8"],
    ["C", "163843", "Syria", "SY", "35", "38", "240", "17000000", "Syrie|سوريا", "Syrian|Syrians"],
    ["A", "170062", "Aleppo", "SY", "09", "36.25", "37.5", "72", "2800000", "Aleppo"],
    ["A", "173336", "Quneitra", "SY", "03", "33", "35.9", "30", "90000", "Quneitra"],
    ["P", "170063", "Aleppo", "SY", "09", "36.20124", "37.16117", "1602264", "Halab|حلب"],
    ["P", "172082", "Azaz", "SY", "09", "36.5866", "37.0463", "66138", "A'zaz"],
    ["W", "word", "bridge"],
    ["W", "first", "karim"],
]
SUPPLEMENT = [
    {"id": "aleppo-mashhad", "name": "Mashhad", "other_names": "", "kind": "neighbourhood", "parent": "170063",
     "country": "SY", "lat": "", "lon": "", "radius_km": "", "people": ""},
]  # fmt: skip


def dump_row(
    number: int, name: str, feature: str, lat: float, lon: float, others: str = "", people: int = 0, codes: str = "09",
    ascii_name: str = "", country: str = "SY",
) -> str:  # fmt: skip
    """A line of 19 columns; `feature` as 'P.PPL', `codes` the administrative codes parted by dots."""
    sort, _, code = feature.partition(".")
    admin = [*codes.split("."), "", "", ""][:4]
    cells = [str(number), name, ascii_name or name, others, str(lat), str(lon), sort, code, country, "", *admin,
             str(people), "", "390", "Asia/Damascus", "2023-05-01"]  # fmt: skip
    return "\t".join(cells)


DUMP = [
    dump_row(170063, "Aleppo", "P.PPLA", 36.20124, 37.16117, "Alep,Haleb,حلب", 1602264),
    dump_row(170062, "Aleppo Governorate", "A.ADM1", 36.25, 37.5, "Muhafazat Halab"),
    dump_row(400001, "Khirbat al Qalam", "P.PPL", 36.55, 37.06, "Khirbet Qalam", codes="09.0902"),
    dump_row(400002, "A‘zāz District", "A.ADM2", 36.55, 37.05, "منطقة أعزاز", codes="09.0902"),
    dump_row(172090, "‘Ayn al ‘Arab", "P.PPL", 36.8914, 38.3537, "Kobani,Kobane,كوباني", 44821),
    dump_row(400003, "Karim", "P.PPL", 36.5, 37.0, codes="09.0902"),
    dump_row(400004, "Al Mashhad", "P.PPLX", 36.19, 37.13),
    dump_row(400005, "Hayy al Nahr", "P.PPLX", 36.21, 37.17),
    dump_row(400006, "Wadi al Mal", "H.STM", 36.4, 37.3),
    dump_row(400007, "Al Jirah Airbase", "S.AIRB", 36.096, 37.937),
    dump_row(400008, "Madrasat al Nur", "S.SCH", 36.2, 37.1),
    dump_row(400009, "", "P.PPL", 36.2, 37.1),
    dump_row(400010, "Tall Ghayr", "P.PPL", 136.2, 37.1),
    "400011\tcut short\tcut short",
    dump_row(400003, "Karim", "P.PPL", 36.5, 37.0, codes="09.0902"),
]

PCODES = """ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,Latitude,Longitude
#country+name,#country+code,#adm1+name,#adm1+name+alt,#adm1+code,#adm2+name,#adm2+name+alt,#adm2+code,#geo+lat,#geo+lon
Syrian Arab Republic,SY,Aleppo,حلب,SY02,Jebel Saman,جبل سمعان,SY0200,36.2,37.1
Syrian Arab Republic,SY,Aleppo,حلب,SY02,Azaz,أعزاز,SY0204,,
Syrian Arab Republic,SY,Aleppo,حلب,SY02,Nameless,,,,
,,,,,Astray,,,,
Syrian Arab Republic,SY,Aleppo,حلب,SY02,Azaz,أعزاز,SY0204,,
"""

SETTLEMENTS = """NAME_EN,NAME_AR,PCODE,ADM1_EN,ADM1_PCODE,POINT_X,POINT_Y
Azaz,أعزاز,C1564,Aleppo,SY02,37.05,36.59
Far Azaz,,C9999,Aleppo,SY02,38.9,36.1
"""

OWN = """place;aka;type;within;country;y;x;radius
Checkpoint Seven;CP7 | Hajez Sabaa;checkpoint;Aleppo;SY;36,31;37,12;0,5
Blue Camp;;camp;Checkpoint Seven;;;;
The Ridge;;area;;Syria;36.4;37.2;3
Moon Base;;crater;;SY;36.4;37.2;3
No Man's Land;;area;;;;;
Elsewhere;;town;Atlantis;;;;
"""


def use_small_pack(patch, folder: Path) -> None:  # type: ignore[no-untyped-def]
    """A cache and a place folder of the test's own, with the small pack."""
    patch.setattr(gazetteer_build, "pack_rows", lambda: iter(PACK))
    patch.setattr(gazetteer_build, "supplement_rows", lambda: SUPPLEMENT)
    patch.setenv("ONRECORD_CACHE", str(folder / "cache"))
    patch.setenv("ONRECORD_PLACES", str(folder / "added"))


def written(path: Path, text: str | list[str]) -> Path:
    path.write_text("\n".join(text) + "\n" if isinstance(text, list) else text, encoding="utf-8")
    return path
