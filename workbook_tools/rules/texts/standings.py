"""Phrases of how departments and files stand, and of the decisions about them."""

from workbook_tools.rules.entry import Sentence

_S = Sentence

PHRASES: dict[str, Sentence] = {
    # outcomes of files
    "outcome.accepted": _S("прийнято", "accepted"),
    "outcome.returned": _S("повернуто", "returned"),
    "outcome.held": _S("чекає рішення", "held"),
    "outcome.quarantined": _S("не прочитано", "quarantined"),
    "outcome.duplicate": _S("уже надходив", "duplicate"),
    "outcome.skipped": _S("пропущено", "skipped"),
    "outcome.rejected": _S("відхилено", "rejected"),
    # standings of departments
    "standing.missing": _S("не звітував", "missing"),
    "standing.held": _S("чекає рішення", "held"),
    "standing.returned": _S("повернуто", "returned"),
    "standing.rejected": _S("відхилено", "rejected"),
    "standing.accepted": _S("прийнято", "accepted"),
    "standing.accepted_late": _S("прийнято із запізненням", "accepted late"),
    "standing.nil": _S("заходи не проводились", "nil report"),
    "standing.late": _S("із запізненням", "late"),
    "standing.overdue": _S("прострочено", "overdue"),
    "standing.first_in_time": _S("перший {day} вчасно", "first {day} in time"),
    "standing.newer_held": _S("новий № {receipt} чекає рішення", "newer № {receipt} held"),
    "standing.newer_returned": _S("новий № {receipt} повернуто", "newer № {receipt} returned"),
    "incomplete": _S("* без даних частини виконавців.", "* without the figures of some executors."),
    # severities
    "severity.error": _S("помилка", "error"),
    "severity.warning": _S("попередження", "warning"),
    "severity.note": _S("примітка", "note"),
    "status_title": _S(
        "{quarter:label}. Звіти — до {deadline} включно, зведена інформація — до {summary} включно.",
        "{quarter}. Reports are due by {deadline}, the consolidated workbook by {summary}, both days included.",
    ),
    "summary_line": _S(
        "Враховано звіти {reported} з {count:підрозділу,підрозділів,підрозділів}",
        "Reports counted: {reported} of {count:department,departments}",
    ),
    "summary.missing": _S("не звітували:\u00a0{count}", "missing: {count}"),
    "summary.returned": _S("повернуто на доопрацювання:\u00a0{count}", "returned: {count}"),
    "summary.rejected": _S("відхилено:\u00a0{count}", "rejected: {count}"),
    "summary.held": _S("чекають рішення:\u00a0{count}", "held: {count}"),
    "left_out": _S("Ще не враховано: {names}.", "Not counted yet: {names}."),
    "not_asked": _S("За планом не звітують, тож не враховано: {names}.", "The plan does not ask: {names}."),
    "waiting_title": _S("Чекають Вашого рішення:", "Waiting for your decision:"),
    "waiting_elsewhere": _S(
        "Чекають Вашого рішення і звіти за інші квартали: {reports}.",
        "Reports of other quarters wait for your decision, too: {reports}.",
    ),
    "waiting_next": _S(
        "Щоб записати рішення, вкажіть номер надходження і причину:\n"
        '  workbook-tools decide accept НОМЕР --reason "…"\n'
        '  workbook-tools decide reject НОМЕР --reason "…"',
        "To record a decision, give the receipt's number and the reason:\n"
        '  workbook-tools decide accept NUMBER --reason "…"\n'
        '  workbook-tools decide reject NUMBER --reason "…"',
    ),
    "decisions_title": _S("Рішення координатора:", "The coordinator's decisions:"),
    "decision.accept": _S("прийнято надходження № {receipt}: {reason}", "receipt № {receipt} accepted: {reason}"),
    "decision.reject": _S("відхилено надходження № {receipt}: {reason}", "receipt № {receipt} rejected: {reason}"),
    "decision.waive": _S(
        "у надходженні № {receipt} знято зауваження {code}: {reason}",
        "the finding {code} of receipt № {receipt} waived: {reason}",
    ),
    "decision.extend": _S(
        "{department}: строк за {quarter:label} продовжено до {until} включно: {reason}",
        "{department}: deadline of {quarter} extended to {until} inclusive: {reason}",
    ),
    "decision_recorded": _S("Рішення записано: {text}.", "Recorded: {text}."),
    "decision_counts": _S(
        "Прийнято не один звіт цього підрозділу за цей квартал; враховано останній: № {receipt}.",
        "More than one report of this department and quarter is accepted; the latest counts: № {receipt}.",
    ),
    "decision_waits": _S(
        "Надходження № {receipt} цього ж підрозділу за цей же квартал усе ще чекає рішення. Якщо воно не потрібне, "
        'відхиліть його:\n  workbook-tools decide reject {receipt} --reason "…"\nЯкщо прийняти й його, враховано '
        "буде лише один звіт: той, що має найбільший номер.",
        "Receipt № {receipt} of the same department and quarter still waits. If it is not needed, reject it:\n"
        '  workbook-tools decide reject {receipt} --reason "…"\nIf it is accepted too, only one report counts: the '
        "one with the greatest number.",
    ),
    "decision_next": _S(
        "Щоб оновити зведену інформацію, виконайте:\n  workbook-tools merge {code}",
        "To renew the consolidated workbook, run:\n  workbook-tools merge {code}",
    ),
    "decision_copies_owed": _S(
        "Рішення записано, але копії в папці returned ще не оновлено: заважає те, що сказано нижче. Коли це буде "
        "усунено, їх оновить команда merge або ingest; рішення записувати знову не потрібно.",
        "The decision is recorded, but the copies in the folder returned are not renewed yet: what is said below "
        "stands in the way. Once it is gone, merge or ingest renews them; the decision need not be recorded again.",
    ),
    "decide_extended_already": _S(
        "Строк для «{name}» за {quarter:label} уже продовжено до {until}.",
        "The deadline of “{name}” for {quarter} is extended to {until} already.",
    ),
    "decide_no_receipt": _S(
        "Надходження № {receipt} немає. Номери надходжень показує команда:\n  workbook-tools status",
        "There is no receipt № {receipt}. The numbers are shown by:\n  workbook-tools status",
    ),
    "decide_unread": _S(
        "Надходження № {receipt} не вдалося прочитати як звіт, тому прийняти його не можна. Попросіть підрозділ "
        "надіслати заповнену форму або перенесіть відомості до неї самі (ingest … --on-behalf).",
        "Receipt № {receipt} could not be read as a report, so it cannot be accepted. Ask for a filled template or "
        "transcribe it (ingest … --on-behalf).",
    ),
    "decide_already": _S(
        "Щодо надходження № {receipt} таке рішення вже діє.", "This decision on receipt № {receipt} already stands."
    ),
    "decide_no_such_finding": _S(
        "У надходженні № {receipt} немає зауваження «{code}». Зауваження там такі: {codes}.",
        "Receipt № {receipt} has no finding “{code}”. There are: {codes}.",
    ),
    "decide_not_reporting": _S(
        "{department}: за {quarter:label} не звітує.", "{department} does not report for {quarter}."
    ),
    "decide_not_later": _S(
        "Нова дата має бути пізнішою за {last}: до цього дня включно звіти й так вчасні.",
        "The new date must be later than {last}: up to that day reports are in time anyway.",
    ),
}
