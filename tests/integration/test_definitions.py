"""The Dagster graph, launched in this process into folders of its own."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from pipeline.engine.clean_text import CLEAN_TEXT
from pipeline.engine.raw_text import RAW_TEXT
from pipeline.errors import PromiseError
from pipeline.orchestration import definitions
from pipeline.orchestration.assets import raw_text
from pipeline.orchestration.folders import ROOT
from pipeline.orchestration.ingestion import Ingestion
from pipeline.orchestration.keys import INPUTS
from pipeline.orchestration.made import Made
from pipeline.orchestration.shared_run import Run
from pipeline.orchestration.stage_assets import stage_assets
from pipeline.orchestration.triggers import daily_reingest, new_documents
from pipeline.orchestration.version_checks import CHECKS
from pipeline.publish import Version, latest, list_runs, list_versions
from schemas import CHANGES, TABLES
from tests.runs import seeds_compiled_once

CAPTURE = """Mesenchymal stem cells in amyotrophic lateral sclerosis
Abstract
Background: Amyotrophic lateral sclerosis (ALS) is a fatal disease.
Methods: 26 patients received intrathecal mesenchymal stem cells (MSCs).
Results: MSCs were safe and slowed the decline of the ALSFRS-R score.
"""


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A seeds folder with two captures and an empty outputs folder, both named by the environment."""
    for name in ("vocabulary", "rules"):
        shutil.copytree(ROOT / "seeds" / name, tmp_path / "seeds" / name)
    documents = tmp_path / "seeds" / "documents"
    documents.mkdir()
    documents.joinpath("a.txt").write_text(CAPTURE)
    documents.joinpath("b.txt").write_text(CAPTURE.replace("26", "31"))
    monkeypatch.setenv("ALS_EVIDENCE_SEEDS", str(tmp_path / "seeds"))
    monkeypatch.setenv("ALS_EVIDENCE_OUTPUTS", str(tmp_path / "outputs"))
    monkeypatch.delenv("ALS_EVIDENCE_DOCUMENTS", raising=False)
    with seeds_compiled_once():
        yield tmp_path


@pytest.fixture
def instance(request: pytest.FixtureRequest) -> Iterator[dg.DagsterInstance]:
    """An instance that keeps its runs and events in memory, or on disk where a test asks for it."""
    on_disk = getattr(request, "param", "") == "on disk"
    with dg.instance_for_test() if on_disk else dg.DagsterInstance.ephemeral() as made:
        yield made


Launch = Callable[..., dg.ExecuteInProcessResult]


@pytest.fixture
def launch(folders: Path, instance: dg.DagsterInstance) -> Launch:
    """Runs the job over all assets, or over some."""
    everything = definitions().resolve_job_def("everything")

    def run(*assets: str, **config: Any) -> dg.ExecuteInProcessResult:
        return everything.execute_in_process(
            run_config={"resources": {"ingestion": {"config": config}}},
            asset_selection=[dg.AssetKey(asset.split("/")) for asset in assets] or None,
            instance=instance,
            raise_on_error=False,
        )

    return run


def materialized(result: dg.ExecuteInProcessResult) -> list[str]:
    return sorted(event.asset_key.to_user_string() for event in result.get_asset_materialization_events())


def data_files(version: Version) -> dict[str, Path]:
    return {
        str(path.relative_to(version.path)): path
        for name in version.manifest["tables"]
        if name != CHANGES.name
        for path in version.table(name)
    }


def test_the_definitions_load() -> None:
    dg.Definitions.validate_loadable(definitions())


def test_there_is_one_asset_per_table_and_one_for_the_version() -> None:
    nodes = list(definitions().resolve_asset_graph().asset_nodes)

    expected = {f"{table.stage}/{table.name}" for table in TABLES.values()} | {
        "dataset/version",
        "raw_text/inputs",
    }
    assert {node.key.to_user_string() for node in nodes} == expected
    assert {node.group_name for node in nodes} == {"als_cell_evidence"}
    assert all(node.description and node.owners and node.kinds for node in nodes)
    assert [node.key.to_user_string() for node in nodes if not node.code_version] == ["raw_text/inputs"]
    assert all(node.tags["stage"] == node.key.path[0] for node in nodes)


def test_the_triggers_are_off_until_someone_turns_them_on() -> None:
    assert new_documents.default_status is dg.DefaultSensorStatus.STOPPED
    assert daily_reingest.default_status is dg.DefaultScheduleStatus.STOPPED


def test_loading_the_definitions_makes_nothing(folders: Path) -> None:
    definitions()

    assert not (folders / "outputs").exists()


