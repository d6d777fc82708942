"""Names in Cyrillic and Arabic letters: what the rules for Latin ones cannot see.

Comes in: a text, lookups. Goes out: marks. Cyrillic names are known by a given name or a patronymic, Arabic ones, which have no capitals,
by a given name behind a word of harm, kin, childhood or saying. A public office before a name keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.protect.mark import Known, Mark, Who


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐЎ][а-яёіїєґў’'-]+(?:[  ]+[А-ЯЁІЇЄҐЎ](?:[а-яёіїєґў’'-]+|\.)){0,3}")
_PATRONYMIC = re.compile(
    r"(?:[оеє]вич|йович|[оеє]вн[аыіуеойю]{1,2}|івн[аиіуою]{1,2}|ївн[аиіуою]{1,2}|[оеє]вич[ауеомі]{1,3}|ичн[аыуеой]{1,2})$"
)
_CYRILLIC_OFFICE = re.compile(
    r"(?:президент|премьер|прем.єр|министр|міністр|губернатор|мэр|мер(?=\s)|глав[аыуеой]|голов[аиуіою]|генерал|полковник|адмирал|командующ|командувач|"
    r"командир|посол|посл[аоуе]|депутат|лидер|лідер|спикер|спікер|пресс-секретар|речник|представител|представник|директор|председател|начальник|"
    r"генсек|секретар|сенатор|канцлер|король|патриарх|патріарх|журналист|журналіст|корреспондент|кореспондент|автор|фото)[а-яёіїєґ]*(?:\s[а-яёіїєґА-ЯІЇЄҐ-]+){0,4}\s$",
    re.IGNORECASE,
)  # fmt: skip
_VICTIM = re.compile(
    r"(?:погиб|убит|ранен|загину|вбит|поранен|похищен|викраден|задержан|затриман|арестован|пропал|зник|жертв|умер|помер|расстрел|розстріл)", re.IGNORECASE
)  # fmt: skip
_NEAR = 60
_FORM = "a person's name by its form, and the text names no public office"

_LETTER = "ء-غف-يٱ"
_VOWELS = re.compile(r"[ً-ْٰـ]")
_BEFORE: tuple[tuple[str, Who], ...] = (
    ("الطفل الطفلة الرضيع الرضيعة الطالب الطالبة الفتى الفتاة والطفل والطفلة", "minor"),
    (
        "قتل قتلت استشهد استشهدت وقتل واستشهد مقتل استشهاد جرح جرحت إصابة أصيب أصيبت اعتقال اعتقل اعتقلت اختطاف اختطف اختطفت خطف اختفى اختفت اختفاء توفي توفيت "
        "وفاة دفن إعدام أعدم الشهيد الشهيدة الشهداء والشهيد والشهيدة الضحية المعتقل المعتقلة المخطوف المفقود المفقودة الجريح الجريحة المصاب المصابة",
        "victim",
    ),
    (
        "ابنه ابنها ابنته ابنتها وابنه وابنها وابنته وابنتها زوجته زوجها وزوجته وزوجها والدته والدتها والده والدها ووالدته ووالده شقيقه شقيقته شقيقها شقيقتها وشقيقه "
        "وشقيقته أخوه أخته أخيه وأخوه وأخته جدته جده وجدته حفيده حفيدته عمه خاله أرملته وأمه أمه والدة والد زوجة زوج أخت شقيق شقيقة",
        "relative",
    ),
    (
        "قال قالت يقول تقول وقال وقالت أضاف أضافت وأضاف وأضافت روى روت يروي تروي حكى حكت ذكر ذكرت أوضح أوضحت المواطن المواطنة السيدة السيد الحاج الحاجة الدكتور الدكتورة الطبيب "
        "الطبيبة الممرض الممرضة المعلم المعلمة المسعف الناشط الناشطة الشاب الشابة يدعى تدعى اسمه اسمها",
        "witness",
    ),
)
_WHO_BEFORE: dict[str, Who] = {word: who for words, who in _BEFORE for word in words.split()}
_OFFICE = _set(
    "الرئيس رئيس رئيسة وزير وزيرة الوزير اللواء العميد العقيد الفريق الجنرال المتحدث الناطق المدير مدير السفير سفير المبعوث مبعوث القائد قائد الأمين المحافظ محافظ "
    "النائب نائب زعيم الزعيم أمير الأمير الملك ملك الشيخ المفوض المفوضة المتحدثة الناطقة ممثل المستشار مستشار عضو الصحفي الصحفية المراسل مراسل الإعلامي"
)
_PARTS = _set("عبد أبو أبي أم ابن بن بنت آل")
_ENDS = _set(
    "في من على إلى عن مع بعد قبل عند أن إن الذي التي كان كانت وهو وهي وقد قد لم لا ما هو هي هذا هذه أثناء خلال إثر جراء برصاص بقصف اليوم أمس مساء صباح يوم عام وكان وكانت "
    "الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت جنوب شمال شرق غرب قرب حين عندما منذ حتى بين"
)


def other_scripts(text: str, known: Known) -> list[Mark]:
    return [*_cyrillic(text, known), *_arabic(text, known)]


def _cyrillic(text: str, known: Known) -> Iterator[Mark]:
    for match in _CYRILLIC.finditer(text):
        words = list(re.finditer(r"\S+", match.group()))
        given = next((i for i, w in enumerate(words) if _is_given(w.group(), known)), None)
        fathers = any(_PATRONYMIC.search(w.group()) for w in words[1:])
        if given is None and not fathers:
            continue
        # 'Вчера Ирина …': what begins the sentence is no part of the name; a surname before a given name is.
        alone = given == 1 and len(words) == 2 and _begins(text, match.start())
        start = match.start() + words[1 if alone else 0].start()
        line = text[max(text.rfind("\n", 0, start) + 1, start - 90) : match.start() + words[-1].start()]
        if _CYRILLIC_OFFICE.search(line) or _CYRILLIC_OFFICE.search(text[max(0, start - 90) : start]):
            continue
        around = text[max(0, start - _NEAR) : match.end() + _NEAR]
        who: Who = "victim" if _VICTIM.search(around) else "private"
        yield Mark(start, match.end(), text[start : match.end()], who, _FORM)


def _is_given(word: str, known: Known) -> bool:
    return known.is_first_name(word) or known.is_first_name(re.sub(r"[уюаяеоиіймь]{1,2}$", "", word) or word)


def _begins(text: str, start: int) -> bool:
    return not text[:start].strip() or text[:start].rstrip()[-1] in '.!?:;\n«“"'


def _arabic(text: str, known: Known) -> Iterator[Mark]:
    words = list(re.finditer(rf"[{_LETTER}ً-ْٰـ]+", text))
    plain = [_VOWELS.sub("", w.group()) for w in words]
    at = 1
    while at < len(words):
        who = _WHO_BEFORE.get(plain[at - 1])
        if who is None or not _joined(text, words[at - 1].end(), words[at].start()):
            at += 1
            continue
        end = _name_end(text, words, plain, at, known)
        if end == at or set(plain[max(0, at - 4) : at]) & _OFFICE:
            at += 1
            continue
        start, stop = words[at].start(), words[end - 1].end()
        yield Mark(start, stop, text[start:stop], who, "a name behind a word of harm, kin or saying")
        at = end


def _name_end(text: str, words: list[re.Match[str]], plain: list[str], at: int, known: Known) -> int:
    """Behind the last word of the name that begins at a word; the word itself where none does."""
    if plain[at] not in _PARTS and not known.is_first_name(plain[at]):
        return at
    end, own = at, 0
    while end < len(words) and own < 4:
        ahead = plain[end]
        if end > at and not _joined(text, words[end - 1].end(), words[end].start()):
            break
        if ahead in _ENDS or ahead in _WHO_BEFORE or ahead in _OFFICE:
            break
        own += ahead not in _PARTS
        end += 1
    return end if own else at


def _joined(text: str, end: int, start: int) -> bool:
    return not text[end:start].strip(' \u00a0:«"“') and "\n" not in text[end:start]
