"""One town under the spellings that reports use: articles, hyphens, apostrophes, doubled letters, other alphabets.

Each row is a war's country, the GeoNames number of the town, and spellings of it; every sentence is our own.
"""

from __future__ import annotations

import pytest
from places_found import found_in

ROWS = [
    (
        "Syria",
        "geonames:167611",
        "Ma'arrat al-Nu'man|Maaret al-Numan|Maarat an Numan|Maarrat Nu'man|Ma’arat al-Nouman|Maarat al-Noaman|Maaret Numan|Maarat al Numan|معرة النعمان",
    ),
    (
        "Syria",
        "geonames:170794",
        "Deir Ezzor|Deir al-Zour|Dayr al-Zawr|Deir Ezour|Deir-ez-Zor|Deir az-Zor|دير الزور",
    ),
    (
        "Syria",
        "geonames:168325",
        "Khan Shaykhun|Khan Sheikhun|Khan Shaikhoun|Khan Cheikhoun|Khan Shaykhoun|خان شيخون",
    ),
    ("Syria", "geonames:164816", "Saraqeb|Sarakeb|Saraqueb|Sarakib|سراقب"),
    ("Syria", "geonames:173811", "Hassakeh|al-Hasaka|Hasakeh|Al-Hassakah|el-Hasakah|الحسكة"),
    ("Syria", "geonames:173377", "Kamishly|al-Qamishli|Qamishly|Kamishli|Qamishlo|القامشلي"),
    ("Syria", "geonames:172955", "Ar-Raqqah|Rakka|ar-Raqqa|Raqqah|al-Raqqa|الرقة"),
    (
        "Syria",
        "geonames:169023",
        "Jisr ash-Shughur|Jisr al-Shughour|Jisr el-Choughour|Jisr al Shoughour|جسر الشغور",
    ),
    ("Syria", "geonames:172082", "A'zaz|Aazaz|I'zaz|اعزاز"),
    ("Syria", "geonames:163476", "Tal Rifaat|Tel Rifat|Tell Rifaat"),
    ("Syria", "geonames:168661", "Kafranbel|Kafr Nabel|Kafar Nabl|كفرنبل"),
    ("Iraq", "geonames:97990", "Baquba|Ba'quba|Ba'qubah|Baqouba|بعقوبة"),
    ("Iraq", "geonames:99454", "Falluja|al-Fallujah|Faluja|el-Falluja|الفلوجة"),
    ("Iraq", "geonames:90393", "Tall Afar|Tel Afar|Talafar|تلعفر"),
    ("Iraq", "geonames:98717", "al-Ramadi|Ar Ramadi|ar-Ramadi|الرمادي"),
    ("Iraq", "geonames:97783", "Bayji|Beiji"),
    ("Iraq", "geonames:94787", "Karkuk|Kirkouk|كركوك"),
    ("Yemen", "geonames:70225", "Ta'izz|Taizz|Ta'iz|تعز"),
    ("Yemen", "geonames:79415", "Al Hudaydah|Hodeida|al-Hudaydah|Hudaydah|الحديدة"),
    ("Yemen", "geonames:71137", "Sana'a|San'a|Sanaʽa|صنعاء"),
    ("Yemen", "geonames:71334", "Sa'dah|Saadah|Sa'ada|صعدة"),
    ("Yemen", "geonames:72968", "Ma'rib|Mareb|مأرب"),
    ("Libya", "geonames:2210554", "Surt|Sirt|سرت"),
    ("Libya", "geonames:89113", "Ajdabiyah|Ajdabia|Agedabia|اجدابيا"),
    ("Libya", "geonames:2214846", "Misurata|Misratah|مصراتة"),
    ("Libya", "geonames:88319", "Bengazi|Banghazi|بنغازي"),
    ("Libya", "geonames:2218970", "Az Zawiyah|Zawia|al-Zawiya|الزاوية"),
    ("Ukraine", "geonames:713174", "Бахмут|Артемівськ|Artemivsk|Bakhmout|Bachmut"),
    ("Ukraine", "geonames:706483", "Харків|Харьков|Kharkov"),
    ("Ukraine", "geonames:703448", "Kiev|Київ|Киев"),
    ("Ukraine", "geonames:687700", "Zaporizhzhya|Zaporozhye|Запоріжжя|Запорожье"),
    ("Ukraine", "geonames:702972", "Lisichansk|Lysichansk|Лисичанськ"),
    ("Ukraine", "geonames:691999", "Severodonetsk|Syevyerodonetsk|Sieverodonetsk"),
    ("Ukraine", "geonames:701822", "Mariupol'|Маріуполь|Мариуполь"),
    ("Sudan", "geonames:379555", "Al-Fashir|El-Fasher|al Fashir|Fasher|الفاشر"),
    ("Sudan", "geonames:379303", "Al-Junaynah|Geneina|El Junaynah|Al Geneina|الجنينة"),
    ("Sudan", "geonames:365137", "Umm Durman|Um Durman|أم درمان"),
    ("Sudan", "geonames:364103", "Wad Medani|Wad Madani|ود مدني"),
    ("Sudan", "geonames:379003", "Al Ubayyid|El-Obeid|al-Obeid|الأبيض"),
    ("Sudan", "geonames:369004", "Niyala|نيالا"),
    ("Gaza", "geonames:281124", "Khan Yunis|Khan Younis|Khan Yunus|Khan Yunes|Khan Younes|خان يونس"),
    ("Gaza", "geonames:281146", "Bayt Hanun|Beit Hanun|بيت حانون"),
    ("Gaza", "geonames:281145", "Bayt Lahiya|Beit Lahiya|بيت لاهيا"),
    ("Gaza", "geonames:281129", "Jabaliya|Jabalya|Jabalyah|جباليا"),
    ("Gaza", "geonames:281141", "Dayr al-Balah|Deir el-Balah|Dir al Balah|دير البلح"),
    ("Gaza", "geonames:281102", "Rafa|رفح"),
    ("Syria", "geonames:170592", "Duma|Dūmā|دوما"),
    ("Syria", "geonames:169897", "Harastah|Ḩarastā|حرستا"),
    ("Syria", "geonames:173322", "al-Qusayr|Al Qusair|Qusair|Al-Quseir|Qseir|القصير"),
    ("Syria", "geonames:163806", "Tafass|طفس"),
    ("Syria", "geonames:171451", "Binnesh|Benish|Binish|بنش"),
    ("Syria", "geonames:172256", "Kobane|Kobanî|Ayn al-Arab|Ain al-Arab|Ein al-Arab|عين العرب"),
    ("Syria", "geonames:167357", "Menbij|Manbej|Membij|منبج"),
    ("Syria", "geonames:174186", "Efrin|Ifrin|عفرين"),
    ("Syria", "geonames:172946", "al-Rastan|Ar-Rastan|Rastan|الرستن"),
    ("Syria", "geonames:164947", "Salamiya|Salamieh|Salamiyeh|سلمية"),
    ("Syria", "geonames:171830", "Banias|Banyas|بانياس"),
    ("Syria", "geonames:172059", "az-Zabadani|Al-Zabadani|Zabadany|الزبداني"),
    ("Syria", "geonames:174448", "Albu Kamal|Abu Kamal|Al-Bukamal|Boukamal|البوكمال"),
    ("Syria", "geonames:173480", "Mayadeen|al-Mayadin|Al-Mayadeen|الميادين"),
    ("Iraq", "geonames:99072", "al-Mosul|Mousul|الموصل"),
    ("Iraq", "geonames:390188", "al-Hawija|Hawijah|Haweeja|الحويجة"),
    ("Iraq", "geonames:90150", "Takrit|تكريت"),
    ("Iraq", "geonames:91597", "Samarra'|سامراء"),
    ("Iraq", "geonames:98860", "an-Najaf|Al-Najaf|Nadjaf|النجف"),
    ("Iraq", "geonames:98854", "Nasiriya|An Nasiriyah|Nassiriya|Nasiriyya|الناصرية"),
    ("Iraq", "geonames:448149", "Shingal|Sinjar|سنجار"),
    ("Iraq", "geonames:99100", "Mahmudiya|Mahmoudiya|Al-Mahmudiyah"),
    ("Iraq", "geonames:100077", "Abu Ghurayb|Abu Ghrayb|أبو غريب"),
    ("Yemen", "geonames:415189", "'Adan|عدن"),
    ("Yemen", "geonames:78754", "al-Mukalla|Al Mukalla|Mukallah|المكلا"),
    ("Yemen", "geonames:69426", "Zinjubar|زنجبار"),
    ("Yemen", "geonames:75337", "Hajja|حجة"),
    ("Yemen", "geonames:76184", "Dhammar|Dammar|ذمار"),
    ("Libya", "geonames:87205", "Darnah|Dernah|درنة"),
    ("Libya", "geonames:2212775", "Sebha|Sabhah|سبها"),
    ("Libya", "geonames:81302", "Tubruq|Tobrouk|طبرق"),
    ("Libya", "geonames:2218963", "az-Zintan|Al Zintan|Zentan|الزنتان"),
    ("Libya", "geonames:2218840", "Beni Walid|Bani Waleed|بني وليد"),
    ("Libya", "geonames:2215210", "Marsa al Brega|Al Burayqah|Bregah"),
    ("Ukraine", "geonames:706448", "Cherson|Херсон"),
    ("Ukraine", "geonames:700569", "Nikolaev|Миколаїв|Николаев"),
    ("Ukraine", "geonames:707292", "Izyum|Ізюм|Изюм"),
    ("Ukraine", "geonames:704508", "Краматорськ|Краматорск"),
    ("Ukraine", "geonames:693468", "Slavyansk|Slovyansk|Slaviansk|Слов'янськ"),
    ("Ukraine", "geonames:713122", "Avdeevka|Avdeyevka|Авдіївка"),
    ("Ukraine", "geonames:710735", "Chernigov|Чернігів|Чернигов"),
    ("Ukraine", "geonames:698740", "Odessa|Одеса"),
    ("Ukraine", "geonames:710229", "Debaltsevo|Debal'tseve|Дебальцеве"),
    ("Ukraine", "geonames:696566", "Popasnaya|Попасна"),
    ("Sudan", "geonames:379252", "al-Khartum|Khartum|الخرطوم"),
    ("Sudan", "geonames:373141", "Kaduqli|كادقلي"),
    ("Sudan", "geonames:363533", "Zalinje|Zalengei|زالنجي"),
    ("Sudan", "geonames:371745", "Kutoum"),
    ("Gaza", "geonames:281133", "Gaza City|Ghazzah|غزة"),
    ("Gaza", "geonames:281109", "Nusseirat|An Nusayrat|al-Nuseirat|النصيرات"),
    ("Gaza", "geonames:281161", "al-Bureij|Al Burayj|Bureij|البريج"),
    ("Gaza", "geonames:281145", "Beit Lahya|Bait Lahia"),
]
SPELLINGS = [
    (country, town, written) for country, town, spellings in ROWS for written in spellings.split("|")
]


@pytest.mark.parametrize(("country", "town", "written"), SPELLINGS)
def test_a_town_is_the_same_under_all_its_spellings(country: str, town: str, written: str) -> None:
    (place,) = found_in(f"The war in {country} went on. Six people died in {written} on Monday.", after=1)
    assert (place.gazetteer, place.precision) == (town, "settlement")


@pytest.mark.parametrize(
    "text",
    [
        "Of those, six had come on foot.",
        "Hass said that the road was shut.",
        "At noon they left again.",
        "SANA, the agency, gave no number.",
        "As many as six came back.",
        "They asked in vain, I’ve heard it in I've.",
        "An Nour brigade fighter spoke.",
        "Al Rashid spoke to them by telephone.",
    ],
)
def test_words_that_are_also_names_of_towns_make_none(text: str) -> None:
    assert found_in(f"The war in Syria went on. {text}", after=1) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell in San'a.", ["Sanaa"]),
        ("Shells fell in Dir al Balah.", ["Deir al-Balah"]),
    ],
)
def test_a_name_of_several_words_is_one_name(text: str, names: list[str]) -> None:
    country = "Yemen" if "San" in text else "Gaza"
    assert [place.name for place in found_in(f"The war in {country} went on. {text}", after=1)] == names
