"""Measures the project beside its peers, in one interleaved run, and writes RESULTS.md.

sh bench/run.sh            # makes the environment and runs this
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import peers
import samples
import yaml

from generator import reports
from generator.basis import resources
from generator.checking.report import check
from generator.printing import look
from generator.printing.composing import compose
from generator.printing.writers import WRITERS

HERE = Path(__file__).parent
ROUNDS = 11
VARIANTS = 40
STATUS = "/proc/self/status"
MANY, BATCHES = 400, 5  # reports in a folder, and how often it is printed
BARE = "the bare import of click, PyYAML, Jinja2, Cerberus, python-docx"
LENGTHS = {1: 15, 10: 7, 100: 5}  # how many times as long, and how often each is measured


class Target(NamedTuple):
    """One promise: a name, the ratio measured, and whether it must be at least or at most."""

    name: str
    measured: float
    bound: float
    at_least: bool

    @property
    def kept(self) -> bool:
        """Whether the promise holds."""
        return self.measured >= self.bound if self.at_least else self.measured <= self.bound


def whole(file: Path) -> tuple[bytes, bytes]:
    """The whole job: a YAML file read, checked, and made into TXT and DOCX."""
    found = reports.read(file)
    problems = check(found)
    assert not problems, problems
    document = compose(found)
    return WRITERS["txt"](document, look.house()), WRITERS["docx"](document, look.house())


def seconds(job: Callable[[int], object], count: int) -> float:
    """Processor time of one run of a job, children's included, over `count` variants."""
    before = spent()
    for number in range(count):
        job(number % VARIANTS)
    return (spent() - before) / count


