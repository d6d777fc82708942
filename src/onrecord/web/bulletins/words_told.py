"""A bulletin's own words for people, phases, services and means: each with the text of the catalogue that it is told by.

Comes in: nothing. Goes out: the words in English → the text to be translated.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop

NOTED = {
    ", or in the city with no part of it named": gettext_noop(", or in the city with no part of it named"),
    " so far": gettext_noop(" so far"),
    " of the same outlet": gettext_noop(" of the same outlet"),
    " (part of the city not stated)": gettext_noop(" (part of the city not stated)"),
}  # fmt: skip

DONE = {
    "killed": gettext_noop("people killed"), "injured": gettext_noop("people injured"), "missing": gettext_noop("people missing"),
    "detained": gettext_noop("people detained"), "abducted": gettext_noop("people abducted"),
    "sexual-violence": gettext_noop("people harmed by sexual violence"), "displaced": gettext_noop("people displaced"),
    "evacuated": gettext_noop("people evacuated"), "trapped": gettext_noop("people trapped"), "rescued": gettext_noop("people rescued"),
    "returned": gettext_noop("people returned"), "to have returned": "people returned",
}  # fmt: skip

BY = {
    "by airstrike": gettext_noop("by airstrike"), "by shelling": gettext_noop("by shelling"), "by an explosion": gettext_noop("by an explosion"),
    "in a chemical attack": gettext_noop("in a chemical attack"), "by shooting": gettext_noop("by shooting"),
    "by execution": gettext_noop("by execution"), "by drone": gettext_noop("by drone"), "under siege": gettext_noop("under siege"),
    "under torture": gettext_noop("under torture"), "in ground fighting": gettext_noop("in ground fighting"),
}  # fmt: skip

ATTACKS = {
    "an airstrike": "airstrike", "shelling": "shelling", "an explosion": "explosion", "a chemical attack": "chemical attack",
    "shooting": "shooting", "an execution": "execution", "a drone attack": gettext_noop("drone attack"), "a siege": "siege", "torture": "torture",
    "ground fighting": "ground fighting", "an attack": "attack",
}  # fmt: skip

ROLES = {
    "a survivor": gettext_noop("a survivor"), "survivors": gettext_noop("survivors"), "a displaced person": gettext_noop("a displaced person"),
    "displaced people": gettext_noop("displaced people"), "a relative": gettext_noop("a relative"), "relatives": gettext_noop("relatives"),
    "an activist": gettext_noop("an activist"), "activists": gettext_noop("activists"), "a resident": gettext_noop("a resident"),
    "residents": gettext_noop("residents"), "a witness": gettext_noop("a witness"), "witnesses": gettext_noop("witnesses"),
    "a medical worker": gettext_noop("a medical worker"), "medical workers": gettext_noop("medical workers"),
    "a rescue worker": gettext_noop("a rescue worker"), "rescue workers": gettext_noop("rescue workers"), "a reporter": gettext_noop("a reporter"),
    "a monitor": gettext_noop("a monitor"), "monitors": gettext_noop("monitors"), "reporters": gettext_noop("reporters"), "a diplomat": gettext_noop("a diplomat"), "diplomats": gettext_noop("diplomats"),
    "a spokesperson": gettext_noop("a spokesperson"), "spokespeople": gettext_noop("spokespeople"), "a un official": gettext_noop("a UN official"),
    "a government official": gettext_noop("a government official"), "an armed group": gettext_noop("an armed group"),
    "a monitoring group": gettext_noop("a monitoring group"), "a rescue or medical worker": gettext_noop("a rescue or medical worker"),
    "a news medium": gettext_noop("a news medium"), "an official": gettext_noop("an official"),
    "a voice named in the report": gettext_noop("a voice named in the report"), "government forces": gettext_noop("government forces"),
    "armed groups": gettext_noop("armed groups"), "armed groups that are not named": gettext_noop("armed groups that are not named"),
    "an outlet that is not named": gettext_noop("an outlet that is not named"), "state media": gettext_noop("state media"),
    "aircraft of a side that is not named": gettext_noop("aircraft of a side that is not named"),
    "a side that is not named": gettext_noop("a side that is not named"),
    "a party that the report describes in words of its own": gettext_noop("a party that the report describes in words of its own"),
    "nobody named": gettext_noop("nobody named"), "reports known before": gettext_noop("reports known before"),
    "place not stated": gettext_noop("place not stated"),
}  # fmt: skip

THINGS = {
    "a ceasefire": gettext_noop("the ceasefire"), "an evacuation": gettext_noop("the evacuation operation"), "talks": gettext_noop("the talks"),
}  # fmt: skip

PHASES = {
    "agreed": gettext_noop("agreed upon"), "begun": gettext_noop("begun"), "under way": gettext_noop("under way"), "halted": gettext_noop("has halted"),
    "resumed": gettext_noop("has resumed"), "violated": gettext_noop("has been violated"), "ended": gettext_noop("has ended"),
    "failed": gettext_noop("has failed"), "held": gettext_noop("was held"), "planned": gettext_noop("is planned"), "told of": gettext_noop("told of"),
}  # fmt: skip

CONDITIONS = {
    "was reported put out of use by damage": gettext_noop("put out of use by damage"), "was reported stopped": gettext_noop("has halted"),
    "was reported ended": gettext_noop("has ended"), "was reported failed": gettext_noop("has failed"),
    "was reported delivered": gettext_noop("was delivered"), "was reported resumed": gettext_noop("has resumed"),
    "was reported working": gettext_noop("works"), "was reported begun": gettext_noop("begun"), "was reported planned": gettext_noop("is planned"),
    "was reported agreed": gettext_noop("agreed upon"), "was reported obstructed": gettext_noop("is obstructed"), "was told of": gettext_noop("told of"),
}  # fmt: skip

CONTROL = {
    "gained control of ground": gettext_noop("gained control of ground"), "held ground": gettext_noop("held ground"),
    "lost control of ground": gettext_noop("lost control of ground"), "contested ground": gettext_noop("contested ground"),
    "might gain control of ground": gettext_noop("might gain control of ground"), "might hold ground": gettext_noop("might hold ground"),
    "might lose control of ground": gettext_noop("might lose control of ground"), "might contest ground": gettext_noop("might contest ground"),
}  # fmt: skip

SERVICES = {
    "medical care": gettext_noop("medical care"), "rescue work": gettext_noop("rescue work"), "aid and food": gettext_noop("aid and food"),
    "water supply": gettext_noop("water supply"), "electricity": gettext_noop("electricity"), "schools": gettext_noop("schools"),
    "roads and crossings": gettext_noop("roads and crossings"), "communications": gettext_noop("communications"), "a service": gettext_noop("a service"),
}  # fmt: skip

SHARES = {
    "left": gettext_noop("people left"), "were moved out": gettext_noop("people were moved out"), "were killed": gettext_noop("people were killed"),
    "remained": gettext_noop("people remained"),
}  # fmt: skip
