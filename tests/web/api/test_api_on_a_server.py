"""The same tests, of lists, decisions, keys and two at once, on a record that lies on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from api_site import Who
from filled import PEOPLE, fill
from test_api_deciding import (  # noqa: F401 - collected here with this file's record
    test_a_batch_gives_each_its_own_result,
    test_a_key_sent_twice_at_once_is_done_once,
    test_a_stale_version_is_refused_with_both,
    test_incidents_obey_a_decision_a_moment_later,
    test_of_two_who_decide_at_once_one_is_told_of_the_other,
)
from test_api_lists import (  # noqa: F401
    test_a_search_that_stops_says_so_and_goes_on,
    test_filters_are_of_claims_as_they_stand,
    test_incidents_are_found_by_kind_place_and_day,
    test_names_are_shown_to_the_team_and_left_out_for_viewers,
    test_pages_of_one_hold_what_one_page_holds,
    test_pages_stay_right_while_claims_are_added_and_incidents_come,
    test_pages_stay_right_while_reports_are_added,
    test_reports_are_found_by_outlet_day_and_title,
)
from test_api_odd_decisions import test_odd_decisions_leave_a_record_that_can_be_read  # noqa: F401
from test_api_routes import (  # noqa: F401
    test_it_works,
    test_what_is_hidden_answers_as_what_is_not_there,
    test_what_is_hidden_is_in_no_list,
)

from onrecord.store import Record, open_record
from onrecord.web import opened
from onrecord.web.api import relinking
from postgresql_server import Cluster, name_of


@pytest.fixture(scope="module")
def _template(cluster: Cluster) -> Iterator[str]:
    with cluster.database() as server:
        open_record(server, create=True, by="root").close()
        fill(opened.open_for_pages(server, by="root"))
        opened.close()
        yield name_of(server)


@pytest.fixture
def record(cluster: Cluster, _template: str) -> Iterator[Record]:
    with cluster.database(_template) as server:
        Who.record, Who.people = opened.open_for_pages(server, by="root"), PEOPLE
        yield Who.record
        assert relinking.rest()
        opened.close()
