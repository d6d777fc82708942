"""What the columns of other people's corpora are called, in several languages; chosen from in columns.py.

Names are compared bare: small letters, words apart, no signs ('pubDate' and 'Pub_Date' are 'pub date').
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "full text", "body", "content", "article", "story", "news", "notes", "description", "narrative", "message", "post", "tweet",
        "details", "transcript", "summary", "abstract", "paragraph", "paragraphs", "note",
        "texte", "contenu", "corps", "corps de texte", "texto", "contenido", "cuerpo", "noticia", "conteudo", "conteúdo", "inhalt", "artikel",
        "beschreibung", "testo", "contenuto", "tekst", "treść", "текст", "содержание", "новость", "зміст", "стаття", "опис",
        "نص", "النص", "محتوى", "المحتوى", "الخبر", "خبر", "المقال", "متن", "metin", "içerik", "טקסט", "תוכן",
    ),
    "title": (
        "title", "headline", "heading", "subject", "header", "titre", "titulo", "título", "titular", "titel", "überschrift", "titolo", "tytuł",
        "заголовок", "название", "عنوان", "العنوان", "başlık", "כותרת",
    ),
    "published": (
        "published", "published at", "published on", "date published", "publication date", "date of publication", "publish date", "pub date",
        "pubdate", "datepublished", "date", "datetime", "date time", "article date", "news date", "report date", "post date", "posted", "posted at",
        "date posted", "timestamp", "day", "time published", "created at",
        "date de publication", "fecha", "fecha de publicacion", "fecha de publicación", "data", "data de publicação", "datum", "veröffentlicht",
        "дата", "дата публикации", "дата публікації", "تاريخ", "التاريخ", "تاريخ النشر", "تاریخ", "tarih", "תאריך",
    ),
    "outlet": (
        "outlet", "source", "publisher", "newspaper", "news outlet", "news source", "source name", "media", "media outlet", "medium", "site", "site name",
        "website", "domain", "agency", "publication", "channel", "provider",
        "éditeur", "journal", "fuente", "medio", "fonte", "quelle", "herausgeber", "źródło", "источник", "издание", "джерело",
        "المصدر", "مصدر", "الناشر", "منبع", "kaynak", "מקור",
    ),
    "url": (
        "url", "link", "href", "uri", "permalink", "address", "web address", "source url", "article url", "source link", "news url", "page url",
        "lien", "adresse", "enlace", "ligação", "ссылка", "посилання", "رابط", "الرابط", "لینک", "קישור",
    ),
    "report": (
        "report", "id", "report id", "article id", "doc id", "document id", "story id", "news id", "item id", "text id", "guid", "uuid", "unit id",
    ),
}  # fmt: skip
"""Part of a report → names of its column, the likeliest first."""

LAST_WORDS: Mapping[str, frozenset[str]] = {
    "text": frozenset({"text", "body", "content", "description", "narrative", "contents"}),
    "title": frozenset({"title", "headline"}),
    "published": frozenset({"date", "published", "datetime"}),
    "outlet": frozenset({"source", "publisher", "outlet"}),
    "url": frozenset({"url", "link", "permalink"}),
    "report": frozenset(),
}
"""A longer name that ends in one of these may be the part too: 'article_content'."""

_NEVER = (
    "event incident attack start end begin birth death updated update modified edited changed accessed access crawled crawl scraped scrape retrieved"
    " fetched added inserted imported collected image img photo picture thumbnail video audio author authors reporter keyword keywords tag tags"
    " category language lang number count length alt html"
)
NEVER = frozenset(_NEVER.split())
"""Words that make a column something else: the day of an event is no day of publication, a picture's address none of a page."""


def bare_name(name: str) -> str:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name.strip().lstrip("\ufeff"))
    return " ".join(re.sub(r"[\W_]+", " ", words).casefold().split())
