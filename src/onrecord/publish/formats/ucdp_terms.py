"""The 49 columns of UCDP GED and its lists, as importable constants.

Sources: the header row of GED 23.1 and 25.1 as public readers of it quote it; definitions from public packages that document it
(mcgirjau/ucdp, mapme.indicators). The codebook itself was not read.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.publish.formats.flat import Column

COLUMNS: tuple[Column, ...] = (
    Column("id", "whole"), Column("relid"), Column("year", "whole"), Column("active_year"), Column("code_status"),
    Column("type_of_violence", "whole"), Column("conflict_dset_id", "whole"), Column("conflict_new_id", "whole"), Column("conflict_name"),
    Column("dyad_dset_id", "whole"), Column("dyad_new_id", "whole"), Column("dyad_name"), Column("side_a_dset_id", "whole"),
    Column("side_a_new_id", "whole"), Column("side_a"), Column("side_b_dset_id", "whole"), Column("side_b_new_id", "whole"), Column("side_b"),
    Column("number_of_sources", "whole"), Column("source_article"), Column("source_office"), Column("source_date"), Column("source_headline"),
    Column("source_original"), Column("where_prec", "whole"), Column("where_coordinates"), Column("where_description"), Column("adm_1"),
    Column("adm_2"), Column("latitude", "number"), Column("longitude", "number"), Column("geom_wkt"), Column("priogrid_gid", "whole"),
    Column("country"), Column("country_id", "whole"), Column("region"), Column("event_clarity", "whole"), Column("date_prec", "whole"),
    Column("date_start", "day"), Column("date_end", "day"), Column("deaths_a", "whole"), Column("deaths_b", "whole"),
    Column("deaths_civilians", "whole"), Column("deaths_unknown", "whole"), Column("best", "whole"), Column("high", "whole"),
    Column("low", "whole"), Column("gwnoa"), Column("gwnob"),
)  # fmt: skip
"""`gwnoa` and `gwnob` are text: a coalition has several numbers in one cell."""
VIOLENCE: Mapping[int, str] = {1: "state-based conflict", 2: "non-state conflict", 3: "one-sided violence"}
WHERE_PREC: Mapping[int, str] = {
    1: "exact location", 2: "limited area around a location", 3: "second-order division", 4: "first-order division",
    5: "linear feature or part of a country", 6: "country", 7: "water or air",
}  # fmt: skip
DATE_PREC: Mapping[int, str] = {
    1: "day",
    2: "2 to 6 days",
    3: "a week",
    4: "up to a month",
    5: "up to a year",
}
EVENT_CLARITY: Mapping[int, str] = {1: "one event, told clearly", 2: "told in less detail, or several events"}
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Middle East")
CIVILIANS = "Civilians"
