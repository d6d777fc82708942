"""Which sentences are worth parsing: those with a word that may speak of harm or of the situation, or that count people.

Comes in: text in small letters. Goes out: a pattern to search it with, and whether a whole report has anything at all.
"""

from __future__ import annotations

import re

from onrecord.records import Report
from onrecord.scanning import by_first_letter, lowered

STORY = ("headline", "body", "caption")

# Stems of words that speak of harm or the situation, in small letters: a net with wide meshes, extract/ decides.
_STEMS = (
    r"kill|kia\b|wia\b|mia\b|dead|death|die[sd]?\b|dying|fatal|slain|slew|slay|slaughter|massacr|murder|execut|behead|assassinat|decapitat|incinerat|"
    r"strangl|crucif|exterminat|asphyxiat|electrocut|hang(?:ed|ing|s)?\b|hung\b|stab(?:s|bed|bing)?\b|trampl|chok(?:e|ing)|vanish|"
    r"interned|internment|incarcerat|deport|escap|airlift|repatriat|homeless|gunned|mow(?:n|ed)|wip(?:ed|ing) out|crush|starv|idps?\b|"
    r"martyr|perish|succumb|corpse|bod(?:y|ies)\b|toll|casualt|victim|li[fv]es?\b|lynch|suicide|"
    r"injur|wound|hurt|harm(?:ed|ing)\b|to harm\b|among them\b|cost (?:the|its|their|our)\b|maim|suffocat|burn|tortur|beat(?:en|ing|s)?\b|poison|"
    r"of (?:them|whom|those)\b|hold\b|drown|blame[ds]?\b|responsib|accus|den(?:y|ie[sd])|refut|behind (?:the|this|it)\b|suspect(?:ed|s)?\b|whereabouts|updated|drag|protection|refuge|shelter|way out|suffer|not been found|not been seen|not found|on the (?:move|run)\b|penned|hemmed|boxed in|custod|confin|nobody|no one|many more|went back|come back|came back|eliminat|liquidat|annihilat|destroy|cross(?:ed|ing)|surviv|shield|handed over|held|holding|kept|keeping|transferred|missing|disappear|unaccounted|rubble|buried|debris|"
    r"arrest|detain|detention|imprison|jail|captive|captur|prison|without charge|behind bars|arriv|driv(?:e|ing)|round(?:ed|ing) up|taken to|warehouse|"
    r"abduct|kidnap|hostage|seiz|rap(?:e[sd]?|ing)\b|sexual|"
    r"displac|fle[ed]|flight|exodus|uproot|forced|left|leav|pour|evict|expel|"
    r"evacu|bus(?:es|ed)?\b|convoy|"
    r"trap|besieg|siege|strand|stuck|encircl|surround|cut off|nowhere|"
    r"rescu|pulled|saved|return|"
    r"attack|strike|struck|airstrike|raid|bomb|shell|blast|explo|detonat|rocket|missile|mortar|artillery|"
    r"gunm[ae]n|gunfire|open(?:ed)? fire|fir(?:ed|ing)|shot|shoot|sniper|clash|fight|fought|battle|offensive|"
    r"assault|storm|ambush|chlorine|sarin|gas\b|chemical|hit\b|hits\b|drone|"
    r"unaccompanied|apprehend|unknown location|undisclosed|against their will|attributed to|pass(?:ed|es) away|remain(?:s|ed|ing)? (?:in|inside|at|behind|there|under|outside)\b|heard from|fate of|contact (?:with|was|has|had)|pinned|holed|freed\b|abandon|moved (?:out|to|from|into|by|on)\b|still (?:in|inside|there|under|with|at)\b|took off|last seen|registered in|could not be found|disappearances|hiding|plucked|grabbed|relocated|escorted|transported|taken in\b|home again|back home|headed|heading for|set out|boarded|no trace|unreachable|no word|word of\b|nothing is known|set free|lifted|ferried|flown|flies|sent \d|sending|bundled|questioned|questioning|made (?:their|his|her) way|took (?:to|with)|packed|staying|sleep(?:ing)?\b|camp(?:ed|ing)?\b|camps\b|hosts?\b|host(?:ed|ing)\b|households?|famil(?:y|ies)\b|gone (?:back|home|to)|went home|got out|on foot|got away|walked|picked up|firefighters|new arrivals|patients|get(?:ting)? (?:away|out)|hands of|carrying|aboard|on board|capsiz|sank\b|sunk\b|exit of|liberated|\(?at about|belonged|of them|locked up|com(?:e|ing) home|came home|elderly|in hospital|come across|deserted|marched|taken (?:into|by)|lost|loss of|moved to|inhalation|brought out|alive\b|count of|safety|sanctuary|spoke of|taken (?:from|off)|snatched|carried|flown|flew|sent (?:home|back)|whisk|away with|butcher|supreme|ultimate (?:price|sacrifice)|remains of|laid down|losses|led away|picked up|taken away|heard of|beyond recognition|sent to hell|(?:number|figure|count|tally|losses) (?:at|as)\b|(?:figure|count|tally|estimate|total) (?:of|stood|stands|was|is)\b|"
    r"throat|haul|stream(?:s|ed|ing)\b|trudg|(?:earlier|initial|previous) (?:count|tally|toll|figure|estimate)|(?:earlier|initially|previously) counted|hammer(?:s|ed|ing)\b|teens\b|pound(?:ed|ing|s)\b|straf|hurl|grenade|t(?:ake|akes|aken|ook) over|interrogat|torch|ablaze|alight\b|raz(?:ed?|ing)\b|set fire|arson|hostilit|outage|toss|lobb|caught in|ran for|hid(?:ing|den)?\b|under fire|blew|blown|broke out|erupt|invasion|invad|confrontation|expuls|reception cent|de-escalat|cut down|neutrali[sz]|recovering|treat(?:ed|ing|s)\b|admitted|operated on|paraly|newcomers|condition\b|resettl|struggling|took out|taken out|ransom|"
    r"ceasefire|cease-fire|truce|cessation|"
    r"baker(?:y|ies)|bread|flour|food\b|fuel|medicines?\b|relief\b|taps?\b|pumping|blackout|clinic|internet|airport|airlift|corridor|summit|delegat|envoys?\b|mediat|fell (?:to|into|in)\b|fallen|flag|holds\b|hands\b|in charge|divided|under [\w ]{0,24}rule\b|split between|entered|contest(?:ed|ing)\b|under way|underway|deadlock|conversation|telephone|phone call|stronghold|bastion|enclave|pause[sd]?\b|broker|ceas(?:e|ing)|occup|push(?:ed|es|ing)\b|gain(?:s|ed|ing)?\b|sever(?:ed|ing)\b|truck|suppl|humanitarian|clos(?:ed|ure)|reopen|resum|"
    r"control|advanc|recaptur|retak|retook|regain|overran|overrun|withdr|territor|"
    r"operating|collaps|civil def|hospital|clinic|ambulance|school|aid\b|water|electricity|power|"
    r"talks|negotiat|meet|met\b|summit|consult|peace|"
    r"recovered the|handed (?:\w+ ){1,6}over\b|flying out|roll(?:ed|ing) into|swe(?:pt|eping) into|(?:phone|mobile|cell|telephone) (?:networks?|lines?)\b|stopped work|filtration|adjourned|left \w+ without|warring|"
    r"t(?:ook|aken|aking) (?!(?:part|place|aim|office|an?|advantage|care|time|off|account|note|action|it|him|her|them|me|us|you|this|that|steps|years|months|weeks|"
    r"days|hours|effect|home|up|on|out|down|in|to|with|by|from|into|as|\d+)\b)|"
    r"taken by\b|fell (?:on|after|at|with|late|early)\b|guns (?:fell|have fallen)|changed hands|g(?:ave|iven) up|pull(?:ing|s)? out|"
    r"(?:road|highway|crossing|border|route)s?\b[^.]{0,60} (?:block|clos|shut|cut\b)|(?:shut|block|seal)(?:s|ed|ing)?(?: off)? (?:the|all|its|a|aid|main) |"
    r"red cr(?:oss|escent)|exchanged|swap(?:ped|s)?\b|reunited|g[ai]v(?:e|ing|en) themselves|"
    r"clear(?:ed|ing) [^.]{0,40}?(?:village|town|district|quarter|neighbo|area|hamlet|camp)|secured\b|representatives|functional|cram|due to (?:brief|meet)|"
    r"(?:in|take[ns]?|took|taking|gain\w*) possession of|los(?:e|ing|es) (?:ground|territory|control|its grip|their grip|its hold|their hold)|dislodg|re-?occup|re-?tak(?:e|ing)|foothold|toehold|bridgehead|beachhead|"
    r"front ?lines? (?:has|have|had|moved|shifted|ran|runs)|establish(?:ed|es|ing)? (?:itself|themselves|an? presence|its rule|their rule)|entrench|dug in\b|surrender|cede[ds]?\b|ceding|wrest|oust|rout(?:ed|ing)\b|"
    r"repel|repuls|fend(?:ed|ing|s)? off|beat(?:en)? back|f(?:a|e)ll(?:s|en|ing)? back|clings?\b|clinging|clung|(?:hang|hung|hanging) on to|slipp?(?:ed|ing|s)? (?:back|into|from|out)|its grip|their grip|'s grip|"
    r"reassert|re-establish|deploy(?:ed|s)?\b|outposts?\b|garrison|barracks|liberation\b|win(?:s|ning)? back|won back|claw(?:ed|ing|s)? back|snatch|"
    r"suspen(?:d|sion)|airdrop|air-drop|deliver(?:ed|y|ies|ing)\b|distribut(?:ed|es|ing|ion)|ground(?:ed|ing)\b|communications?\b|halt(?:ed|ing)\b|disrupt|interrupt|impassable|darkness|blockade|"
    r"(?:phones?|networks?|lines?|mains|grid|systems?|stations?|plants?|trains?|flights?|ferr(?:y|ies)|wells?|mills?|shops|markets?|ports?|universit(?:y|ies)|lessons|classes|services?|generators?) [^.]{0,40}\b"
    r"(?:down|off|shut|stop|cut|blocked|idle|working|functional|function|operational|running|open|out of)\b|"
    r"(?:bridge|railway|rail|tunnel|pipeline|power line|pylon|substation|dam)s? [^.]{0,40}\b(?:was|were|been|down|cut|collaps)|bring(?:s|ing)? down|brought down|"
    r"(?:re)?connect(?:ed|ion|ing)\b|repair(?:ed|s|ing)?\b|vaccin|handed out|hand(?:s|ing) out|parcels?\b|rations?\b|blankets?\b|tents\b|stocks?\b[^.]{0,20} (?:run|deplet|exhaust)|deplet|out of (?:action|order|school|reach)|"
    r"clear(?:ed|ing) (?:most|much|all|half|part|the (?:town|city|village|district|last))\b|clearance|health ?(?:care|cent|facilit|post|service|system)|(?:not|no longer|partially|partly|barely) (?:function|operational|working|usable|accessible)|unavailable|inaccessible|(?:after|by|since) losing|(?:took|take[ns]?|taking) (?:it|them) (?:back|over)|access to|let (?:\w+ ){1,8}(?:into|in|through)\b|lapsed|expired|r[ua]n out|turned down|rejected|operation to|"
    r"breach|counter-?offensive|dominat|maintain(?:s|ed|ing)? (?:\w+ ){0,2}positions|br(?:oke|eak|oken) through|punch|thrown back|threw back|flar(?:ed|ing)\b|burst into|"
    r"its (?:\w+ )?(?:staff|nationals|citizens)\b|their (?:\w+ )?(?:staff|nationals|citizens)\b|invited (?:\w+ ){1,6}to\b|sat down|by phone|speak (?:with|to)|restored|looted|ransack|flatten|"
    r"dr[io]ven?\b|drove\b|chas(?:ed?|ing)\b|stream(?:ed|ing|s)?\b|trickl|spill(?:ed|ing)?\b|flock|trudg|trek|wad(?:ed|ing)\b|straggl|surg(?:ed|ing)\b|"
    r"(?:walk|go|going|gone|went|com|came|mov|troop|drift|fil|row|swam|head|travel)(?:e?[ds]|ing|e)? (?:back|home|out of|across)\b|"
    r"back (?:to|in|into|across|home|from|at|north|south)\b|home (?:to|from|again)\b|(?:brought|flew|flown|sent|bring|bringing|flying|went|gone|go|going|are|is|were) (?:\w+ ){0,4}home\b|"
    r"have gone\b|has gone\b|had gone\b|exit(?:ed|s|ing)?\b|departure of\b|['’]s? (?:departure|exit)\b|empt(?:y|ied|ying)\b|clear out|get out of\b|move (?:south|north|east|west|away)\b|"
    r"allow(?:ed|ing)? (?:out|back|to leave|to return)|let (?:out|back)|(?:to|will) let\b|not allowed|forbidden to|barred from|maroon|packed (?:in|into)\b|"
    r"(?:caught|wedged|squeezed) (?:in|between)\b|ringed|blockad|seal(?:ed|ing) off|still (?:believed|thought|estimated|reckoned|reported)|thought to be|believed to be|"
    r"t(?:ook|aken|aking) an? (?:\w+ ){0,2}(?:area|village|town|district|city|hill|base|position|territory|junction|crossing)|br(?:oke|oken|eaking) into|"
    r"led out\b|agreed to (?:quit|leave)|to quit\b|fell apart|fallen apart|shifted to"
)
PREFILTER = re.compile(rf"\b(?:{by_first_letter(_STEMS)})")


