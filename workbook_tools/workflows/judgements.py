"""What a judgement is made of: findings in their order, and what stays as it was judged before."""

from collections.abc import Iterable

from msgspec.structs import replace

from workbook_tools.model.finding import Finding, Severity
from workbook_tools.model.receipt import Judgement, Outcome
from workbook_tools.rules import RULES_EDITION

_SEVERITIES = tuple(Severity)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, then warnings and notes; each in the order in which it was found."""
    return tuple(sorted(findings, key=lambda finding: _SEVERITIES.index(finding.severity)))


def judged_like(known: Judgement, outcome: Outcome, findings: tuple[Finding, ...], edition: str) -> Judgement:
    """Of the same report, as if by today's plan and rules; `edition`: the plan's. Its revision is yet to be counted."""
    return replace(
        known, outcome=outcome, findings=findings, plan_edition=edition, rules_edition=RULES_EDITION, revision=None
    )
