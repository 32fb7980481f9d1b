"""English vocabulary of quantities: number words, magnitudes, qualifiers, currencies, units. Data only."""

from __future__ import annotations

from publisher.model import Qualifier

SMALL = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {word: (i + 2) * 10 for i, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
MAGNITUDES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mn": 10**6,
    "mln": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12, "m": 10**6, "k": 10**3, "b": 10**9,
}  # fmt: skip
PARTS = {
    "a quarter": "25", "one quarter": "25", "one-quarter": "25", "three quarters": "75", "three-quarters": "75",
    "half": "50", "one half": "50", "one-half": "50", "a half": "50", "a fifth": "20", "one fifth": "20",
    "one-fifth": "20", "two-fifths": "40", "two fifths": "40", "three-fifths": "60", "three fifths": "60",
    "four-fifths": "80", "four fifths": "80", "a tenth": "10", "one-tenth": "10", "one tenth": "10",
}  # fmt: skip
"""Parts of a whole in per cent; only those that are exact decimals."""

QUALIFIERS = {
    "more than": Qualifier.OVER, "over": Qualifier.OVER, "above": Qualifier.OVER, "exceeding": Qualifier.OVER,
    "in excess of": Qualifier.OVER, "greater than": Qualifier.OVER, "surpassing": Qualifier.OVER,
    "exceeded": Qualifier.OVER, "surpassed": Qualifier.OVER, "topped": Qualifier.OVER, "well over": Qualifier.OVER,
    "upwards of": Qualifier.OVER, "just over": Qualifier.OVER, "topping": Qualifier.OVER, "passed": Qualifier.OVER,
    "slightly more than": Qualifier.OVER, "just above": Qualifier.OVER, "exceeds": Qualifier.OVER,
    "at least": Qualifier.AT_LEAST, "no less than": Qualifier.AT_LEAST, "not less than": Qualifier.AT_LEAST,
    "no fewer than": Qualifier.AT_LEAST, "a minimum of": Qualifier.AT_LEAST,
    "nearly": Qualifier.NEARLY, "almost": Qualifier.NEARLY, "close to": Qualifier.NEARLY,
    "just under": Qualifier.NEARLY, "approaching": Qualifier.NEARLY, "just short of": Qualifier.NEARLY,
    "about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "approximately": Qualifier.ABOUT, "roughly": Qualifier.ABOUT,
    "some": Qualifier.ABOUT, "circa": Qualifier.ABOUT, "an estimated": Qualifier.ABOUT, "~": Qualifier.ABOUT,
    "approx.": Qualifier.ABOUT, "c.": Qualifier.ABOUT,
    "up to": Qualifier.AT_MOST, "as many as": Qualifier.AT_MOST, "as much as": Qualifier.AT_MOST,
    "less than": Qualifier.AT_MOST, "fewer than": Qualifier.AT_MOST, "under": Qualifier.AT_MOST,
    "below": Qualifier.AT_MOST, "no more than": Qualifier.AT_MOST, "at most": Qualifier.AT_MOST,
    "a maximum of": Qualifier.AT_MOST, "not more than": Qualifier.AT_MOST,
}  # fmt: skip

CURRENCY_SIGNS = {
    "US$": "USD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "$": "USD",
    "£": "GBP", "€": "EUR", "¥": "CNY", "RMB": "CNY", "CNY": "CNY", "USD": "USD", "EUR": "EUR", "GBP": "GBP",
    "HKD": "HKD", "SGD": "SGD", "TWD": "TWD", "JPY": "JPY", "INR": "INR", "Rs": "INR", "₹": "INR", "CHF": "CHF",
}  # fmt: skip
CURRENCY_WORDS = {
    "dollars": "USD", "dollar": "USD", "yuan": "CNY", "renminbi": "CNY", "pounds": "GBP", "pound": "GBP",
    "euros": "EUR", "euro": "EUR", "yen": "JPY", "rupees": "INR", "cents": "cent", "cent": "cent", "pence": "pence",
    "penny": "pence", "p": "pence", "US dollars": "USD", "U.S. dollars": "USD", "Hong Kong dollars": "HKD",
    "Singapore dollars": "SGD", "Swiss francs": "CHF", "won": "KRW", "baht": "THB", "RMB": "CNY", "USD": "USD",
}  # fmt: skip