_PEOPLE_COUNTED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen|"
    r"dozens|scores|hundreds|thousands|several)\b)[\w,-]{0,40}(?: [\w'’-]{1,30}){0,3}? (?:people|persons|individuals|families|households|men|women|children|boys|girls|"
    r"villagers|residents|refugees|patients|students|pupils|civilians|others|more|passengers|inhabitants|soldiers|policemen|fighters|arrivals|minors|youths)\b"
)
"""People with a number: worth a look in a report that speaks of a war at all, whatever the verb. For text in small letters."""


_COUNTS_ON = re.compile(
    r"[^\w\"“(]*(?:[\w'’ .-]{2,40}:\s+)?(?:(?:about|some|around|nearly|almost|another|a further|at least|more than|over|up to|between|approximately|a total of|yesterday|on \w{3,6}day|"
    r"of these|of them|the (?:other|rest|remaining)|others?|that|this|all|and|by \w{3,6}day)\W+(?:\w+\W+){0,5}?)?"
    r"(?:\d[\d,.]*(?![\d:/]|(?:st|nd|rd|th)\b)|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|dozens|scores|hundreds|thousands|several|a dozen|a hundred)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that may count on those of the one before it: 'Another 15,000 have gone south'."""
_ENTRY = re.compile(r"\W*[^\W\d][\w'’ .-]{1,40}:\s+\d[\d,]*\W*")
"""'Daraa: 5.', an entry of a list that counts people by place."""
_SHORTEST = 20
"""Letters below which such a line is a stray number."""


_NAMES_THEM = re.compile(
    r"(?:They|These|One of them|(?:The|Another) (?:other|second|third|person|one)(?: \w+)?) (?:are|were|is|was) (?=\S+ \S+)",
    re.IGNORECASE,
)
"""'They are Ana Rivas and Luis Soto': those of whom the sentence before tells."""


def counts_on(text: str, low: str, start: int, end: int, follows: bool) -> bool:
    """Whether a sentence without a word of harm counts people, or counts on those of the sentence that it follows."""
    if follows and _ENTRY.fullmatch(text, start, end):
        return True
    if end - start <= _SHORTEST:
        return False
    if follows and _NAMES_THEM.match(text, start, end):
        return True
    return bool((follows and _COUNTS_ON.match(text, start, end)) or _PEOPLE_COUNTED.search(low, start, end))


def speaks(report: Report) -> bool:
    """Whether any sentence of the story may pass: false costs one look at the text, without its sentences.

    A sentence begins and ends at a space or with its block, so that what the pattern finds in one it finds in the block."""
    low = lowered(report.text)
    if not report.blocks:
        return PREFILTER.search(low) is not None
    told = (b for b in report.blocks if b.kind in STORY and b.kind != "caption")
    return any(PREFILTER.search(low, block.start, block.end) for block in told)
