"""The layouts of the fixture pages, as a newspaper's file would give them."""

from __future__ import annotations

LAYOUTS: dict[str, dict[str, list[str]]] = {
    "semantic": {"title": ["h1"], "lead": ["p.standfirst"], "body": ["main > article > section"]},
    "mediasoft": {
        "title": ["h1"],
        "lead": ["div.desc"],
        "body": ["div#content > div.td-post-content"],
        "remove": ["div.related"],
    },
    "mediasoft-print": {"title": ["div.print-title"], "body": ["div.print-body"], "remove": ["table.rl"]},
    "onecms": {"title": ["h1"], "lead": ["p.block-sc-sapo"], "body": ["div.entry"], "remove": ["div.c-related-inline"]},
    "epi": {"title": ["h1"], "lead": ["div.cms-desc"], "body": ["div.cms-body"], "remove": ["div.article-relate"]},
    "old-tables": {"title": ["td.tieude"], "body": ["td.noidung"]},
    "hashed": {"title": ["h1"], "lead": ["div.css-b2u"], "body": ["div.css-r4e"], "remove": ["div.css-0ab"]},
    "tagdiv": {"title": ["h1"], "body": ["div.td-post-content"], "remove": ["div.td-a-rec"]},
    "photo-story": {"title": ["h1"], "lead": ["h2.sapo"], "body": ["div.slide-content"]},
    "report": {"title": ["h1"], "lead": ["div.tom-tat"], "body": ["div.noi-dung"], "remove": ["div.tin-lq"]},
    "web-forms": {"title": ["span.lblTitle"], "lead": ["span.lblSapo"], "body": ["div#ctl00_divContent"]},
    "broadcaster": {
        "title": ["h1"],
        "lead": ["div.article-summary"],
        "body": ["div.text-long"],
        "remove": ["article.inner-article"],
    },
    "agency": {"title": ["h1"], "lead": ["h2.sapo"], "body": ["#divfirst, #divend"], "remove": ["div.widget"]},
    "embedded-cards": {"title": ["h1"], "lead": ["h2.content-detail-sapo"], "body": ["#maincontent"], "remove": ["article"]},
    "community-cms": {"title": ["h1"], "lead": ["div.hometext"], "body": ["#news-bodyhtml"]},
    "boxes-inside": {"title": ["h1"], "lead": ["h2.detail-sapo"], "body": ["div.detail-content"]},
}