PERCENT = {
    "%": "%", "percent": "%", "per cent": "%", "pct": "%", "percentage point": "pp", "percentage points": "pp",
    "pp": "pp", "ppt": "pp", "ppts": "pp", "%pts": "pp", "basis points": "basis point", "basis point": "basis point",
    "bps": "basis point", "bp": "basis point",
}  # fmt: skip

MEASURES = {
    "km": "km", "kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km", "meters": "m",
    "metres": "m", "meter": "m", "metre": "m", "miles": "mile", "mile": "mile", "feet": "foot", "foot": "foot",
    "inches": "inch", "inch": "inch", "cm": "cm", "centimetres": "cm", "centimeters": "cm", "mm": "mm",
    "millimetres": "mm", "millimeters": "mm", "tons": "t", "tonnes": "t", "tonne": "t", "ton": "t", "kg": "kg",
    "kilograms": "kg", "kilogram": "kg", "hectares": "ha", "hectare": "ha", "acres": "acre", "acre": "acre",
    "megawatts": "MW", "megawatt": "MW", "gigawatts": "GW", "gigawatt": "GW", "kilowatts": "kW", "kilowatt": "kW",
    "mw": "MW", "gw": "GW", "kw": "kW", "gwh": "GWh", "mwh": "MWh", "kwh": "kWh", "twh": "TWh", "gb": "GB", "tb": "TB",
    "pb": "PB", "gbps": "Gbps", "mbps": "Mbps", "hours": "hour", "hour": "hour", "mph": "mph", "barrels": "barrel",
    "nm": "nm", "degrees": "degree", "litres": "L", "liters": "L", "litre": "L", "liter": "L", "gallons": "gallon",
    "times": "times", "sqm": "m2", "m2": "m2", "km2": "km2", "m3": "m3", "TEU": "TEU", "teu": "TEU", "teus": "TEU",
    "knots": "knot", "ounces": "ounce", "megawatt-hours": "MWh", "gigawatt-hours": "GWh", "kilowatt-hours": "kWh",
    "terawatt-hours": "TWh", "kilowatt-hour": "kWh", "megawatt-hour": "MWh", "x": "times", "fold": "times",
}  # fmt: skip
PAIRED_MEASURES = {
    "square meters": "m2", "square metres": "m2", "square metre": "m2", "square meter": "m2", "square feet": "sq ft",
    "square foot": "sq ft", "square kilometers": "km2", "square kilometres": "km2", "square miles": "square mile",
    "cubic meters": "m3", "cubic metres": "m3", "cubic metre": "m3", "cubic feet": "cubic foot",
    "nautical miles": "nautical mile", "degrees Celsius": "°C", "megawatt hours": "MWh", "gigawatt hours": "GWh",
    "kilowatt hours": "kWh", "terawatt hours": "TWh", "metric tons": "t", "metric tonnes": "t",
}  # fmt: skip
"""Units of two words. "Kilometres per hour" is found by what follows."""
SPEEDS = {"km": "km/h", "mile": "mph"}

PERIODS = frozenset(
    "years year months month days day weeks week decades decade quarters quarter minutes minute seconds second am pm "
    "year-old years-old century centuries nights night weekends".split()
)
"""Lengths of time: no metrics."""

PLURALS = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "staff": "employee", "aircraft": "aircraft",
    "personnel": "employee", "persons": "person", "spacecraft": "spacecraft", "livestock": "animal", "fish": "fish",
    "vehicles": "vehicle", "premises": "premises", "series": "series", "wives": "wife", "lives": "life",
    "households": "household", "homes": "home",
}  # fmt: skip

COUNTED_BY = {
    "employment": "job", "payrolls": "job", "payroll": "job", "unemployment": "person", "headcount": "employee",
    "workforce": "employee", "membership": "member", "ridership": "passenger", "population": "person",
    "attendance": "visitor", "vacancies": "vacancy", "openings": "opening", "claims": "claim", "traffic": "passenger",
    "arrivals": "arrival", "registrations": "registration", "completions": "completion", "staff": "employee",
}  # fmt: skip
"""What a bare number counts when it measures one of these: "employment rose by 42,000"."""

STOP = frozenset(
    """the a an of in on at to for from by with and or but as that which who when while where is are was were be been
    being has have had will would can could may might its their our his her this these those it they we he she up
    down compared versus than per year-over-year year-on-year across after before during since until because so if
    then also now into over under between among through out about not no each every all both more most less least
    said says including includes within without despite towards toward throughout via upon until till beyond near
    making made make due amid following last next previous only alone""".split()
)
"""Words that end the noun phrase after a number."""
