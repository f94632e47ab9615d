"""Findings as they may be seen: what kind of thing it is and how grave, without the workbook's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pmodash.findings import Finding
from pmodash.redaction.text_redaction import TextRedaction

_REMEDY = "The workbook itself tells more."
Hiding = Callable[[Iterable[Finding]], tuple[Finding, ...]]


def neutral_findings() -> Hiding:
    """What makes findings neutral: the same finding is the same each time, and two of a kind stay two."""
    known: dict[Finding, Finding] = {}
    kinds: dict[tuple[str, str], int] = {}

    def neutral(finding: Finding) -> Finding:
        if finding not in known:
            key = (finding.severity, finding.kind)
            kinds[key] = kinds.get(key, 0) + 1
            found = f"{finding.kind.replace('-', ' ')}, number {kinds[key]}"
            known[finding] = Finding(finding.severity, finding.kind, found=found, remedy=_REMEDY)
        return known[finding]

    return lambda findings: tuple(neutral(finding) for finding in findings)


def findings_naming_nobody(text: TextRedaction) -> Hiding:
    """What takes some people's names out of findings."""

    def without(finding: Finding) -> Finding:
        return replace(
            finding,
            sheet=text.of(finding.sheet),
            found=text.of(finding.found),
            expected=text.of(finding.expected),
            remedy=text.of(finding.remedy),
        )

    return lambda findings: tuple(without(finding) for finding in findings)
