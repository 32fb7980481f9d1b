"""English words around a number: limits, units, and words that stand for a number. Data."""

from __future__ import annotations

from fractions import Fraction

from publisher.lang.figures.figure import (
    ABOUT,
    MAYBE_ABOUT,
    MAYBE_OVER,
    NEARLY,
    OVER,
    REACHING,
    SHORT_OF,
    UNDER,
    Bounds,
)

BEFORE: dict[str, Bounds] = {
    **dict.fromkeys(
        ("more than", "over", "above", "exceeding", "in excess of", "greater than", "surpassing", "exceeded", "surpassed", "exceed",
         "surpass", "exceeds", "surpasses", "well over", "upwards of", "just over", "slightly more than", "just above", "at least", "no less than",
         "not less than", "no fewer than", "not be less than", "not be fewer than", "not be lower than", "not fall below", "not fewer than", "well above", "beyond", "higher than", "larger than", "bigger than", "taller than", "heavier than", "wider than", "deeper than", "older than", "north of", "upward of",
         "a little over", "slightly over", "a little more than"), OVER),
    **dict.fromkeys(("minimum", "minimum of", "a minimum of", "topped", "tops", "topping", "top", "passed", "passing", "crossed", "crossing", "broke", "breaking", "broken through",
                     "breaking through", "broke through", "hit", "past", "breached", "crossing the", "longer than"), MAYBE_OVER),
    **dict.fromkeys(("nearly", "almost", "close to", "approaching", "near", "nearing", "virtually", "not quite", "closing in on"), NEARLY),
    **dict.fromkeys(("just under", "just short of", "slightly less than", "a little under", "slightly under", "just below", "just shy of", "slightly below"), SHORT_OF),
    **dict.fromkeys(("about", "around", "approximately", "roughly", "circa", "~", "approx.", "approx", "c.", "in the region of", "or so",
                     "somewhere around", "more or less"), ABOUT),
    **dict.fromkeys(("some", "an estimated", "estimated"), MAYBE_ABOUT),
    **dict.fromkeys(("less than", "fewer than", "under", "below", "lower than", "smaller than", "lighter than", "younger than", "short of", "well under", "well below", "not even", "shorter than"), SHORT_OF),
    **dict.fromkeys(("no more than", "at most", "not more than", "from exceeding", "without exceeding", "never exceed", "not be more than", "not go over", "not surpass", "not over", "not above", "not exceed", "not exceeding", "within", "not to exceed", "capped at", "does not exceed",
                     "do not exceed", "did not exceed"), UNDER),
    **dict.fromkeys(("a maximum of", "maximum of", "maximum", "peak of", "up to", "as many as", "as much as", "as high as", "as low as", "as long as", "as large as",
                     "as far as"), REACHING),
}  # fmt: skip
AFTER: dict[str, Bounds] = {
    **dict.fromkeys(("or more", "or above", "and above", "or older", "and older", "and over", "or over", "or higher", "and up", "-plus", " plus",
                     "plus", "+", "or longer", "or greater", "and more", "or better"), OVER),
    **dict.fromkeys(("or so", "-odd", "-some", "odd", "or thereabouts"), ABOUT | OVER),
    **dict.fromkeys(("or less", "or fewer", "or below", "and below", "or younger", "and under", "or under", "or lower", "or shorter"), UNDER),
}  # fmt: skip

