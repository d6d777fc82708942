"""What generated news of other things than war is made of: sentences of our own by subject, with the words that fill them.

As in real papers, about a third of the sentences has a word that may speak of harm or of the situation ("talks", "left", "hit a
record"): the parser reads them, and mostly finds nothing. And as there, three reports in five have a sentence with a word of war, violence or custody, in
its own sense or in another.
"""

from __future__ import annotations

SUBJECTS: dict[str, tuple[str, ...]] = {
    "sport": (
        "{Team} beat {team} {score} on {day} in front of {crowd} people at the {ground}, with {name} scoring twice before the break.",
        "{Name}, the {age}-year-old captain, said that the side had trained for this game since {month} and that the table does not lie.",
        "The coach praised a patient first half and named {number} players who are likely to start against {team} on {day}.",
        "A late penalty was missed, and the {ground} fell silent before {name} levelled from a corner in the closing minutes.",
        "{Team} stay in the upper half of the table, {number} points ahead of {team} with {number} rounds to play.",
        "The club published its accounts on {day}: income rose by {percent} per cent, mostly from tickets and a new sponsor from {town}.",
        "{Name} will be out for {number} weeks with a sore knee, the club doctor told supporters at an open evening.",
        "Tickets for the return match go on sale on {day}, and members may buy up to {number} each.",
        "It was the first win of the season away from home for {team}, whose young goalkeeper kept a calm head throughout.",
        "Organisers of the {town} half marathon expect {crowd} runners in {month}, among them last year's winner {name}.",
    ),
    "markets": (
        "Shares in {firm} rose by {percent} per cent on {day} after the company raised its forecast for the year.",
        "Analysts at {firm} said that demand for {goods} had been weaker than usual in {month} but should recover by the summer.",
        "The finance director, {name}, told investors that costs were under control and that no further cuts are planned.",
        "{Firm} opened a plant near {town} that makes {goods} for customers in {number} countries.",
        "The price of {goods} hit its highest level in {number} years, traders said, as buyers filled their stores early.",
        "Unemployment in the district of {town} fell to {percent} per cent, the lowest figure since records began.",
        "The central bank left its rate unchanged on {day} and said that prices would rise more slowly next year.",
        "{Firm} and {firm} are in talks about a common venture for {goods}, two people familiar with the plans said.",
        "Farmers near {town} brought in {number} per cent more {goods} than last year, thanks to a mild {month}.",
        "The regulator asked {firm} for a full list of its fees by {day} and promised a decision within {number} weeks.",
    ),
    "culture": (
        "The museum in {town} shows {number} paintings by {name} from {day}, most of them never seen in public.",
        "Visitors can walk through the old mill, hear recordings of its workers and try the looms for themselves.",
        "{Name}, who wrote the novel in {number} months, read from it to a full hall at the {ground} on {day}.",
        "The festival begins in {month} with a concert for {number} violins, followed by a night of silent films.",
        "Critics called the film tender and slow; its director, {name}, said that she had wanted to watch people listen.",
        "A choir from {town} won the prize for the best new piece, a song about rain that lasts {number} minutes.",
        "The library lends {crowd} books a year, and {percent} per cent of its readers are younger than twenty.",
        "The theatre will close for repairs in {month} and reopen with a comedy by {name}.",
        "A lost letter by the composer was found in an attic near {town} and goes to the archive next {month}.",
        "Tickets cost between {number} and {number} crowns; school classes enter free on {day}.",
    ),
    "weather": (
        "Forecasters expect a mild {day} with light winds, some cloud over {town} and temperatures of about {number} degrees.",
        "The lake near {town} froze for the first time in {number} years, and skaters came from the whole valley.",
        "Gardeners should cover young plants at night, since the first frost of {month} is likely by {day}.",
        "The driest {month} since {year} ended with a shower that hardly wet the roads around {town}.",
        "Snow fell above {crowd} metres, and the pass road was open again by noon after ploughs had cleared it.",
        "Water levels in the reservoir stand at {percent} per cent, which is usual for the season, the utility said.",
        "{Name} of the weather service said that the warm spell would last until {day} at the least.",
        "Allergy sufferers can breathe more easily, for the birch season is over {number} days earlier than last year.",
    ),
    "council": (
        "The town council of {town} voted on {day} to build {number} flats beside the old station.",
        "Mayor {name} said that the plan had been discussed with neighbours at {number} meetings and changed in many points.",
        "The new line will carry {crowd} passengers a day between {town} and {town}, with a stop at the hospital.",
        "Roadworks on the ring road begin in {month} and are to last {number} weeks; buses take another way.",
        "Residents asked for more trees, fewer car parks and a playground that is open in the evening.",
        "The swimming pool reopens on {day} after its roof was renewed for {number} million crowns.",
        "Councillors could not agree on the colour of the town hall and put the question off until {month}.",
        "Rents in {town} rose by {percent} per cent within a year, according to a survey of {crowd} households.",
        "The school at the {ground} gets a second gym, and {number} teachers will be hired before the autumn.",
        "A citizens' group collected {crowd} signatures for a bicycle road along the river.",
    ),
    "science": (
        "Researchers at the university of {town} have counted {number} kinds of moss on a single wall.",
        "The study, led by {name}, followed {crowd} volunteers for {number} years and looked at how they sleep.",
        "A telescope above {town} has recorded the faint light of a galaxy that is {number} billion years old.",
        "The team hopes that the material will make batteries lighter by {percent} per cent, and will publish its recipe in {month}.",
        "Bees find their way home by the pattern of fields, an experiment with tiny antennas suggests.",
        "{Name} said that the result was a surprise and must be repeated by others before anyone should rely on it.",
        "The satellite will measure the height of the sea to within {number} millimetres and send its data every {number} days.",
        "Students built a boat of reeds after a drawing that is {number} centuries old and sailed it across the bay.",
        "The ministry supports the project with {number} million crowns over {number} years.",
        "Most of the samples were taken from old beech woods, which hold more insects than anyone had expected.",
    ),
    "technology": (
        "{Firm} showed a telephone on {day} that can be opened with a coin and repaired at home.",
        "The new version of the program loads {percent} per cent faster, {firm} said, and asks for a password less often.",
        "{Name}, who leads the team, said that privacy was the first thing that customers ask about.",
        "Trains between {town} and {town} will have wireless internet in every carriage by {month}.",
        "A start-up from {town} rents out {goods} by the hour and counts {crowd} customers.",
        "The app tells drivers where a place to park is free and has been used {crowd} times since {month}.",
        "{Firm} will end support for its oldest model next year, and owners can trade it in until {day}.",
        "Experts advise against one password for everything and recommend a short list kept in a drawer.",
    ),
    "table": (
        "The baker {name} opened a second shop in {town}, where loaves are baked in view of the customers.",
        "A good soup needs {number} onions, a little patience and butter that has turned brown, the cook says.",
        "The vineyard above {town} gave {crowd} bottles this year, a light wine with a taste of pears.",
        "Cheese from the valley may carry its own seal from {month}, the ministry decided on {day}.",
        "{Name} teaches children to cook on {day} afternoons and never leaves out the washing-up.",
        "The price of {goods} has made many kitchens change their menus, a survey of {number} restaurants found.",
        "At the market in {town} the first asparagus was sold on {day}, {number} days later than last spring.",
        "The guide gave the inn {number} of its five spoons and praised the plain way in which fish is served.",
    ),
}  # fmt: skip

