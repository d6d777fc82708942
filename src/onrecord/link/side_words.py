"""The table of words that take sides, read by side_terms.py: thing → how a word leans → the words.

`/n` is a noun, `/v` a verb; a hyphen is a blank. Written by hand from the usage of the parties to the wars in Syria,
Iraq, Israel and Gaza, Lebanon, Ukraine, Yemen, Sudan, Ethiopia and Myanmar, and of the outlets on each side.
The lean is what a word says over and above the neutral one. In doubt a word is given the milder lean.
"""

from __future__ import annotations

from collections.abc import Mapping

ROWS: Mapping[str, Mapping[str, str]] = {
    "armed opponents": {
        # 'Gunman' is neutral here: it hides the side, and both sides get it.
        "": "fighter/n, armed group/n, armed faction/n, armed man, armed men, gunman/n, combatant/n, armed element/n, faction/n",
        # Contested: in some wars 'rebel' honours, in others it accuses; in all of them it says against whom.
        "says they rise against a government": "rebel/n, rebel fighter/n, rebellion/n, anti-government fighter/n, anti-government force/n",
        "says they rise against a lawful power": "insurgent/n, insurgency/n, mutineer/n, outlaw/n, coup forces, coup militia/n, putschist/n",
        "sets armed people of one side apart as extreme": "militant/n, militant group/n, hardliner/n",
        "calls an armed opponent a criminal": "terrorist/n, terrorist group/n, terrorist element/n, terrorist fighter/n, armed terrorist/n, terrorism, "
        "terror, terror group/n, armed terrorist group/n, terror cell/n, bandit/n, thug/n, criminal/n, criminal gang/n, armed gang/n, gangster/n, saboteur/n",
        "calls an armed opponent a heretic or a fanatic": "takfiri/n, takfiri terrorist/n, takfirist/n, khawarij, kharijite/n, kharijis, fanatic/n, zealot/n, infidel/n, apostate/n",
        "judges their views and not their acts": "extremist/n, radical/n, extremist group/n, radical group/n, fascist/n",
        "names them by their religion": "islamist/n, jihadist/n, jihadi/n, salafist/n, salafi/n, islamist militant/n, islamist fighter/n, crusader/n",
        "says they fight for pay": "mercenary/n, hired gun/n, soldier of fortune, soldiers of fortune",
        "says another power commands them": "proxy/n, proxy force/n, proxy militia/n, puppet/n, stooge/n, henchman/n, foreign backed militant/n",
        "gives them a political standing": "opposition fighter/n, opposition force/n, opposition group/n, opposition, armed opposition, opposition faction/n, opposition forces",
        "honours their cause": "freedom fighter/n, liberator/n, revolutionary/n, revolutionary fighter/n, revolutionary forces, rebel hero, patriot/n, partisan/n, hero/n, defender/n, "
        "mujahid, mujahideen, mujahedin, mujahedeen, holy warrior/n, resistance fighter/n",
        "says they resist an occupier": "resistance, resistance group/n, resistance force/n, resistance movement/n, resistance faction/n, islamic resistance",
        "says they want to break up the state": "separatist/n, secessionist/n, separatist force/n, splittist/n",
        "makes an armed group sound like its neighbours": "popular committee/n, popular resistance, popular mobilisation, popular mobilization, local committee/n, self-defence unit/n, "
        "self-defense unit/n, people's militia, peoples militia, home guard/n, village guard/n",
        "denies that they are a regular force": "militia/n, militiaman/n, paramilitary, paramilitaries, armed mob/n, gang/n, irregular/n, remnant/n, horde/n, janjaweed, shabiha, fano militia, warlord/n, baltagiya",
        "calls them a creed that the world has condemned": "nazi/n, neo-nazi/n, ukronazi/n, banderite/n, banderovite/n, ukrainian nationalist/n, kizan",
        "calls them less than human": "orc/n, rat/n, cockroach/n, vermin, beast/n, monster/n, animal/n",
    },
    "Islamic State group": {
        "": "isis, isil, islamic state group, islamic state militant/n, is group",
        "uses its enemies' word for it": "daesh, da'esh, daish, daesh terrorist/n, daesh terror group",
        "uses its own word for itself": "islamic state, caliphate, the caliphate",
    },
    "armed forces": {
        "": "army, armies, military, soldier/n, troop/n, government troops, government soldiers, air force, armed forces, regular army, israeli army, israeli military, "
        "russian forces, russian troops, ukrainian army, syrian army, government army, iraqi army, saudi-led coalition, security forces, israeli forces, state forces, government force/n, pro-government force/n",
        "denies that they serve a lawful government": "regime force/n, regime troops, regime soldiers, regime army, regime fighter/n, "
        "junta troops, junta forces, junta soldiers, regime militia/n, regime's forces, regime warplane/n, pro-regime forces, pro-regime fighter/n",
        "says that they serve a person and not a state": "assad forces, assad's forces, assad's army, assad army, putin's army, putin's forces, loyalist/n, loyalist force/n",
        "says they hold land that is not theirs": "occupation forces, occupation army, occupation troops, occupation soldiers, occupying forces, occupying army, occupying troops, occupier/n, iof, "
        "israeli occupation forces, israeli occupation army, russian occupiers, turkish occupation forces, coloniser/n, colonizer/n",
        "says they came by force": "invader/n, invading forces, invading army, invasion forces, aggressor/n, enemy forces, enemy army, enemy troops, enemy, zionist forces, zionist army, saudi aggressors",
        "honours them": "our forces, our troops, our soldiers, our army, our heroes, heroic army, brave soldiers, heroic forces, valiant army, brave army",
        "uses the army's own name, which says whom it is for": "idf, defence forces, defense forces, israel defence forces, israel defense forces, syrian arab army, arab army",
    },
    "a state": {
        "": "israel, israeli/n",
        "denies the state its name": "zionist entity/n, zionist enemy, zionist regime, zionist/n, zionist state, the entity, enemy entity",
    },
    "those who govern": {
        # 'Authorities' says little of who they are, of whatever side: no lean.
        "": "government/n, cabinet/n, administration/n, state, leadership, damascus government, de facto authorities, ruling party, authority/n",
        "denies that it is a lawful government": "regime/n, assad regime, syrian regime, kiev regime, kyiv regime, israeli regime, iranian regime, saudi regime, junta/n, military junta, "
        "clique/n, tplf junta, dictatorship/n, dictator/n, tyrant/n, despot/n, strongman, ruling gang, puppet government/n, coup government/n, coup regime, coup authorities, usurper/n, rogue state/n",
        "says it holds land that is not its own": "occupation, occupation authorities, israeli occupation, occupation government, occupying power, occupation regime, occupation administration, "
        "russian-installed authorities, occupation state",
        "says it is the lawful one": "legitimate government/n, legitimacy, internationally-recognised government, internationally-recognized government, lawful government/n, elected government/n, legal government, "
        "democratic government, national unity government, sovereign government, government of national salvation, national salvation government",
    },
    "killing": {
        "": "kill/v, killing/n, dead, death/n, shoot dead/v, people killed, fatality/n, loss of life",
        "does not say that anybody killed": "die/v, lose their lives/v, lose his life/v, lose her life/v, lives lost, perish/v, succumb/v, pass away/v, found dead, claim lives",
        "does not say whether they died": "casualty/n, losses",
        "honours the dead": "martyr/v, martyr/n, martyrdom, martyred, hero killed, fallen, fallen hero/n, fall as martyrs/v, ascend/v, laid down their lives, gave their lives, supreme sacrifice, ultimate sacrifice",
        "treats people as a task": "eliminate/v, elimination, neutralise/v, neutralize/v, neutralisation, neutralization, liquidate/v, liquidation, take out/v, wipe out/v, dispose of/v, mop up/v, cull/v, "
        "decimate/v",
        "pleads: says that it was cruel": "slaughter/v, slaughter, massacre/v, massacre/n, butcher/v, carnage, bloodbath/n, slay/v, mow down/v, cut down/v, exterminate/v, annihilate/v",
        "makes a finding of law": "murder/v, murder/n, assassinate/v, assassination/n, genocide, genocidal, war crime/n, ethnic cleansing, extermination, crime against humanity, crimes against humanity, lynch/v",
        # Contested: true where the killed were held; by some used of any killing, by others of a sentence carried out.
        "says that those killed were in the killer's power": "execute/v, execution/n, summarily execute, summarily executed, summary execution/n, field execution/n, behead/v",
        "shows contempt for the dead": "drop dead/v, send to hell/v, sent to hell, meet their end/v, met their end, carcass/n",
    },
    "an attack": {
        "": "attack/n, attack/v, strike/n, strike/v, airstrike/n, air strike/n, air raid/n, shelling, shell/v, bombing/n, bomb/v, bombard/v, bombardment/n, raid/n, assault/n, hit, fighting, fire/v, explosion/n, blast/n",
        "says that they were aimed at": "target/v",
        "has no attacker": "clash/n, exchange of fire, exchanges of fire, tit-for-tat, violence, confrontation/n",
        "is an army's own word for its attack": "operation/n, military operation/n, campaign/n, offensive/n, counter-offensive/n, counteroffensive/n, sweep/n, mission/n, sortie/n, security operation/n, "
        "anti-terror operation/n, anti-terrorist operation/n, counter-terror operation/n, counterterrorism operation/n, counter-terrorism operation/n, law enforcement operation, combing operation/n, manoeuvre/n, engage/v",
        "says that the other side began": "response/n, retaliation, retaliate/v, retaliatory strike/n, retaliatory, reprisal/n, self-defence, self-defense, defensive operation/n, pre-emptive strike/n, preemptive strike/n, deter/v",
        "says that it has no ground": "aggression/n, aggress/v, invasion/n, invade/v, incursion/n, onslaught/n, provocation/n, terrorist attack/n, terror attack/n, treacherous attack/n, cowardly attack/n, violation/n, saudi aggression, zionist aggression, unprovoked attack/n",
        "claims that the aim was good": "precision strike/n, surgical strike/n, pinpoint strike/n, precise strike/n, targeted strike/n, high-precision strike/n, precision, surgical, pinpoint",
        "says that the aim was bad or none": "indiscriminate, indiscriminate shelling, indiscriminate bombing, carpet bombing, carpet-bomb/v, random shelling, brutal attack/n, savage attack/n, barbaric attack/n, blitz, bloody attack/n, atrocity/n, pound/v, terrorise/v, terrorize/v",
        "honours the attack": "heroic operation/n, martyrdom operation/n, martyrdom attack/n, commando operation/n, qualitative operation/n, act of resistance, resistance operation/n, daring raid/n",
        "names the means and not its cause": "suicide attack/n, suicide bombing/n, suicide bomber/n, car bomb/n, roadside bomb/n",
    },
    "ground changing hands": {
        "": "gain control/v, take control/v, take control of/v, gain/v, control/v, enter/v, hold/v, advance/v, advance/n, take over/v, lose control/v, take/v, regain control/v",
        "says that it was freed": "liberate/v, liberation, liberated area/n, free/v, freed area/n, set free/v",
        "says that it was taken back by its owner": "recapture/v, retake/v, reclaim/v, restore control/v, restore security/v, restore order/v, return to the state/v, reunite/v, reunification",
        "says that it was not theirs to take": "occupy/v, annex/v, annexation, usurp/v, grab/v, land grab/n, invaded area/n, overrun/v, storm/v, temporarily occupied",
        "says that it was taken by force": "capture/v, seize/v, conquer/v, seizure/n, conquest/n",
        "sees it from the losing side": "fall/v, fall to/v, fall of, fall into the hands of/v, surrender/v",
        "treats the people there as dirt": "cleanse/v, purge/v, mop-up/n, cleansing, sweep clean/v, rid of, clean up/v, denazify/v, denazification, disinfect/v",
    },
    "people leaving": {
        "": "displace/v, displacement/n, displaced, leave/v, flee/v, move out/v, departure/n, relocate/v",
        "says that it was arranged for their good": "evacuate/v, evacuation/n, transfer/v, transfer/n, resettle/v, resettlement, bus out/v, relocation, voluntary departure, voluntary migration, voluntary emigration, rescue/v",
        "says that they were driven out": "expel/v, expulsion/n, drive out/v, force out/v, uproot/v, forcibly displace/v, forcibly displaced, forced out, evict/v, eviction/n, banish/v, exile/v, forced displacement, forcible displacement, forced evacuation",
        "makes a finding of law of it": "deport/v, deportation/n, ethnically cleanse/v, ethnically cleansed, forcible transfer, forced transfer, population transfer, demographic change, kidnap children/v",
        "says from whom they were saved": "escape/v, break free/v, flee the terrorists, freed from, escape from/v, defect/v, humanitarian corridor/n, safe passage, safe corridor/n, exit corridor/n",
    },
    "people held": {
        "": "detain/v, detainee/n, detention/n, hold captive/v, in custody, held, people held, captured",
        "says that they are held lawfully": "arrest/v, arrest/n, prisoner/n, inmate/n, convict/n, suspect/n, security prisoner/n, apprehend/v, wanted man, wanted men, prisoner of war, prisoners of war, pow/n, convicted terrorist/n, round up/v",
        "says that they are held unlawfully": "hostage/n, kidnap/v, kidnapping/n, abduct/v, abduction/n, abductee/n, kidnapped, political prisoner/n, prisoner of conscience, prisoners of conscience, disappear/v, disappeared, forcibly disappeared, seized civilian/n, take hostage/v",
        "says that they were taken in war": "captive/n, prisoner of the resistance, captured soldier/n, capture alive/v, internee/n, intern/v",
    },
    "people harmed": {
        "": "civilian/n, people, person, resident/n, inhabitant/n, villager/n, passer-by, bystander/n",
        "pleads for them": "innocent/n, innocent civilian/n, innocent people, unarmed civilian/n, defenceless civilian/n, defenseless civilian/n, victim/n, innocent citizen/n, safe citizen/n, peaceful civilian/n, safe residents",
        "claims them for a state": "citizen/n, countryman/n, compatriot/n, our people",
        "says that others are to blame for their being there": "human shield/n, as shields, terrorist family/n, supporter of terrorism, supporters of terrorism",
        "hides people behind things": "collateral damage, collateral, soft target/n, unintended casualty/n, side effect/n",
    },
    "means of attack": {
        "": "bomb/n, missile/n, rocket/n, mortar/n, shell/n, drone/n, warplane/n, fighter jet/n, helicopter/n, munition/n",
        # Contested: accurate where it was one, and used of one side; so the lean is what it implies.
        "says that it is crude and strikes at random": "barrel bomb/n, explosive barrel/n, hell cannon/n, makeshift bomb/n, improvised rocket/n, dumb bomb/n, unguided bomb/n",
        "says that it is exact": "precision-guided missile/n, smart bomb/n, guided munition/n, precision weapon/n, precision-guided munition/n",
        "says that it is banned": "poison gas, chemical weapon/n, toxic gas, banned weapon/n, internationally banned weapon/n, cluster bomb/n, phosphorus bomb/n, toxic chemical/n",
        "makes a weapon sound like a person or an idea": "suicide drone/n, kamikaze drone/n, terror tunnel/n, martyrdom vehicle/n, terror rocket/n",
    },
    "people settled in held land": {
        # 'Settlement' alone is also any village, and what a negotiation ends with.
        "": "israeli living in, israelis living in, israeli resident/n, settlement/n",
        "says that they took the land": "settler/n, colonist/n, coloniser settler/n, settler gang/n, settler terrorist/n, illegal settler/n, extremist settler/n, colony, colonies, illegal settlement/n, outpost/n",
        "leaves out whose land it is": "jewish neighbourhood/n, jewish neighborhood/n, jewish community, jewish communities, jewish town/n, local israelis, pioneer/n",
    },
    "whose land it is": {
        "": "west bank, east jerusalem, crimea, donbas, golan heights, gaza, gaza strip, tigray, northern syria, northern cyprus",
        "claims it for the one who holds it": "judea and samaria, disputed territory, disputed territories, new territories, new regions, reunified territory, reunified territories, administered territories, people's republic, donetsk people's republic, luhansk people's republic, united jerusalem",
        "says that it is held against the law": "occupied territory, occupied territories, occupied west bank, occupied east jerusalem, occupied jerusalem, occupied palestine, occupied crimea, annexed crimea, occupied golan, occupied syrian golan, temporarily occupied territories, "
        "temporarily occupied territory, occupied land/n, occupied, occupied territories of ukraine, 1948 territories",
    },
    "a barrier": {
        "": "barrier/n, separation barrier/n, checkpoint/n",
        "says what it is for, as its builder does": "security fence/n, security barrier/n, security wall/n, anti-terror fence/n",
        "says what it does, as those behind it do": "apartheid wall/n, separation wall/n, annexation wall/n, siege wall/n",
    },
    "a place cut off": {
        "": "besiege/v, besieged, siege/n, surround/v, surrounded",
        "is the besieger's word": "encircle/v, encirclement, pocket/n, enclave/n, holdout/n, stronghold/n, bastion/n, terrorist stronghold/n, nest/n, hotbed/n, cordon/n, security cordon/n, lair/n, den/n, hideout/n",
        "makes a crime of it": "starve/v, starvation, strangle/v, blockade/v, blockade/n, starvation siege/n, open-air prison/n, concentration camp/n, suffocating siege/n, unjust siege",
    },
    "the war": {
        "": "war/n, conflict/n, armed conflict/n, hostility/n, hostilities",
        "says that it is less than a war": "special military operation/n, special operation, crisis/n, unrest, disturbance/n, disturbances, troubles, law and order operation/n, law-enforcement operation/n",
        "says that both sides are of one country": "civil war/n, internal conflict/n, infighting, civil conflict/n, tribal clash/n, ethnic violence, communal violence, sectarian violence, sectarian conflict/n",
        "says that one side rose for its rights": "uprising/n, revolution/n, revolt/n, intifada, popular uprising/n, liberation war/n, war of liberation, war of independence, struggle/n",
        "says that one side began it": "war of aggression, full-scale invasion/n, invasion of ukraine, war on gaza, war on yemen, imposed war, coup/n, putsch/n, mutiny, conspiracy, universal war, plot/n, genocidal war",
    },
    "an agreement": {
        "": "ceasefire/n, cease-fire/n, truce/n, agreement/n, deal/n, talks",
        "says that there is peace": "reconciliation, reconciliation deal/n, national reconciliation, settlement of status, peace deal/n, de-escalation, amnesty, calm",
        "says that one side gave in": "surrender deal/n, capitulation, surrender agreement/n, forced reconciliation, humiliating deal/n",
    },
    "rescuers, medics and those who tell": {
        "": "rescue worker/n, rescuer/n, civil defence, civil defense, activist/n, journalist/n, reporter/n, monitor/n, monitoring group/n, witness/n, protester/n, demonstrator/n",
        "honours them as": "white helmets, human rights defender/n, citizen journalist/n, peaceful protester/n, peaceful demonstrator/n, human-rights activist/n, first responder/n, whistleblower/n, hero rescuer/n",
        "says that they serve a party": "propagandist/n, so-called activist/n, pro-opposition monitor/n, media activist/n, opposition activist/n, mouthpiece/n, terrorists' rescuers, pseudo-rescuer/n, hamas-run, hamas run, rebel-linked",
        "accuses them": "collaborator/n, traitor/n, informer/n, spy, spies, fifth column, rioter/n, fifth columnist/n, infiltrator/n, provocateur/n, foreign agent/n",
    },
    "standing of a name": {
        "denies the name that it stands before": "so-called, self-styled, self-proclaimed, self-declared, pseudo",
        "denies that it is lawful": "illegal, illegitimate, unlawful, unrecognised, unrecognized, puppet, rogue",
        "praises it": "legitimate, heroic, brave, valiant, glorious, courageous",
        "blames it": "brutal, barbaric, savage, bloodthirsty, treacherous, cowardly, heinous, murderous, criminal-minded, notorious, despicable, evil",
    },
}  # fmt: skip
