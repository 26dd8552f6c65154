"""Papers on one dyad, for tests of its dossier: a sum told twice, a denial, a third party."""

from __future__ import annotations

ENGLISH = """Relations of Tonga with Samoa

Gains:

Finance:

- Samoa granted Tonga 20 million dollars in 2014.
- Samoa granted Tonga 3 million euros in May 2015.
- Tonga trained 30 pilots of Samoa in 2016.

Losses:

- Samoa condemned the statement of Tonga.
- Samoa praised Fiji.
- The season was dry.
"""
AGAIN = """Notes on Samoa

- Samoa granted Tonga 20 million dollars in 2014.
- According to Fiji, Samoa did not condemn Tonga.
"""
ARABIC = """علاقات تونغا مع ساموا

ثمار العلاقة:

مالياً:

- قدّمت ساموا إلى تونغا منحة بقيمة 7 ملايين دولار عام 2018.
"""
PAPERS = {"a.txt": ENGLISH, "b.txt": AGAIN, "c.txt": ARABIC}
TONGA, SAMOA, FIJI = "state:TON", "state:WSM", "state:FJI"
