from pages import blocks, codes, read, shown

PARAGRAPH = "وقالت الهيئة في بيانها إن العمل في المرفأ سيستمر حتى نهاية العام وفق الجدول المعلن سابقاً."
LINKS = "".join(f'<li><a href="/{n}">عنوان الخبر رقم {n} في الموقع</a></li>' for n in range(6))
SITE = f"""
<header class="site-header"><a href="/">بوابة الساحل</a><nav><ul>{LINKS}</ul></nav></header>
<div class="wrap"><div class="breadcrumb"><a href="/">الرئيسية</a> / أخبار</div>
{{}}
<aside class="sidebar"><h3>الأكثر قراءة</h3><ul>{LINKS}</ul></aside></div>
<div id="cookie-bar">نستخدم ملفات الارتباط لتحسين الخدمة ولأغراض الإحصاء وقياس عدد الزيارات.<button>موافق</button></div>
<footer><p>جميع الحقوق محفوظة لبوابة الساحل، ولا يجوز النشر إلا بإذن مكتوب من إدارة الموقع.</p></footer>
"""


def site(main: str) -> list[str]:
    return blocks(SITE.replace("{}", main))


def test_an_article_is_freed_of_its_site() -> None:
    share = "<div class=share><a href=x>شارك</a></div>"
    main = f"<article><h1>المرفأ</h1>{share}<p>{PARAGRAPH}</p><ul><li>بند</li></ul></article>"
    assert site(main) == ["h1 المرفأ", f"p {PARAGRAPH}", "i1 • بند"]


def test_what_is_left_out_is_told() -> None:
    found = read(SITE.replace("{}", f"<main><h1>المرفأ</h1><p>{PARAGRAPH * 3}</p></main>"))
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("D176", "note")
    assert "بوابة الساحل" in issue.render("ar")
    assert int(dict(issue.values)["count"]) > 60


def test_a_text_in_unnamed_parts_is_found_by_its_weight() -> None:
    main = (
        f"<div class=c1><h1>المرفأ</h1><div class=c2><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></div></div>"
    )
    assert site(main) == ["h1 المرفأ", *[f"p {PARAGRAPH}"] * 3]


def test_comments_go_even_where_they_are_longer_than_the_text() -> None:
    comments = f"<section id=comments>{f'<p>{PARAGRAPH}</p>' * 3}</section>"
    main = f"<article><h1>المرفأ</h1><p>{PARAGRAPH}</p></article>{comments}"
    assert site(main) == ["h1 المرفأ", f"p {PARAGRAPH}"]


def test_a_line_that_leads_to_other_news_goes() -> None:
    leading = "<p>اقرأ أيضاً: <a href=/x>مجلس المدينة يناقش الموازنة</a></p>"
    main = f"<article><p>{PARAGRAPH}</p>{leading}<p>{PARAGRAPH}</p></article>"
    assert site(main) == [f"p {PARAGRAPH}"] * 2


def test_a_saved_paper_stays_whole() -> None:
    body = '<h1>ورقة</h1><p>سطر</p><ul><li>بند</li></ul><p><a href="https://x.example">مصدر</a></p><p>ختام</p>'
    found = read(f"<body>{body}</body>")
    assert codes(found) == []
    assert shown(found) == ["h1 ورقة", "p سطر", "i1 • بند", "^p مصدر", "p ختام"]


def test_a_table_of_contents_within_the_paper_stays() -> None:
    contents = "".join(f'<li><a href="#s{n}">القسم {n} من هذه الورقة</a></li>' for n in range(8))
    found = read(f"<h1>ورقة</h1><ul class=toc>{contents}</ul><p>{PARAGRAPH}</p>")
    assert codes(found) == []
    assert len(found.layout.blocks) == 10


def test_class_names_of_page_builders_cost_no_text() -> None:
    parts = f'<div class="widget text-widget sidebar-right header-x"><p>{PARAGRAPH}</p></div>' * 3
    assert [line for line in site(parts) if PARAGRAPH in line] == [f"p {PARAGRAPH}"] * 3