def spent() -> float:
    """Processor seconds of this process and of its children so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def throughput(folder: Path) -> dict[str, list[float]]:
    """Seconds a report, round by round, of every contender in turn."""
    files = []
    for number in range(VARIANTS):
        files.append(folder / f"{number}.yaml")
        files[-1].write_text(samples.variant(number), encoding="utf-8")
    documents = [samples.document(file) for file in files]
    data = [samples.ready(document) for document in documents]
    sample = peers.writer(documents[0])
    floor, docxtpl, pandoc = (
        peers.floor(sample),
        peers.docxtpl(folder, sample),
        peers.pandoc(folder, sample),
    )
    jobs: dict[str, tuple[Callable[[int], object], int]] = {
        "fazhi, whole job": (lambda n: whole(files[n]), VARIANTS),
        "fazhi, DOCX alone": (lambda n: peers.writer(documents[n]), VARIANTS),
        "floor": (lambda n: floor(documents[n]), VARIANTS),
        "docxtpl": (lambda n: docxtpl(data[n]), VARIANTS // 2),
        "pandoc": (lambda n: pandoc(data[n]), VARIANTS // 4),
    }
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for round_ in range(ROUNDS + 1):
        for name, (job, count) in jobs.items():
            used = seconds(job, count)
            if round_:  # the first round warms up
                taken[name].append(used)
    return taken


def ratio(above: list[float], below: list[float]) -> float:
    """The median of the ratios, round by round."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def growth(folder: Path) -> dict[int, tuple[float, float]]:
    """Seconds and MB above the interpreter's own, by how many times as long the report is."""
    measured = {}
    done = subprocess.run(
        [sys.executable, "-c", f"print(open({STATUS!r}).read())"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    interpreter = peak(done.stdout)
    for times, runs in LENGTHS.items():
        file = folder / f"long-{times}.yaml"
        file.write_text(samples.longer(times), encoding="utf-8")
        command = [sys.executable, str(HERE / "run.py"), "one", str(file), str(runs)]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        used, memory = done.stdout.split()
        measured[times] = float(used), float(memory) - interpreter
    return measured


def one(file: Path, runs: int) -> None:
    """Print the median seconds of the whole job and the MB at the most, in a process of its own."""
    whole(samples.EXAMPLE)
    taken = []
    for _ in range(runs):
        start = time.process_time()
        whole(file)
        taken.append(time.process_time() - start)
    print(statistics.median(taken), peak(Path(STATUS).read_text(encoding="utf-8")))


def peak(status: str) -> float:
    """The most memory that a process held, by its /proc/self/status: MB.

    What getrusage says of it holds what its parent had, too.
    """
    return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) / 1024


def cold(folder: Path) -> dict[str, list[float]]:
    """Wall seconds of whole processes, round by round."""
    reference = folder / "reference.docx"
    binary, report = str(Path(sys.executable).with_name("fazhi")), folder / "report.yaml"
    report.write_bytes(samples.EXAMPLE.read_bytes())
    words = samples.ready(samples.document(report))
    ready = folder / "ready.yaml"
    ready.write_text(yaml.safe_dump(words, allow_unicode=True, width=10**6), encoding="utf-8")
    route = [
        sys.executable,
        str(HERE / "cold.py"),
        str(ready),
        str(folder / "cold.docx"),
        str(reference),
        peers.pandoc_path(),
    ]
    commands = {
        "fazhi render": [binary, "render", str(report)],
        "fazhi check": [binary, "check", str(report)],
        BARE: [sys.executable, "-c", "import click, yaml, jinja2, cerberus, docx"],
        "YAML → Markdown → pandoc": route,
    }
    for package in (
        Path(look.__file__).parents[1],
        resources.templates(),
    ):  # as pip does at installation
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(package)], check=True)
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for round_ in range(2 * ROUNDS + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            if round_:
                taken[name].append(time.perf_counter() - start)
    return taken


def batch(folder: Path) -> dict[int, list[float]]:
    """Wall seconds of printing a folder of reports, round by round, by the number of processes."""
    many = folder / "many"
    many.mkdir()
    for number in range(MANY):
        (many / f"{number}.yaml").write_text(samples.variant(number % VARIANTS), encoding="utf-8")
    binary = str(Path(sys.executable).with_name("fazhi"))
    taken: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(BATCHES):
        for jobs, times in taken.items():
            command = [binary, "render", str(many), "-o", str(folder / "out"), "--jobs", str(jobs)]
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            times.append(time.perf_counter() - start)
    return taken


def main() -> None:
    """Measure everything and write the results."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        long = growth(folder)  # first, while this process has had no large child
        warm, processes, many = throughput(folder), cold(folder), batch(folder)
    bare = processes[BARE]
    growth_in_time = long[100][0] / long[10][0]
    growth_in_memory = long[100][1] / long[10][1]
    whole_job = ratio(warm["docxtpl"], warm["fazhi, whole job"])
    docx_alone = ratio(warm["fazhi, DOCX alone"], warm["floor"])
    targets = [
        Target("whole job, reports a second: × docxtpl", whole_job, 1, at_least=True),
        Target("DOCX alone, time: × the floor", docx_alone, 1.5, at_least=False),
        Target("100 × as long against 10 × as long, time", growth_in_time, 11, at_least=False),
        Target("100 × as long against 10 × as long, memory", growth_in_memory, 11, at_least=False),
        Target(f"cold: `fazhi render`, time: × {BARE}", ratio(processes["fazhi render"], bare), 3, at_least=False),
        Target(f"cold: `fazhi check`, time: × {BARE}", ratio(processes["fazhi check"], bare), 2.5, at_least=False),
        Target("a folder of reports: 2 processes × 1", ratio(many[1], many[2]), 1.7, at_least=True),
    ]  # fmt: skip
    plot(warm, processes)
    (HERE / "RESULTS.md").write_text(page(targets, warm, long, processes, many), encoding="utf-8")
    for target in targets:
        print(f"{'kept ' if target.kept else 'MISSED'} {target.name}: {target.measured:.2f}")


def page(
    targets: list[Target],
    warm: dict[str, list[float]],
    long: dict[int, tuple[float, float]],
    processes: dict[str, list[float]],
    many: dict[int, list[float]],
) -> str:
    """RESULTS.md."""
    middle = statistics.median
    lines = [
        "# Results", "",
        f"From one interleaved run of `sh bench/run.sh` on {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}. Ratios are medians of {ROUNDS} rounds taken pair by pair; "
        "the times themselves hold for this machine only.", "",
        "| promise | measured | bound | kept |", "|---|--:|--:|---|",
        *(f"| {t.name} | {t.measured:.2f} | {'≥' if t.at_least else '≤'} {t.bound:g} | {'yes' if t.kept else '**no**'} |" for t in targets),
        "", "![Time a report](results.png)", "", "## One report in a running process", "",
        f"`{samples.EXAMPLE.relative_to(HERE.parent)}`, {VARIANTS} variants of it. The whole job reads the YAML, checks it and makes "
        "TXT and DOCX; docxtpl and pandoc are given ready data and check nothing. The floor is the same DOCX by string formatting and zip.", "",
        "| | ms a report (min–max) | reports a second |", "|---|--:|--:|",
        *(f"| {name} | {middle(t) * 1e3:.2f} ({min(t) * 1e3:.2f}–{max(t) * 1e3:.2f}) | {1 / middle(t):.0f} |" for name, t in warm.items()),
        "", "## Longer reports", "", "| times as long | ms | MB above the interpreter's own |", "|--:|--:|--:|",
        *(f"| {times} | {spent * 1e3:.1f} | {memory:.1f} |" for times, (spent, memory) in long.items()),
        "", "## Whole processes", "", "| | ms (min–max) |", "|---|--:|",
        *(f"| {name} | {middle(t) * 1e3:.0f} ({min(t) * 1e3:.0f}–{max(t) * 1e3:.0f}) |" for name, t in processes.items()),
        "", f"## A folder of {MANY} reports", "", "| processes | s (min–max) | reports a second |", "|--:|--:|--:|",
        *(f"| {jobs} | {middle(t):.2f} ({min(t):.2f}–{max(t):.2f}) | {MANY / middle(t):.0f} |" for jobs, t in many.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def plot(warm: dict[str, list[float]], processes: dict[str, list[float]]) -> None:
    """Two bar charts: a report in a running process, and whole processes."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2, figsize=(11, 3))
    names = [name.replace("→", "to") for name in processes]
    for axis, title, labels, times in (
        (axes[0], "One report in a running process, ms (log)", list(warm), list(warm.values())),
        (axes[1], "Whole process, ms", names, list(processes.values())),
    ):
        axis.barh(labels, [statistics.median(t) * 1e3 for t in times], color="#4878a8")
        axis.set_title(title, fontsize=10)
        axis.invert_yaxis()
    axes[0].set_xscale("log")
    figure.tight_layout()
    figure.savefig(HERE / "results.png", dpi=90)


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        one(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
