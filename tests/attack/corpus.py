"""Two hundred values that try to be more than text, by what they try; what `check` refuses of them never comes to a page."""

from __future__ import annotations

SCRIPTS = [
    "<ScRiPt>pwned=1</sCrIpT>", "<script/src=//x.example/a.js>", "<svg><script>pwned=1</script></svg>", "<svg/onload=pwned=1>",
    "<img/src/onerror=pwned=1>", "<body onpageshow=pwned=1>", "<details open ontoggle=pwned=1>", "<input autofocus onfocus=pwned=1>",
    "<video><source onerror=pwned=1>", "<math><mtext></form><form><mglyph><style></math><img src onerror=pwned=1>",
    "<object data=javascript:pwned=1>", "<embed src=javascript:pwned=1>", "<base href=//x.example/>", "<link rel=stylesheet href=//x.example/a>",
    "<meta http-equiv=refresh content=0;url=//x.example>", "<form action=//x.example><button>Send</button></form>",
    "<iframe srcdoc='<script>pwned=1</script>'>", "<template><script>pwned=1</script></template>", "<noscript><p title='</noscript><img src onerror=pwned=1>'>",
    "<textarea></textarea><img src onerror=pwned=1>", "<title></title><img src onerror=pwned=1>", "<xmp><img src onerror=pwned=1></xmp>",
    "<plaintext>", "<!--><img src onerror=pwned=1>", "<![CDATA[<img src onerror=pwned=1>]]>", "<?php pwned ?>", "<%= pwned %>", "<a href=data:text/html,x>a</a>",
    "java&#115;cript:pwned=1", "javascript&colon;pwned=1", "JaVaScRiPt:pwned=1", "vbscript:pwned", "data:text/html,<script>pwned=1</script>", "&#x3c;script&#x3e;pwned=1",
    "\" autofocus onfocus=pwned=1 x=\"", "' style=x:expression(pwned=1) '", "`onmouseover=pwned=1`", "</style><script>pwned=1</script>", "</textarea><script>pwned=1</script>",
    "<svg><a xlink:href=javascript:pwned=1><text>a</text></a></svg>", "<svg><animate onbegin=pwned=1>", "<svg><use href=//x.example/a.svg#x>", "<marquee onstart=pwned=1>a</marquee>",
]  # fmt: skip
TEMPLATES = [
    "{{config}}", "{{ ''.__class__.__mro__ }}", "{% include 'base.html' %}", "{% raw %}{{ 7777*7777 }}{% endraw %}", "{%endraw%}{{7777*7777}}", "{{'a'|upper}}",
    "[[ 7777*7777 ]]", "<%= 7777*7777 %>", "#set($x=7777*7777)$x", "@(7777*7777)", "*{7777*7777}", "{{constructor.constructor('pwned=1')()}}",
]  # fmt: skip
MARKDOWN = [
    "[a](<javascript:pwned=1>)", "[a][b] [b]: javascript:pwned=1", "![a](x \"onerror=pwned=1\")", "<javascript:pwned=1>", "[a](data:text/html,x)", "[^1] [^1]: note",
    "Term : Definition", "~~~", "```mermaid", "::: tip", "!!! note", "??? question", "=== \"Tab\"", "--8<-- \"mkdocs.yml\"", "[[wiki]]", "{: .pwned onclick=pwned=1 }", "<div markdown=1>**a**</div>",
    "\\[x\\]", "$$x$$", "\\(x\\)", ":smile:", "H~2~O x^2^", "==mark== ++ins++", "a  ", "* * *", "+ item", "#hash #1", "\\<b>", "&copy; &nbsp; &NotEqualTilde;", "[x] done", "| --- |", "1) item", "***a***",
]  # fmt: skip
FORMULAS = [
    "=HYPERLINK(\"//x.example\",\"a\")", "=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+9)*cmd|' /C calc'!A0", "=IMPORTXML(\"//x.example\",\"/\")", "＝1+1", "＋1", "－1", "＠SUM(1)",
    "'=1+1", "''=1", "=DDE(\"cmd\";\"/C calc\";\"a\")", "%0A=1", "|calc",
]  # fmt: skip
FORMATS = [
    "'; DROP TABLE models; --", "\" OR \"\"=\"", "a,b;c", "\"a\",\"b\"", "}{", "@article{x, title={y}}", "}, author = {x", "\\input{/etc/passwd}", "\\write18{id}", "TY  - JOUR", "ER  - ", "%a %b",
    "<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>", "&y;", "]]>", "BEGIN:VCARD", "---", "...", "- a: b", "&anchor *alias", "!!python/object:os.system", "? key", "null", "~", "true", "1e309", "0x10", "1_000", "2024-13-01",
    "::set-output name=x::y", "##[command]", "$(id)", "`id`", "; id", "&& id", "../../etc/passwd", "..\\..\\a", "C:\\con", "%2e%2e%2f", "file:///etc/passwd", "\\u0000", "\\x3cb\\x3e", "NaN", "Infinity", "undefined", "__proto__", "constructor", "toString", "hasOwnProperty",
    "models.json", "index.html", "$1 $& $`", "(?=a)", "(a+)+$", "%s %d %n",
]  # fmt: skip
LETTERS = [
    "ﬁ ﬂ ﬀ", "İıŞß", "Å Å", "é é", "𝕳𝖊𝖑𝖑𝖔", "Ｆｕｌｌ", "日本語 中文 한국어", "עברית (x) 1-2", "العربية ١٢٣", "ไทย हिन्दी", "👩‍👩‍👧‍👦 🏳️‍🌈", "z̸a̶l̷g̵o̴", "a" * 200, "W" * 300, "中" * 120, "a-" * 90,
    "a b", "a​b", "a‮b", "a­b", "﷽", "…—–", "“quoted” ‘so’", "x²³ ½ ™ ©",
]  # fmt: skip


def corpus(tricks: list[str]) -> list[str]:
    """These tricks and those above, each once; more than two hundred."""
    found = dict.fromkeys([*tricks, *SCRIPTS, *TEMPLATES, *FORMULAS, *MARKDOWN, *FORMATS, *LETTERS])
    return list(found)
