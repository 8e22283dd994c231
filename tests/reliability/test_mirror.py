"""A store without rename or lock holds whole versions, whoever else writes, and wherever a put fails."""

from __future__ import annotations

import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

import pytest
from moto.server import DomainDispatcherApplication, create_backend_app
from pyiceberg.table import StaticTable
from werkzeug.serving import make_server

import pipeline
from pipeline.errors import EvidenceError, UsageError
from pipeline.publish import DamagedVersionError, NoVersionError, list_versions
from pipeline.publish.iceberg import register
from pipeline.publish.mirror import mirror, mirrored_manifest, restore
from pipeline.publish.mirror.faults import OtherHistoryError, StoreError
from pipeline.publish.mirror.store import Store

MIRROR_ALL = """
import sys
from pathlib import Path
from pipeline.errors import UsageError
from pipeline.publish import list_versions
from pipeline.publish.mirror import mirror
for version in list_versions(Path(sys.argv[1])):
    try:
        mirror(version, sys.argv[2])
    except UsageError as error:
        print(error)
"""


@dataclass
class Server:
    """S3 on this machine, one request at a time, as a store's conditions need; some puts may be refused."""

    refused: Callable[[int], bool] = lambda number: False
    puts: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    app: DomainDispatcherApplication = field(
        default_factory=lambda: DomainDispatcherApplication(create_backend_app)
    )

    def __call__(self, environ, start_response):
        with self.lock:
            self.puts += environ["REQUEST_METHOD"] == "PUT"
            if environ["REQUEST_METHOD"] == "PUT" and self.refused(self.puts):
                start_response("403 Forbidden", [("Content-Length", "0")])
                return [b""]
            return list(self.app(environ, start_response))

    def refuse_from(self, number):
        """Count puts anew, and refuse all from this one on."""
        self.puts, self.refused = 0, lambda put: put >= number


@pytest.fixture(scope="module")
def server():
    served = Server()
    http = make_server("127.0.0.1", 0, served, threaded=True)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    served.url = f"http://127.0.0.1:{http.port}"
    yield served
    http.shutdown()


@pytest.fixture
def url(server, monkeypatch, request):
    """An empty store of this test's own."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_REGION": "us-east-1",
        "AWS_ALLOW_HTTP": "true",
        "AWS_ENDPOINT_URL": server.url,
    }.items():
        monkeypatch.setenv(name, value)
    server.refuse_from(10**9)
    bucket = sha256(request.node.name.encode()).hexdigest()[:32]
    urllib.request.urlopen(urllib.request.Request(f"{server.url}/{bucket}", method="PUT")).close()
    return f"s3://{bucket}/folder"


def tag_at(url, version=None):
    """The tag of a mirrored version, or of the latest; fails where its tables don't agree."""
    version = version or pipeline.latest_version(url)
    (work,) = pipeline.load("works", version, url, columns=["title"])["title"]
    same, mention = pipeline.load("mentions", version, url)["surface"]
    assert (same, mention) == ("same", work)
    return work


def test_a_mirrored_version_loads_as_it_does_here(new_lab, url):
    lab = new_lab("lab")
    mirror(lab.publish("one"), url)
    assert pipeline.load("mentions", outputs=url).equals(pipeline.load("mentions", outputs=lab.outputs))


def test_what_the_store_has_is_not_sent_again(new_lab, url):
    lab = new_lab("lab")
    first, second = lab.publish("one"), lab.publish("two")
    assert mirror(first, url).copied == 0
    assert mirror(second, url).copied == 1
    assert mirror(second, url) == (second.name, url, 0, 0)
    assert [tag_at(url, version.name) for version in (first, second)] == ["one", "two"]


def test_wherever_a_put_fails_readers_see_a_whole_version_and_the_next_mirror_finishes(new_lab, url, server):
    lab = new_lab("lab")
    mirror(lab.publish("0"), url)
    for number in range(1, 100):
        version = lab.publish(str(number))
        server.refuse_from(number)
        try:
            mirror(version, url)
        except StoreError:
            assert tag_at(url) == str(number - 1)
        else:
            break
        server.refuse_from(10**9)
        mirror(version, url)
        assert tag_at(url) == str(number)
    assert number > 10


