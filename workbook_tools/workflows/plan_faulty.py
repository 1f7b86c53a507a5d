"""Why a workflow that needs a sound plan did not begin."""

from workbook_tools.model.finding import Finding


class PlanFaulty(Exception):
    """The plan workbook has faults; nothing can be done before they are mended."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self.findings = findings