def test_each_run_publishes_one_version_and_an_equal_one_is_all_links(launch: Launch, folders: Path) -> None:
    first, again, anew = launch(), launch(), launch(full_refresh=True, workers=1)

    assert first.success
    assert again.success
    assert anew.success
    versions = list_versions(folders / "outputs")
    assert [version.run_id for version in versions] == [first.run_id, again.run_id, anew.run_id]
    files = [data_files(version) for version in versions]
    assert files[0].keys() == files[1].keys() == files[2].keys()
    assert all(os.path.samefile(path, other[name]) for other in files[1:] for name, path in files[0].items())
    assert len({version.manifest["fingerprint"] for version in versions}) == 1


def test_a_run_shows_rows_checks_and_the_version_in_the_catalog(launch: Launch, folders: Path) -> None:
    result = launch()

    version = latest(folders / "outputs")
    events = {event.asset_key.path[-1]: event for event in result.get_asset_materialization_events()}
    captures = events["captures"].materialization
    assert captures.metadata["dagster/row_count"].value == 2
    assert captures.metadata["documents_computed"].value == 2
    assert "`a.txt`" in captures.metadata["preview"].value
    assert captures.metadata["kept"].value == 2
    assert captures.metadata["seconds_of_stage"].value > 0
    mentions = events["mentions"].materialization.metadata
    assert mentions["entity_type"].value.startswith("![mentions by type](data:image/svg+xml,")
    assert "sentence_id" in mentions["dagster/column_lineage"].value.deps_by_column
    assert events["version"].materialization.metadata["changes"].value == "There is no version before."
    assert events["version"].materialization.metadata["path"].value == str(version.path)
    assert events["version"].materialization.metadata["kept"].value == 2
    checks = result.get_asset_check_evaluations()
    promised = definitions().resolve_asset_graph().asset_check_keys - set(CHECKS)
    assert {check.asset_check_key for check in checks} == promised
    assert all(check.passed for check in checks)
    rows = {check.asset_check_key.to_user_string(): check.metadata["rows"].value for check in checks}
    assert rows["dataset/quarantine:ledger"] == 2
    assert rows["raw_text/captures:schema"] == 2


def test_equal_rows_have_one_data_version_and_other_rows_another(launch: Launch, folders: Path) -> None:
    def data_version(result: dg.ExecuteInProcessResult) -> str | None:
        [event] = result.get_asset_materialization_events()
        return (event.materialization.tags or {}).get("dagster/data_version")

    first, again = (data_version(launch("raw_text/captures")) for _ in range(2))
    folders.joinpath("seeds/documents/a.txt").write_text(CAPTURE.replace("26", "44"))
    other = data_version(launch("raw_text/captures"))

    assert first == again
    assert first != other


def test_one_selected_asset_is_materialized_alone(launch: Launch, folders: Path) -> None:
    result = launch("entities/mentions")

    assert result.success
    assert materialized(result) == ["entities/mentions"]
    assert {check.asset_key.path[-1] for check in result.get_asset_check_evaluations()} == {"mentions"}
    assert list_versions(folders / "outputs") == []


def test_the_version_alone_can_be_selected(launch: Launch, folders: Path) -> None:
    result = launch("dataset/version")

    assert materialized(result) == ["dataset/version"]
    assert latest(folders / "outputs").run_id == result.run_id


def misquote(run: Run) -> Made:
    raise PromiseError("unique_keys", "documents", "document_id 0123456789abcdef")


def test_a_broken_promise_fails_its_check_and_stops_the_run(folders: Path) -> None:
    replaced = ("raw_text", "clean_text")
    made = (asset for asset in definitions().assets or () if isinstance(asset, dg.AssetsDefinition))
    assets = [stage_assets(RAW_TEXT, raw_text), stage_assets(CLEAN_TEXT, misquote)]
    assets += [asset for asset in made if asset.op.name not in replaced]

    result = dg.materialize(assets, resources={"ingestion": Ingestion()}, raise_on_error=False)

    assert not result.success
    assert materialized(result) == ["raw_text/captures"]
    [failed] = [check for check in result.get_asset_check_evaluations() if not check.passed]
    assert failed.asset_check_key.to_user_string() == "clean_text/documents:unique_keys"
    assert "0123456789abcdef" in str(failed.metadata["broken by"].value)
    assert list_versions(folders / "outputs") == []
    [record] = list_runs(folders / "outputs")
    assert (record["run_id"], record["status"]) == (result.run_id, "failed")
    assert record["failure"]["type"] == "PromiseError"