def test_two_publishers_of_one_chain_never_move_the_pointer_back(new_lab, url):
    lab = new_lab("lab")
    for number in range(6):
        lab.publish(str(number))
    command = [sys.executable, "-c", MIRROR_ALL, str(lab.outputs), url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    seen = []
    while any(one.poll() is None for one in running):
        try:
            seen.append(int(tag_at(url)))
        except NoVersionError:
            continue
    assert [one.wait() for one in running] == [0, 0]
    assert seen == sorted(seen)
    assert tag_at(url) == "5"
    assert pipeline.latest_version(url) == pipeline.latest_version(lab.outputs)


def test_of_two_histories_one_wins_and_the_other_is_told(new_lab, url):
    labs = [new_lab(name) for name in "ab"]
    for lab, name in zip(labs, "ab", strict=True):
        for number in "123":
            lab.publish(name * 7 + number)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", MIRROR_ALL, str(lab.outputs), url], stdout=subprocess.PIPE, text=True
        )
        for lab in labs
    ]
    told = [one.communicate()[0].splitlines() for one in running]
    winner = tag_at(url)[0]
    assert tag_at(url) == f"{winner * 7}3"
    assert told["ab".index(winner)] == []
    lost = told[1 - "ab".index(winner)]
    assert len(lost) == 3
    assert all("is not one that" in line for line in lost)


def test_the_pointer_does_not_go_back(new_lab, url):
    lab = new_lab("lab")
    first, second = lab.publish("one"), lab.publish("two")
    mirror(second, url)
    with pytest.raises(OtherHistoryError, match="is not one that v000001-run-0000 follows"):
        mirror(first, url)
    assert tag_at(url) == "two"


def test_a_damaged_file_is_not_sent(new_lab, url):
    lab = new_lab("lab")
    mirror(lab.publish("one"), url)
    version = lab.publish("two")
    part = version.table("works")[0]
    part.chmod(0o644)
    part.write_bytes(b"other")
    with pytest.raises(DamagedVersionError, match=r"works\.parquet does not|SHA-256"):
        mirror(version, url)
    assert tag_at(url) == "one"


def test_an_object_that_is_gone_is_named(new_lab, url):
    version = new_lab("lab").publish("one")
    mirror(version, url)
    Store.at(url).objects.delete(f"{version.name}/works.parquet")
    with pytest.raises(DamagedVersionError, match=rf"{url}/{version.name}/works.parquet: is not there"):
        pipeline.load("works", outputs=url)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"table": "work"}, "no table 'work'"),
        ({"table": "works", "version": "v000009-00000000"}, "no version 'v000009-00000000'"),
        ({"table": "works", "version": "../x"}, "no version"),
        ({"table": "works", "columns": ["name"]}, "no column 'name'"),
    ],
)
def test_what_a_mirror_does_not_have_is_named(new_lab, url, arguments, message):
    mirror(new_lab("lab").publish("one"), url)
    with pytest.raises(UsageError, match=message):
        pipeline.load(outputs=url, **arguments)


def test_a_pointer_that_names_nothing_is_damage(new_lab, url):
    Store.at(url).put("LATEST.json", b"{}")
    for use in (
        lambda: mirror(new_lab("lab").publish("one"), url),
        lambda: pipeline.load("works", outputs=url),
    ):
        with pytest.raises(DamagedVersionError, match=r"LATEST\.json: names no version"):
            use()


def test_a_mirrored_version_may_be_iceberg_tables_of_its_own_files(new_lab, url, server):
    mirror(new_lab("lab").publish("one"), url)
    manifest = mirrored_manifest(url)
    made = register(manifest, files=f"{url}/{manifest['version']}", warehouse=f"{url}/iceberg")
    table = StaticTable.from_metadata(made["works"], {"s3.endpoint": server.url, "s3.region": "us-east-1"})
    assert table.scan().to_arrow()["title"].to_pylist() == ["one"]


def test_a_machine_that_lost_its_outputs_goes_on_from_the_mirror(new_lab, url):
    mirror(new_lab("lost").publish("one"), url)
    lab = new_lab("new")
    restore(url, lab.outputs)
    mirror(lab.publish("two"), url)
    assert [tag_at(url, version.name) for version in list_versions(lab.outputs)] == ["one", "two"]
    assert tag_at(url) == "two"


def test_an_empty_store_has_no_version(url):
    with pytest.raises(NoVersionError, match="no version 'latest'"):
        pipeline.load("works", outputs=url)


@pytest.mark.parametrize("address", ["nowhere", "s3://", "file:///nowhere", "https://example.org/folder"])
def test_an_address_of_no_store_is_named(new_lab, address):
    with pytest.raises(UsageError, match=f"'{address}' is no object store: .*"):
        mirror(new_lab("lab").publish("one"), address)


def test_an_address_of_no_mirror_is_named():
    with pytest.raises(EvidenceError, match="is no address of a mirror"):
        pipeline.load("works", outputs="nowhere://bucket")
