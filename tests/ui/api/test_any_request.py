"""Any request is answered or refused in a sentence, whether it fits the API's description or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from starlette.testclient import TestClient

from tests.fuzzing.api_requests import BODIES, called_application, check_body, check_described, described_requests

bounded = settings(
    deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with called_application(tmp_path_factory.mktemp("any-request")) as client:
        yield client


def test_requests_drawn_from_the_description_get_what_it_foresees(api: TestClient) -> None:
    @given(described_requests(api))
    @settings(bounded, max_examples=150)
    def ask(case: Case) -> None:
        check_described(api, case)

    ask()


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream", "/api/search"])
def test_any_body_is_answered_or_refused_in_a_sentence(api: TestClient, path: str) -> None:
    @given(st.one_of(BODIES, st.binary(max_size=60)))
    @settings(bounded, max_examples=40)
    def ask(body: str | bytes) -> None:
        check_body(api, path, body)

    ask()