def test_a_broken_seed_fails_the_run_with_its_place_and_cure(launch: Launch, folders: Path) -> None:
    table = next(folders.glob("seeds/vocabulary/*.tsv"))
    table.write_text(f"{table.read_text()}no curie\tlabel\t\t\t\t\t\t\t\n")

    result = launch()

    assert not result.success
    message = json.dumps([event.message + str(event.event_specific_data) for event in result.all_events])
    assert table.name in message
    assert "no curie" in message
    assert list_versions(folders / "outputs") == []


@pytest.mark.parametrize(
    "config",
    [
        {"resources": {"ingestion": {"config": {"full_refresh": "perhaps"}}}},
        {"resources": {"ingestion": {"config": {"workers": "all"}}}},
        {"resources": {"ingestion": {"config": {"outputs": "/etc"}}}},
        {"resources": {"ingestion": {"config": {"documents": "https://example.org"}}}},
        {"resources": {"io_manager": {"config": {"base_dir": "/etc"}}}},
        {"execution": {"config": {"marker_to_close": "/etc/passwd"}}},
        {"ops": {"raw_text": {"inputs": {"captures": {"pickle": {"path": "/etc/passwd"}}}}}},
    ],
)
def test_a_run_config_can_neither_be_nonsense_nor_name_a_place(config: dict[str, Any]) -> None:
    job = definitions().resolve_job_def("everything")

    with pytest.raises(dg.DagsterInvalidConfigError):
        dg.validate_run_config(job, config)


def test_a_run_config_names_refresh_and_workers() -> None:
    job = definitions().resolve_job_def("everything")

    config = {"resources": {"ingestion": {"config": {"full_refresh": True, "workers": 2}}}}
    assert dg.validate_run_config(job, config)


@pytest.mark.parametrize("name", ["everything", "reingest_changed", "rebuild_full", "verify", "prune"])
def test_each_job_says_what_it_is_for_and_runs_as_the_launchpad_shows_it(name: str) -> None:
    job = definitions().resolve_job_def(name)

    assert job.description
    assert dg.validate_run_config(job)


@pytest.mark.parametrize("trigger", [new_documents, daily_reingest])
def test_each_trigger_says_when_it_starts_a_run(
    trigger: dg.SensorDefinition | dg.ScheduleDefinition,
) -> None:
    assert "start a run" in (trigger.description or "").lower()


def test_nothing_is_done_where_nothing_changed(
    launch: Launch, folders: Path, instance: dg.DagsterInstance
) -> None:
    launch("dataset/version")
    job = definitions().resolve_job_def("reingest_changed")

    idle = job.execute_in_process(instance=instance)
    folders.joinpath("seeds/documents/c.txt").write_text(CAPTURE.replace("26", "44"))
    busy = job.execute_in_process(instance=instance)

    assert idle.success
    assert materialized(idle) == []
    assert len(materialized(busy)) == len(TABLES) + 1
    assert len(list_versions(folders / "outputs")) == 2


def test_a_run_is_not_asked_for_everything_and_nothing(launch: Launch, folders: Path) -> None:
    result = launch(full_refresh=True, skip_unchanged=True)

    assert not result.success
    assert "choose one" in json.dumps([str(event.event_specific_data) for event in result.all_events])
    assert not (folders / "outputs").exists()


def verified(instance: dg.DagsterInstance, version: str = "latest") -> dict[str, bool]:
    job = definitions().resolve_job_def("verify")
    config = {"ops": {"verify_version": {"config": {"version": version}}}}
    result = job.execute_in_process(run_config=config, instance=instance, raise_on_error=False)
    found = {check.check_name: check.passed for check in result.get_asset_check_evaluations()}
    assert result.success == (all(found.values()) and found != {})
    return found


def test_a_version_is_verified_from_its_files(
    launch: Launch, folders: Path, instance: dg.DagsterInstance
) -> None:
    launch("dataset/version")
    version = latest(folders / "outputs")

    assert set(verified(instance)) == {key.name for key in CHECKS}
    assert all(verified(instance, version.name).values())
    assert verified(instance, "../../etc") == {}

    part = version.table("mentions")[0]
    part.chmod(0o644)
    part.write_bytes(part.read_bytes()[:-1])
    assert not verified(instance)["published_files"]


