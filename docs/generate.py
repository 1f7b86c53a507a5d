"""Writes the generated pages of docs/: the rules, the commands, the messages. A test keeps them in step."""

import sys
from pathlib import Path

import click

from workbook_tools.cli.commands import cli
from workbook_tools.rules.handbook import rules_markdown

DOCS = Path(__file__).resolve().parent
TESTS = DOCS.parent / "tests"

_STATUSES = """
## Стан виходу

| стан | що означає |
|---|---|
| 0 | зроблено |
| 1 | зроблено, але цей запуск щось повернув, відклав чи не прочитав, або в плані є помилки |
| 2 | команду записано неправильно, або тут немає робочої папки |
| 3 | не зроблено (папку зайнято, диск повний, файл відкрито в іншій програмі); попередні файли не змінено |
"""


def pages() -> dict[str, str]:
    """File name → text. The matrix of messages is the tests' own table."""
    if str(TESTS) not in sys.path:
        sys.path.insert(0, str(TESTS))
    from mail.matrix import as_markdown

    return {"rules.md": rules_markdown(), "cli.md": cli_markdown(), "mail-matrix.md": as_markdown()}


def cli_markdown() -> str:
    """Every command with its help, in the order of a quarter."""
    context = click.Context(cli, info_name="workbook-tools")
    parts = [
        "# Команди\n\nЦю сторінку створено з довідки самих команд: `make docs`. Дати й час — за Києвом; QUARTER — "
        "«2020-Q3», «III квартал 2020», «3 кв. 2020»; `merge` зводить і весь рік: «2020», «2020 рік».\n",
        *(_command(command, inner) for command, inner in _commands(cli, context)),
        _STATUSES,
    ]
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def _commands(group: click.Group, context: click.Context) -> list[tuple[click.Command, click.Context]]:
    found: list[tuple[click.Command, click.Context]] = [(group, context)]
    for name in group.list_commands(context):
        command = group.commands[name]
        inner = click.Context(command, info_name=name, parent=context)
        found += _commands(command, inner) if isinstance(command, click.Group) else [(command, inner)]
    return found


def _command(command: click.Command, context: click.Context) -> str:
    usage = command.get_help(context)
    return f"## {context.command_path}\n\n```text\n{usage}\n```\n"


def main() -> None:
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