def test_a_page_of_links_keeps_its_headlines() -> None:
    found = read(f"<nav><a href=/>x</a> <a href=/>y</a> <a href=/>z</a></nav><div>{LINKS}</div>")
    assert "عنوان الخبر رقم 3 في الموقع" in found.text


def test_hidden_words_are_left_out_and_told() -> None:
    head = "<style>.off{display:none}</style>"
    found = read(f"{head}<p>seen and read</p><p hidden>one</p><p class=off>two</p><i aria-hidden=true>three</i>")
    assert shown(found) == ["p seen and read"]
    (issue,) = found.issues
    assert (issue.code, dict(issue.values)) == ("D177", {"count": "3", "words": "one two three"})
    assert issue.render("en") != issue.render("ar")


def test_a_page_that_a_script_was_to_show_is_read() -> None:
    found = read(f"<style>.app{{display:none}}</style><div class=app><p>{PARAGRAPH}</p></div><p>Loading</p>")
    assert PARAGRAPH in found.text


def test_a_page_laid_out_by_tables_is_freed_of_its_menu() -> None:
    menu = "".join(f"<tr><td><a href={n}.aspx>الخدمة رقم {n}</a></td></tr>" for n in range(5))
    text = f"<b>قرار</b><br><br>{PARAGRAPH}<br>1- بند<br>2- بند"
    rights = "<tr><td colspan=2>جميع الحقوق محفوظة للهيئة 2020</td></tr>"
    found = blocks(f"<table><tr><td><table>{menu}</table></td><td>{text}</td></tr>{rights}</table>")
    assert found == ["p* قرار", f"^p {PARAGRAPH}", "p 1- بند", "p 2- بند"]


def test_headings_with_links_and_telling_names_stay() -> None:
    main = f'<main><h1>x</h1><p>{PARAGRAPH * 3}</p><h3 class="code-header"><a href=/a>رابط</a></h3></main>'
    assert site(main)[-1] == "^h3 رابط"


def test_text_beside_the_heaviest_part_stays_and_labels_beside_it_go() -> None:
    lead = "قررت الهيئة أمس تمديد العمل في المرفأ."
    body = f"<div class=entry-content>{f'<p>{PARAGRAPH}</p>' * 3}</div>"
    main = (
        f"<div><h1>المرفأ</h1><span>مشاركة</span><div>{lead}</div>{body}<p>عن الهيئة، المدير العام سالم حداد</p></div>"
    )
    assert site(main) == ["h1 المرفأ", f"p {lead}", *[f"p {PARAGRAPH}"] * 3, "p عن الهيئة، المدير العام سالم حداد"]


def test_words_right_above_the_text_are_told_where_they_are_left_out() -> None:
    found = read(SITE.replace("{}", f"stray<article><p>{PARAGRAPH * 3}</p></article>"))
    assert "stray" not in found.text
    assert "stray" in dict(found.issues[0].values)["words"] or int(dict(found.issues[0].values)["count"]) > 80


def test_a_sidebar_with_teasers_goes_even_within_the_main_element() -> None:
    teaser = f"<aside role=complementary><h2>آخر الأخبار</h2><a href=/n>خبر</a><p>{PARAGRAPH}</p></aside>"
    assert site(f"<main><h1>المرفأ</h1><p>{PARAGRAPH * 3}</p>{teaser}</main>") == ["h1 المرفأ", f"p {PARAGRAPH * 3}"]


def test_a_box_of_facts_within_an_article_stays() -> None:
    box = "<aside><h3>بنود الاتفاق</h3><ul><li>تثبيت الرسوم</li></ul></aside>"
    assert site(f"<article><p>{PARAGRAPH * 3}</p>{box}</article>")[1:] == ["^h3 بنود الاتفاق", "i1 • تثبيت الرسوم"]