def test_pruning_keeps_the_newest(launch: Launch, folders: Path, instance: dg.DagsterInstance) -> None:
    launch("dataset/version")
    launch("dataset/version")
    newest = latest(folders / "outputs").name

    config = {"ops": {"prune_versions": {"config": {"keep": 1}}}}
    done = definitions().resolve_job_def("prune").execute_in_process(run_config=config, instance=instance)

    assert done.success
    assert [version.name for version in list_versions(folders / "outputs")] == [newest]


@pytest.mark.parametrize("keep", [0, -3])
def test_pruning_keeps_at_least_one(keep: int, folders: Path) -> None:
    config = {"ops": {"prune_versions": {"config": {"keep": keep}}}}
    job = definitions().resolve_job_def("prune")

    result = job.execute_in_process(run_config=config, raise_on_error=False)

    assert not result.success
    assert "greater than or equal to 1" in json.dumps(
        [str(event.event_specific_data) for event in result.all_events]
    )


def test_no_run_works_with_less_than_one_process(launch: Launch, folders: Path) -> None:
    result = launch(workers=0)

    assert not result.success
    assert not (folders / "outputs").exists()


def sensor_answer(instance: dg.DagsterInstance) -> dg.RunRequest | str | None:
    tick = new_documents.evaluate_tick(dg.build_sensor_context(instance=instance))
    return tick.run_requests[0] if tick.run_requests else tick.skip_message


def schedule_answer(instance: dg.DagsterInstance) -> dg.RunRequest | str | None:
    tick = daily_reingest.evaluate_tick(dg.build_schedule_context(instance=instance))
    return tick.run_requests[0] if tick.run_requests else tick.skip_message


@pytest.mark.parametrize("answer", [sensor_answer, schedule_answer])
@pytest.mark.parametrize("instance", ["on disk"], indirect=True)
def test_a_trigger_runs_what_changed_and_else_says_what_it_saw(
    answer: Callable[[dg.DagsterInstance], Any], launch: Launch, folders: Path, instance: dg.DagsterInstance
) -> None:
    documents, rules = folders / "seeds/documents", sorted(folders.glob("seeds/rules/*.yaml"))
    n_seeds = len(rules) + len(list(folders.glob("seeds/vocabulary/*.tsv")))
    keys = [answer(instance).run_key, answer(instance).run_key]
    assert keys[0] == keys[1]

    launch("dataset/version")
    version = latest(folders / "outputs").name
    assert answer(instance) == f"2 inputs and {n_seeds} seed files are as in {version}."

    documents.joinpath("c.txt").write_text("new")
    keys.append(answer(instance).run_key)
    documents.joinpath("c.txt").unlink()
    assert answer(instance) == f"2 inputs and {n_seeds} seed files are as in {version}."
    documents.joinpath("a.txt").write_text(CAPTURE.replace("26", "44"))
    keys.append(answer(instance).run_key)
    documents.joinpath("a.txt").unlink()
    keys.append(answer(instance).run_key)
    rules[0].write_text(f"{rules[0].read_text()}\n")
    keys.append(answer(instance).run_key)
    assert len(set(keys)) == 5


def test_a_trigger_tells_the_run_what_it_saw(
    launch: Launch, folders: Path, instance: dg.DagsterInstance
) -> None:
    launch("dataset/version")
    folders.joinpath("seeds/documents/c.txt").write_text("new")
    folders.joinpath("seeds/documents/a.txt").unlink()
    rules = sorted(folders.glob("seeds/rules/*.yaml"))
    rules[0].write_text(f"{rules[0].read_text()}\n")

    found = sensor_answer(instance).tags["als_cell_evidence/found"]

    version = latest(folders / "outputs").name
    assert found.endswith(f"; since {version}: 1 new inputs, 1 gone inputs, 1 changed seed files.")


def test_looks_are_noted_where_the_graph_begins(
    launch: Launch, folders: Path, instance: dg.DagsterInstance
) -> None:
    launch("dataset/version")
    noted = instance.get_latest_materialization_event(INPUTS)
    sensor_answer(instance)

    assert noted.asset_materialization.metadata["inputs"].value == 2
    assert instance.get_latest_materialization_event(INPUTS).timestamp == noted.timestamp


def test_a_state_that_comes_back_is_run_again(
    launch: Launch, folders: Path, instance: dg.DagsterInstance
) -> None:
    extra = folders / "seeds/documents/c.txt"
    first = sensor_answer(instance)
    launch("dataset/version")
    extra.write_text(CAPTURE.replace("26", "44"))
    launch("dataset/version")
    extra.unlink()

    back = sensor_answer(instance)

    assert isinstance(first, dg.RunRequest)
    assert isinstance(back, dg.RunRequest)
    assert first.run_key != back.run_key
