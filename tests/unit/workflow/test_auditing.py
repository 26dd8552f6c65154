from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.storage.store import Store
from dalil.workflow.auditing import EVERY, audit
from dalil.workflow.project import Study
from dalil.records.estimations import Audit
from sampled_study import coded_study


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audit]:
    """The audit of a machine of which a fifth of the claims is wrong."""
    with coded_study(tmp_path_factory.mktemp("auditing"), right=lambda w: not w.endswith("0 in Tonga.")) as (study, store):
        yield audit(study, store, None)


def test_x(found: Audit) -> None:
    for r in found.rates: print(r)
    print(found.strata, found.remarks, found.blind)
    assert 0
