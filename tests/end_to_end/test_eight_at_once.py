"""Eight runs started at once: one works at a time, the others say so; nothing is lost, nothing is doubled."""

from concurrent.futures import ThreadPoolExecutor

from plans import Q3
from quarters import Desk, run_apart, sha

from workbook_tools.demo.clerk import Answer, fill_in

RUNS = 8
NOW = "2020-09-16 10:00"


def test_eight_processes_at_once(desk: Desk) -> None:
    sent = {
        f"{code}.xlsx": fill_in(desk.form(code, Q3), Answer(fields={"filled_by": f"Олена Приклад {code}"}))
        for code in ("police", "hospital", "education", "culture")
    }
    for name, data in sent.items():
        desk.put(name, data)

    def ingest(_run: int) -> int:
        return run_apart("--workspace", str(desk.root), "ingest", "--json", now=NOW).status

    with ThreadPoolExecutor(RUNS) as pool:
        statuses = list(pool.map(ingest, range(RUNS)))
    assert set(statuses) <= {0, 1, 3}, "taken in, nothing left to take in, or another run holds the workspace"
    assert 1 in statuses, "the run that took them in returned what was not filled in"

    assert desk.run("ingest", now=NOW).status == 0, "nothing was left behind"
    assert desk.inbox() == []
    filed = desk.history().filed
    assert sorted(one.receipt.path for one in filed) == sorted(sent), "one receipt for each"
    assert desk.originals() == {sha(data): data for data in sent.values()}
