"""Headings of Helix' figure export and its lists of labels, as importable constants.

Source: idmc-labs/helix-server, apps/entry/models.py: `get_figure_excel_sheets_data` and the enumerations of Figure and OSMName.
"""

from __future__ import annotations

from onrecord.publish.formats.flat import Column

COLUMNS: tuple[Column, ...] = (
    Column("ID", "whole"), Column("Old ID"), Column("Created at"), Column("Updated at"), Column("ISO3"), Column("Country"), Column("Centroid"),
    Column("Lat", "number"), Column("Lon", "number"), Column("Region"), Column("Geographical region"), Column("Figure cause"),
    Column("Year", "whole"), Column("Figure category"), Column("Figure role"), Column("Total figures", "whole"), Column("Reported", "whole"),
    Column("Figure term"), Column("Unit"), Column("Quantifier"), Column("Household size", "number"), Column("Is housing destruction", "yes-no"),
    Column("Displacement occurred"), Column("Include in IDU", "yes-no"), Column("Excerpt IDU"), Column("Violence type"),
    Column("Violence sub type"), Column("OSV sub type"), Column("Context of violences"), Column("Hazard category"), Column("Hazard sub category"),
    Column("Hazard type"), Column("Hazard sub type"), Column("Other event sub type"), Column("Start date", "day"), Column("Start date accuracy"),
    Column("End date", "day"), Column("End date accuracy"), Column("Stock date", "day"), Column("Stock date accuracy"),
    Column("Stock reporting date", "day"), Column("Analysis and calculation logic"), Column("Link"), Column("Publishers"), Column("Sources"),
    Column("Sources type"), Column("Sources reliability"), Column("Sources methodology"), Column("Source excerpt"), Column("Source url"),
    Column("Source url snapshot"), Column("Source document"), Column("Entry ID", "whole"), Column("Entry old ID"), Column("Entry title"),
    Column("Entry link"), Column("Disability"), Column("Indigenous people"), Column("Event ID", "whole"), Column("Event old ID"),
    Column("Event name"), Column("Event cause"), Column("Event main trigger"), Column("Event start date", "day"), Column("Event end date", "day"),
    Column("Event start date accuracy"), Column("Event end date accuracy"), Column("Event narrative"), Column("Crisis ID"), Column("Crisis name"),
    Column("Tags"), Column("Has disaggregated data", "yes-no"), Column("Revision progress"), Column("Assignee"), Column("Created by"),
    Column("Updated by"), Column("Event codes (Code:Type)"), Column("Location Name"), Column("Locations"), Column("Location accuracy"),
    Column("Type of Point"), Column("Locations (Name:Lat, Lon:Accuracy:Type)"),
)  # fmt: skip

TERMS = (
    "Evacuated", "Displaced", "Forced to flee", "Relocated", "Sheltered", "In relief camp", "Destroyed housing", "Partially destroyed housing",
    "Uninhabitable housing", "Homeless", "Affected", "Returns", "Multiple/Other",
)  # fmt: skip
UNITS = ("Person", "Household")
QUANTIFIERS = ("More than", "Less than", "Exact", "Approximately")
RECOMMENDED, TRIANGULATION = ROLES = ("Recommended figure", "Triangulation")
FLOWS = (
    "Internal Displacements", "Return", "Multiple Displacement", "Partial flow", "Cross-border Flight", "Cross-border Return",
    "Relocation Elsewhere", "Deaths", "Provisional Solutions", "Failed Local Integration", "Local Integration",
    "Failed Return / Returnee Displacement", "Failed relocation elsewhere", "Birth", "Unverified flow",
)  # fmt: skip
STOCKS = (
    "IDPs", "Returnees", "Locally Integrated IDPs", "IDPs Settled Elsewhere", "People displaced across borders", "Partial stock", "Unverified stock",
)  # fmt: skip
DATE_ACCURACY = ("Day", "Week", "Month", "Year")
LOCATION_ACCURACY = ("ADM0", "ADM1", "ADM2", "ADM3", "Point")
POINTS = ("Origin", "Destination")
OCCURRED = ("Before", "During", "After", "Unknown")
CAUSE = "Conflict"
NOT_REVIEWED = "Review not started"