HARD: tuple[str, ...] = (
    "The {town} police asked drivers to keep away from the {ground} until noon on {day}.",
    "{Team} have the best attack in the league, with {number} goals in {number} matches.",
    "{Name}, whose grandfather was a soldier, found the letters in a trunk last {month}.",
    "The film tells of two sisters in the war and was shot in {town} within {number} weeks.",
    "A lorry ran into a tree near {town} on {day}; the driver was slightly injured.",
    "The former director of {firm} died in {month} at the age of {age}9.",
    "The court in {town} sent an accountant to prison for {number} months over false invoices.",
    "The two chains are fighting a price war over {goods} that neither can win, an analyst at {firm} said.",
    "Firefighters rescued a dog from the ice near {town} on {day}.",
    "The museum's new wing recalls the battle of {year} and the families who fled across the river.",
    "Critics called the plan dead on arrival, and {name} did not contradict them.",
    "{Firm} said that a computer attack had put its tills out of order for {number} hours on {day}.",
    "A former army barracks near {town} becomes a school of music with {number} rooms.",
    "The union threatens a strike in {month}, and the two sides clash over {percent} per cent more pay.",
    "Police arrested a man of {age} who had taken {number} bicycles from the yard of the station.",
    "The vaccine prevents {percent} per cent of deaths from the disease, the study found.",
    "The striker, missing since {month} with a bad knee, fired the ball over the bar from two metres.",
    "The mayor said that the town must not be held hostage by one investor.",
)
"""Sentences with a word of violence or custody, as other news has them."""

FILL: dict[str, tuple[str, ...]] = {
    "team": ("Rovers", "Harbour United", "the Valley side", "Albion Mill", "the Wanderers", "Northbank", "Olympia", "the Herons"),
    "ground": ("Meadow Ground", "Old Dairy", "Riverside", "Glasshouse", "Corn Exchange", "Lido", "Station Field"),
    "name": (
        "Marta Lindqvist", "Joao Ferreira", "Ines Albrecht", "Peter Oduya", "Hanna Kowal", "Luca Marini", "Sofie Brandt", "Tomas Novak",
        "Ayo Bello", "Clara Whitfield", "Henrik Dahl", "Rosa Paredes", "Yuki Tanabe", "Martin Grell", "Elena Duca", "Paul Ashby",
    ),
    "firm": (
        "Norbrick", "Halden Foods", "Lumen & Sons", "Veldt Motors", "Quayside Bank", "Orrery", "Tallow Group", "Pike Energy", "Fernhill",
    ),
    "town": (
        "Aarhus", "Braga", "Graz", "Leeds", "Turku", "Ghent", "Bergen", "Brno", "Lugano", "Bath", "Tartu", "Malmo", "Porto", "Basel",
    ),
    "goods": ("coffee", "copper", "bicycles", "wool", "barley", "timber", "glass", "olive oil", "pumps", "tiles", "sugar"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "month": ("January", "March", "April", "June", "July", "September", "October", "November"),
    "number": ("2", "3", "four", "five", "six", "seven", "8", "9", "ten", "11", "12", "14", "15", "18", "20", "24", "30"),
    "crowd": ("1,200", "2,400", "3,500", "7,800", "9,000", "12,000", "18,500", "26,000", "41,000"),
    "percent": ("1.5", "2", "2.4", "3", "4.1", "5", "6.3", "8", "12", "17", "23", "40"),
    "score": ("2-1", "3-0", "1-0", "4-2", "3-2"),
    "age": ("19", "22", "24", "27", "31", "34"),
    "year": ("1904", "1921", "1953", "1976", "1988", "2003"),
}  # fmt: skip