CURRENCY_SIGNS = {
    "US$": "USD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "$": "dollar", "£": "GBP", "€": "EUR",
    "¥": "yen or yuan", "RMB": "CNY", "CNY": "CNY", "USD": "USD", "EUR": "EUR", "GBP": "GBP", "HKD": "HKD", "SGD": "SGD", "TWD": "TWD",
    "JPY": "JPY", "INR": "INR", "Rs": "INR", "₹": "INR", "CHF": "CHF", "AUD": "AUD", "CAD": "CAD", "KRW": "KRW", "₩": "KRW", "R$": "BRL", "RM": "MYR",
}  # fmt: skip
CURRENCY_WORDS = {
    "us dollars": "USD", "us dollar": "USD", "american dollars": "USD", "hong kong dollars": "HKD", "singapore dollars": "SGD", "australian dollars": "AUD",
    "canadian dollars": "CAD", "new taiwan dollars": "TWD", "taiwan dollars": "TWD", "new zealand dollars": "NZD", "dollars": "dollar", "dollar": "dollar", "yuan": "CNY", "renminbi": "CNY",
    "rmb": "CNY", "pounds sterling": "GBP", "british pounds": "GBP", "pounds": "pound", "pound": "pound", "euros": "EUR", "euro": "EUR", "yen": "JPY", "rupees": "INR", "rupee": "INR",
    "rubles": "RUB", "roubles": "RUB", "ruble": "RUB", "rouble": "RUB", "swiss francs": "CHF", "won": "KRW", "baht": "THB", "ringgit": "MYR", "lira": "TRY", "pesos": "PESO", "reais": "BRL", "rand": "ZAR",
    "dong": "VND", "usd": "USD", "hkd": "HKD", "eur": "EUR", "gbp": "GBP", "cny": "CNY", "sgd": "SGD", "kronor": "KRONA", "kroner": "KRONA", "naira": "NGN", "cents": "cent", "dinars": "DINAR", "rials": "RIAL",
}  # fmt: skip
DOLLARS = frozenset(("dollar", "USD", "HKD", "SGD", "AUD", "CAD", "TWD", "NZD"))
MEASURES = {
    "km2": "km2", "m2": "m2", "sqm": "m2", "sq m": "m2", "m3": "m3", "km²": "km2", "m²": "m2", "m³": "m3", "square kilometers": "km2", "square kilometres": "km2", "square kilometer": "km2", "square kilometre": "km2", "sq km": "km2", "square meters": "m2", "square metres": "m2", "square meter": "m2",
    "square metre": "m2", "square miles": "mile2", "square mile": "mile2", "square feet": "foot2", "square foot": "foot2", "cubic meters": "m3", "cubic metres": "m3", "nautical miles": "nmi", "nautical mile": "nmi",
    "kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km", "km": "km", "miles": "mile", "mile": "mile", "mph": "mile", "kph": "km", "km/h": "km", "kmph": "km", "meters": "m", "metres": "m",
    "meter": "m", "metre": "m", "m": "m", "feet": "foot", "foot": "foot", "ft": "foot", "inches": "inch", "inch": "inch", "centimeters": "cm", "centimetres": "cm",
    "centimeter": "cm", "centimetre": "cm", "cm": "cm", "millimeters": "mm", "millimetres": "mm", "mm": "mm", "yards": "yard", "yard": "yard", "kilograms": "kg", "kilogram": "kg", "kilos": "kg", "kg": "kg",
    "grams": "g", "gram": "g", "jin": "jin", "catties": "jin", "tons": "t", "ton": "t", "tonnes": "t", "tonne": "t", "metric tons": "t", "metric tonnes": "t", "hectares": "ha", "hectare": "ha",
    "acres": "acre", "acre": "acre", "mu": "mu", "li": "li", "lbs": "lb", "lb": "lb", "ounces": "oz", "degrees celsius": "C", "degrees centigrade": "C", "c": "C", "degrees fahrenheit": "F",
    "f": "F", "kilowatt-hours": "kWh", "kilowatt hours": "kWh", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "megawatt-hours": "MWh", "gigawatt-hours": "GWh", "watts": "W", "watt": "W", "kilowatts": "kW", "kw": "kW", "megawatts": "MW", "mw": "MW", "gigawatts": "GW", "gw": "GW", "barrels": "barrel", "liters": "L", "litres": "L", "gallons": "gal",
}  # fmt: skip
MONTHS = {
    "years": 12, "year": 12, "months": 1, "month": 1, "yr": 12, "yrs": 12, "decades": 120, "decade": 120, "centuries": 1200, "century": 1200,
    "quarters": 3, "anniversary": 12,
}  # fmt: skip
MINUTES = {"hours": 60, "hour": 60, "minutes": 1, "minute": 1, "hrs": 60, "mins": 1, "min": 1}
DAYS = {"days": 1, "day": 1, "weeks": 7, "week": 7, "nights": 1, "night": 1, "fortnight": 14, "workdays": 1}
OTHER_LENGTHS = frozenset("seconds second quarter seasons generations millennia".split())
PEOPLE = frozenset(
    "people persons person individuals customers users patients students residents citizens tourists visitors travelers "
    "travellers participants workers men women voters consumers members clients viewers spectators attendees".split()
)
OCCASIONS = frozenset(
    "times trips visits rides instances person-times journeys arrivals occasions visit trip person-time person-trips passenger-trips turns doses "
    "transactions sessions crossings appearances admissions attendances views accesses departures transits deployments shipments".split()
)
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20,
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "hundredth": 100, "twenty-first": 21}  # fmt: skip
FOLD = {"double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "quadruple": 4, "quadrupled": 4,
        "quadrupling": 4, "quintupled": 5, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
        "ninefold": 9, "tenfold": 10, "two-fold": 2, "three-fold": 3, "four-fold": 4, "five-fold": 5, "six-fold": 6, "ten-fold": 10, "trebled": 3, "treble": 3,
        "halved": Fraction(1, 2), "halve": Fraction(1, 2), "halving": Fraction(1, 2)}  # fmt: skip
WORDS = {
    "both": 2, "pair": 2, "pairs": 2, "couple": 2, "twin": 2, "twins": 2, "dual": 2, "bilateral": 2, "twice": 2, "either": 2, "neither": 2, "duo": 2, "biennial": 2,
    "another": 1, "once": 1, "single": 1, "sole": 1, "only": 1, "trio": 3, "triplets": 3, "thrice": 3, "trilateral": 3, "tripartite": 3, "quartet": 4, "quadrennial": 4, "centenary": 100,
    "fortnight": 2, "score": 20, "teenager": 10, "biannual": 2, "semi-annual": 6, "brace": 2, "hat-trick": 3, "treble": 3, "bicentennial": 200, "centennial": 100, "quarterly": 3,
    "solo": 1, "runner-up": 2, "quarter-final": 4, "quarterfinal": 4, "quarterfinals": 4, "quarter-finals": 4, "semi": 4, "triennial": 3, "ninety-nine": 99, "fully": 100, "entirely": 100,
    "completely": 100, "all": 100, "millennium": 1000, "around the clock": 24, "around-the-clock": 24, "round the clock": 24, "round-the-clock": 24,
}  # fmt: skip
"""Words that a number may translate; none of them asks for one."""
WHOLE = frozenset(("fully", "entirely", "completely", "all"))
"""Those of them that are a hundred per cent, or double."""
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12}

UP = (
    r"rose|risen|rise|rises|rising|grew|grow|grows|grown|growing|growth|increase|increased|increases|increasing|up|gain|gained|gains|jumped|jump|surged|"
    r"surge|climbed|climb|soared|advanced|expanded|added|higher|uptick|rallied|strengthened|appreciated|spiked|raised|hike|hiked|raising"
)
DOWN = (
    r"fell|fall|falls|fallen|falling|dropped|drop|drops|declined|decline|declines|declining|decreased|decrease|down|lost|slid|slipped|plunged|plunge|"
    r"slumped|slump|tumbled|shrank|shrunk|weakened|depreciated|contracted|contraction|cut|lower|reduction|reduced|reducing|reduce|sank|dipped|dip|lowered"
)
