"""Made-up lists of contacts in which it is known who is one person: to measure how duplicates are found.

`made_people(words, seed)` draws, from the words of made_people_words.toml by a seeded generator, people of several
cultures with organisation, department, job title, e-mail, telephone and LinkedIn address, as registers have them:
half of them in one organisation, each field now and then blank. Then

- a quarter of them stand in the list again, once or twice, varied as registers vary: the same e-mail address with
  another spelling, a nickname, accents lost, the order turned, capitals, a title, Latin for Cyrillic letters, a slip
  of the fingers, a moved e-mail domain, an initial, a married name, no e-mail address, a move to another
  organisation; one in five of them in two ways at once. What is not varied is kept, dropped or, for a job title,
  now and then another by then.
- for each ten people there are traps, who are different people: namesakes in two organisations and in one, brothers
  and sisters (some with one telephone), people behind one desk's mailbox, a department with one telephone, names that
  differ by a letter in one organisation, father and son, different middle initials, couples with one private address,
  and a short name that fits two colleagues.

The frame has a column `person`: rows of one number are one person. The rules are measured with both sets of words and
several seeds, so that they fit neither.
"""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pandas as pd

Row = dict[str, str]

FIELDS = ("name", "email", "organisation", "department", "job_title", "phone", "linkedin")
_WORDS = tomllib.loads(Path(__file__).with_name("made_people_words.toml").read_text("utf-8"))
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
}  # fmt: skip


def made_people(words: str, seed: int, people: int = 500) -> pd.DataFrame:
    """The list: `words` is "first" or "second"."""
    return _Maker(_WORDS[words], random.Random(seed)).made(people)


def latin(text: str) -> str:
    """A name as somebody without the keys for it would type it."""
    spelt = "".join(_CYRILLIC.get(c.lower(), c) if c.lower() in _CYRILLIC else c for c in text)
    spelt = spelt.title() if spelt != text else spelt
    for letter, plain in (("ß", "ss"), ("ø", "o"), ("Ø", "O"), ("ł", "l"), ("Ł", "L")):
        spelt = spelt.replace(letter, plain)
    return "".join(c for c in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(c))


