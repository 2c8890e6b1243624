from datetime import date

import pytest

from documents.regions import Gazetteer, RegionKind
from tests.ui.fake_workbench import FakeWorkbench, make_article
from ui.article_catalogue import Catalogue, Entry
from ui.article_overview import Age, Month, Timeline, age_of, make_tiles, make_timeline
from ui.language import Language
from ui.region_names import COUNTRY, PLACES, region_name, short_name

TODAY = date(2026, 6, 30)


def entries(*dated: tuple[str, tuple[str, ...]]) -> tuple[Entry, ...]:
    kept = [
        make_article(f"第{number}篇", f"文{number}", "a.txt", published=published or None, regions=regions)
        for number, (published, regions) in enumerate(dated)
    ]
    return Catalogue(FakeWorkbench(kept=kept)).entries()


def test_every_province_has_a_place_of_its_own() -> None:
    provinces = {one.name for one in Gazetteer.load().regions if one.kind is RegionKind.PROVINCE}
    assert set(PLACES) == provinces
    assert len(set(PLACES.values())) == len(provinces) == 34
    # The country as a whole lies over the first four columns of the first row.
    assert not {(1, column) for column in range(1, 5)} & set(PLACES.values())


def test_a_tile_counts_its_cities() -> None:
    made = make_tiles(entries(("2026-05-01", ("苏州",)), ("2026-06-01", ("江苏", "全国")), ("", ("广东",))), TODAY)
    tiles = {tile.region: (tile.count, tile.latest, tile.age) for tile in made}
    assert tiles["江苏"] == (2, "2026-06-01", Age.FRESH)
    assert tiles["广东"] == (1, "", Age.UNKNOWN)
    assert tiles["浙江"] == (0, "", Age.NONE)
    assert tiles[COUNTRY] == (1, "2026-06-01", Age.FRESH)
    assert "苏州" not in tiles


@pytest.mark.parametrize(
    ("latest", "age"),
    [
        ("2026-06-30", Age.FRESH),
        ("2025-12-29", Age.FRESH),
        ("2025-12-28", Age.RECENT),
        ("2025-06-29", Age.RECENT),
        ("2025-06-28", Age.OLD),
        ("soon", Age.UNKNOWN),
    ],
)
def test_the_age_of_the_latest(latest: str, age: Age) -> None:
    assert age_of(latest, 1, TODAY) is age
    assert age_of(latest, 0, TODAY) is Age.NONE


def test_the_timeline_keeps_the_months_between() -> None:
    made = make_timeline(entries(("2025-11-30", ()), ("2026-01-01", ()), ("2026-01-31", ()), ("", ())))
    months = (Month("2025-11", 1, 0.5), Month("2025-12", 0, 0.0), Month("2026-01", 2, 1.0))
    assert made == Timeline(months, earlier=0, undated=1)


def test_the_timeline_ends_after_three_years() -> None:
    made = make_timeline(entries(("0001-01-01", ()), ("2023-06-30", ()), ("2023-07-01", ()), ("2026-06-01", ())))
    assert (len(made.months), made.months[0].month, made.months[-1].month) == (36, "2023-07", "2026-06")
    assert (made.earlier, made.undated) == (2, 0)
    assert make_timeline([]) == Timeline(())


@pytest.mark.parametrize(
    ("region", "names", "short"),
    [
        ("广西", ("广西", "廣西", "Guangxi"), "GX"),
        ("苏州", ("苏州", "蘇州", "Suzhou"), "Suzhou"),
        ("全国", ("全国", "全國", "China"), "China"),
        ("无此地", ("无此地", "無此地", "无此地"), "无此地"),
    ],
)
def test_regions_are_named_in_each_language(region: str, names: tuple[str, ...], short: str) -> None:
    assert tuple(region_name(region, language) for language in Language) == names
    assert short_name(region, Language.ENGLISH) == short
    assert short_name(region, Language.SIMPLIFIED) == region
