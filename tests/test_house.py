"""The rules of the house, read from the code itself."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pmodash"
FLOORS = (
    ("findings", "languages", "vocabulary"),
    ("workbook",),
    ("network",),
    ("planning",),
    ("measures",),
    ("selection", "knowledge", "measuring", "analysis_json", "analysis", "actions", "summary"),
    ("journal",),
    ("comparison", "importing", "redaction"),
    ("figures", "demo"),
    ("story",),
    ("packs",),
    ("inspection", "option_values"),
    ("ui", "cli", "__main__"),
)
NEVER = {("journal", "analysis"), ("journal", "selection"), ("journal", "measures")}
ROOMS = {
    "streamlit": ("ui",),
    "plotly": ("figures", "ui"),
    "openpyxl": ("workbook", "packs", "demo"),
    "python_calamine": ("workbook",),
    "msoffcrypto": ("workbook",),
    "olefile": ("workbook",),
    "rapidfuzz": ("network",),
    "pptx": ("packs",),
    "typst": ("packs",),
}


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def inner_imports(name: str, known: dict[str, Path]) -> set[str]:
    found = {target for target in imports_of(known[name]) if target in known}
    packages = {target for target in found if known[target].name == "__init__.py"}
    return found - packages - {name}


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def floor(module: str) -> int:
    return next(level for level, rooms in enumerate(FLOORS) if room(module) in rooms)


def test_every_module_has_a_floor() -> None:
    known = {r for rooms in FLOORS for r in rooms} | {"", "data"}
    assert {room(name) for name in modules()} <= known


def test_imports_run_downward_only() -> None:
    known = modules()
    upward = [
        f"{name} imports {target}"
        for name in known
        if room(name)
        for target in inner_imports(name, known)
        if room(target) and (floor(target) > floor(name) or (room(name), room(target)) in NEVER)
    ]
    assert upward == []


def test_no_import_goes_round_in_a_circle() -> None:
    known = modules()
    waiting = {name: inner_imports(name, known) for name in known}
    while free := [name for name, needs in waiting.items() if not needs & waiting.keys()]:
        for name in free:
            del waiting[name]
    assert waiting == {}


@pytest.mark.parametrize("library", sorted(ROOMS))
def test_a_library_stays_in_its_rooms(library: str) -> None:
    outside = [
        name
        for name, path in modules().items()
        if any(target.split(".")[0] == library for target in imports_of(path)) and room(name) not in ROOMS[library]
    ]
    assert outside == []


def asks_for_today(node: ast.AST) -> bool:
    if not isinstance(node, ast.Attribute) or node.attr not in {"today", "now", "utcnow"}:
        return False
    return ast.unparse(node.value).split(".")[-1] in {"date", "datetime", "Timestamp"}


def test_nothing_in_the_package_asks_for_today() -> None:
    asking = [
        f"{name}:{node.lineno}"
        for name, path in modules().items()
        if room(name) != "ui"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if asks_for_today(node)
    ]
    assert asking == []


def test_only_one_module_of_the_pages_asks_for_today() -> None:
    asking = {
        name
        for name, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if asks_for_today(node)
    }
    assert len(asking) <= 1


def test_no_page_lies_flat_in_the_pages_folder() -> None:
    assert list((ROOT / "pages").glob("*.py")) == []


@pytest.mark.parametrize("page", sorted((ROOT / "pages").rglob("*.py")), ids=lambda p: p.stem)
def test_a_page_opens_its_own_frame_first_and_holds_no_logic(page: Path) -> None:
    tree = ast.parse(page.read_text("utf-8"))
    body = [n for n in tree.body if not isinstance(n, ast.Import | ast.ImportFrom)]
    statements = [n for n in body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
    assert "open_page" in ast.unparse(statements[0])
    source = page.read_text("utf-8")
    assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in ast.walk(tree))
    assert not any(word in source for word in ("groupby", "session_state", "unsafe_allow_html", "plotly"))


def test_no_module_is_longer_than_250_lines() -> None:
    long = {name: n for name, p in modules().items() if (n := len(p.read_text("utf-8").splitlines())) > 250}
    assert long == {}


def test_few_functions_are_longer_than_30_lines() -> None:
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in modules().values()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    ]
    assert sum(length > 30 for length in lengths) <= 0.02 * len(lengths)


def test_every_public_function_and_class_says_what_it_is_for() -> None:
    silent = [
        f"{name}.{node.name}"
        for name, path in modules().items()
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_requirement_is_pinned() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "-r"))]
    assert wanted and all("==" in line for line in wanted)


def test_the_app_keeps_to_this_machine_and_sends_no_statistics() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["address"] in {"127.0.0.1", "localhost"}
    assert config["browser"]["gatherUsageStats"] is False