class _Maker:
    def __init__(self, words: dict[str, list[str]], chance: random.Random) -> None:
        self.words, self.chance = words, chance
        self.organisations = [one.split("=") for one in words["organisations"]]
        self.rows: list[tuple[int, Row]] = []
        self.names: set[tuple[str, str]] = set()
        self.people = 0

    def made(self, people: int) -> pd.DataFrame:
        for _ in range(people):
            row, nickname = self.person()
            self.add(row)
            if self.chance.random() < 0.25:
                for _ in range(self.chance.choice((1, 1, 1, 2))):
                    self.rows.append((self.people, self.varied(row, nickname)))
        traps = (
            self.namesakes, self.namesakes_in_one_place, self.siblings, self.one_desk, self.one_telephone,
            self.similar_given, self.similar_family, self.father_and_son, self.middle_initials, self.couple, self.torn,
        )  # fmt: skip
        for number in range(people // 10):
            traps[number % len(traps)]()
        self.chance.shuffle(self.rows)
        frame = pd.DataFrame([{name: row.get(name) or None for name in FIELDS} for _, row in self.rows], dtype="str")
        return frame.assign(person=[person for person, _ in self.rows])

    def add(self, *rows: Row) -> None:
        """Rows of as many different people."""
        for row in rows:
            self.people += 1
            self.rows.append((self.people, row))

    def name(self) -> tuple[str, str, str]:
        while True:
            given, _, nickname = self.chance.choice(self.words["given"]).partition("=")
            family = self.chance.choice(self.words["family"])
            if (given, family) not in self.names:
                self.names.add((given, family))
                return given, family, nickname

    def person(self, family: str = "", given: str = "") -> tuple[Row, str]:
        own_given, own_family, nickname = self.name()
        given, family = given or own_given, family or own_family
        place = self.organisations[0] if self.chance.random() < 0.5 else self.chance.choice(self.organisations)
        row = {
            "given": given,
            "family": family,
            "name": f"{given} {family}",
            "organisation": place[0],
            "domain": place[1],
            "department": self.chance.choice(self.words["departments"]),
            "job_title": self.chance.choice(self.words["titles"]),
        }
        row["email"] = self.address(row) if self.chance.random() < 0.85 else ""
        row["phone"] = self.number() if self.chance.random() < 0.6 else ""
        tail = f"{latin(given)}-{latin(family)}-{self.chance.randrange(16**6):06x}".lower().replace(" ", "")
        row["linkedin"] = f"https://www.linkedin.com/in/{tail}" if self.chance.random() < 0.3 else ""
        return self.thinned(row), nickname

    def thinned(self, row: Row, chance: float = 0.12) -> Row:
        blank = {name for name in ("department", "job_title") if self.chance.random() < chance}
        return {name: "" if name in blank else value for name, value in row.items()}

    def address(self, row: Row, more: str = "") -> str:
        given, family = (latin(row[part]).lower().replace(" ", "").replace("'", "") for part in ("given", "family"))
        short = len(row["domain"]) % 3 == 0
        return f"{given[0] if short else given}{'' if short else '.'}{family}{more}@{row['domain']}"

    def number(self) -> str:
        digits = f"{self.chance.randrange(10**9, 10**10)}"
        form = self.chance.choice(("+44 {0} {1}", "0{0} {1}", "+44 (0){0}-{1}", "0044{0}{1}"))
        return form.format(digits[:4], digits[4:])

    def varied(self, row: Row, nickname: str) -> Row:
        again = dict(row)
        ways = list(self.ways(row, nickname))
        for way in self.chance.sample(ways, 2 if self.chance.random() < 0.2 else 1):
            again = way(again)
        if self.chance.random() < 0.2:
            again["job_title"] = self.chance.choice(self.words["titles"])
        if self.chance.random() < 0.3:
            again["phone"] = ""
        if self.chance.random() < 0.5:
            again["linkedin"] = ""
        return self.thinned(again)

    def ways(self, row: Row, nickname: str) -> list[Callable[[Row], Row]]:
        ways: list[Callable[[Row], Row]] = [
            self.same_mail, self.turned, self.capitals, self.titled, self.slipped, self.moved_domain, self.initialled,
            self.married, self.without_mail, self.moved,
        ]  # fmt: skip
        if nickname:
            ways += [lambda again: self.called(again, nickname)] * 2
        if latin(row["name"]) != row["name"]:
            ways += [self.bare] * 2
        return ways

    def dropped_mail(self, row: Row) -> Row:
        return row | ({} if self.chance.random() < 0.4 else {"email": ""})

    def same_mail(self, row: Row) -> Row:
        return row | {"email": row["email"].title(), "organisation": row["organisation"].split(" ")[0]}

    def called(self, row: Row, nickname: str) -> Row:
        again = row | {"given": nickname, "name": f"{nickname} {row['family']}"}
        return again | {"email": self.chance.choice(("", "", row["email"]))}

    def bare(self, row: Row) -> Row:
        return self.dropped_mail(row | {"name": latin(row["name"])})

    def turned(self, row: Row) -> Row:
        comma = self.chance.choice((", ", " "))
        return self.dropped_mail(row | {"name": f"{row['family']}{comma}{row['given']}"})

    def capitals(self, row: Row) -> Row:
        return self.dropped_mail(row | {"name": self.chance.choice((str.upper, str.lower))(row["name"])})

    def titled(self, row: Row) -> Row:
        form = self.chance.choice(("Dr. {}", "Ms {}", "{} (PMO)", "{}, PMP", "Prof. {}"))
        return self.dropped_mail(row | {"name": form.format(row["name"])})

    def slipped(self, row: Row) -> Row:
        place = self.chance.choice([n for n, c in enumerate(row["name"]) if c.isalpha() and n > 0])
        name = row["name"]
        near = self.chance.choice("aeiorstnl")
        forms = (
            name[:place] + name[place + 1 :],
            name[:place] + near + name[place:],
            name[:place] + near + name[place + 1 :],
        )
        swapped = name[: place - 1] + name[place] + name[place - 1] + name[place + 1 :]
        typed = self.chance.choice((*forms, swapped if name[place - 1].isalpha() else forms[0]))
        return self.dropped_mail(row | {"name": typed})

    def moved_domain(self, row: Row) -> Row:
        new = self.chance.choice(("-group.test", ".co.test", "-old.test"))
        domain = row["domain"].partition(".")[0] + new
        return row | {"domain": domain, "email": self.address(row | {"domain": domain})}

    def initialled(self, row: Row) -> Row:
        return row | {"name": f"{row['given'][0]}. {row['family']}", "email": self.chance.choice(("", row["email"]))}

    def married(self, row: Row) -> Row:
        other = next(one for one in self.shuffled("family") if (row["given"], one) not in self.names)
        self.names.add((row["given"], other))
        family = self.chance.choice((other, f"{row['family']}-{other}"))
        again = row | {"family": family, "name": f"{row['given']} {family}"}
        return again | {"email": self.chance.choice((row["email"], row["email"], self.address(again), ""))}

    def shuffled(self, words: str) -> list[str]:
        return self.chance.sample(self.words[words], len(self.words[words]))

    def without_mail(self, row: Row) -> Row:
        return row | {"email": ""}

    def moved(self, row: Row) -> Row:
        place = self.chance.choice(self.organisations)
        again = row | {"organisation": place[0], "domain": place[1]}
        return again | {"email": self.address(again), "department": ""}

    def free(self, part: str, names: Callable[[str], tuple[tuple[str, str], ...]]) -> tuple[tuple[str, str], ...]:
        """Names made of a word of the list that nobody has yet."""
        found = next(made for word in self.shuffled(part) if self.names.isdisjoint(made := names(word.split("=")[0])))
        self.names.update(found)
        return found

    def two(self, name: tuple[str, str], other: tuple[str, str]) -> tuple[Row, Row]:
        """Two people of one organisation with addresses of their own; one of them may have none in the list."""
        one, _ = self.person(given=name[0], family=name[1])
        second, _ = self.person(given=other[0], family=other[1])
        second = second | {"organisation": one["organisation"], "domain": one["domain"]}
        one = one | {"email": self.address(one)}
        second = second | {"email": self.address(second, "2" if self.address(one) == self.address(second) else "")}
        return one, second | ({"email": ""} if self.chance.random() < 0.2 else {})

    def namesakes(self) -> None:
        one, _ = self.person()
        for place in self.chance.sample(self.organisations, 2):
            other = self.person(given=one["given"], family=one["family"])[0]
            other = other | {"organisation": place[0], "domain": place[1]}
            self.add(other | {"email": self.address(other)})

    def namesakes_in_one_place(self) -> None:
        given, family, _ = self.name()
        one, other = self.two((given, family), (given, family))
        self.add(one, other | {"email": self.address(other, "2")})

    def siblings(self) -> None:
        (given, family, _), (other, _, _) = self.name(), self.name()
        one, second = self.two((given, family), (other, family))
        self.add(one, second | ({"phone": one["phone"]} if self.chance.random() < 0.5 else {}))

    def one_desk(self) -> None:
        first = self.person()[0]
        desk = f"{self.chance.choice(self.words['desks'])}@{first['domain']}"
        same = {"organisation": first["organisation"], "domain": first["domain"], "email": desk}
        self.add(*(self.person()[0] | same for _ in range(self.chance.choice((2, 3)))))

    def one_telephone(self) -> None:
        first = self.person()[0]
        same = {name: first[name] for name in ("organisation", "domain", "department")} | {"phone": self.number()}
        rows = [self.person()[0] | same for _ in range(self.chance.choice((2, 4, 6)))]
        self.add(*(row | {"email": self.address(row)} for row in rows))

    def similar_given(self) -> None:
        one, other = self.chance.choice(self.words["similar_given"])
        self.add(*self.two(*self.free("family", lambda family: ((one, family), (other, family)))))

    def similar_family(self) -> None:
        one, other = self.chance.choice(self.words["similar_family"])
        self.add(*self.two(*self.free("given", lambda given: ((given, one), (given, other)))))

    def father_and_son(self) -> None:
        given, family, _ = self.name()
        one, other = self.two((given, family), (given, family))
        self.add(one | {"name": f"{one['name']} Sr."}, other | {"name": f"{one['name']} Jr."})

    def middle_initials(self) -> None:
        given, family, _ = self.name()
        one, other = self.two((given, family), (given, family))
        self.add(one | {"name": f"{given} A. {family}"}, other | {"name": f"{given} T. {family}"})

    def couple(self) -> None:
        (given, family, _), (other, _, _) = self.name(), self.name()
        home = f"the.{latin(family).lower().replace(' ', '')}s@gmail.com"
        one, second = self.two((given, family), (other, family))
        self.add(one | {"email": home}, second | {"email": home})

    def torn(self) -> None:
        short, *whole = self.chance.choice(self.words["torn"])
        names = self.free("family", lambda family: tuple((given, family) for given in (*whole, short)))
        one, second = self.two(*names[:2])
        self.add(one, second)
        given = self.chance.choice((0, 1))
        self.rows.append((self.people - given, (second, one)[given] | {"name": " ".join(names[2]), "email": ""}))
