"""click in two languages: help and usage errors are phrases, looked up by the command's and option's names."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from workbook_tools.rules.phrases import PHRASES, say

_F = TypeVar("_F", bound=Callable[..., Any])


def language_of(context: click.Context) -> str:
    """«uk» unless --lang en was given before the command."""
    value = context.find_root().params.get("lang")
    return "en" if value == "en" else "uk"


class Option(click.Option):
    """An option whose help is the phrase «option.<name>»."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or f"option.{self.name}" not in PHRASES:
            return record
        return record[0], say(f"option.{self.name}", language_of(ctx))


class NoSuchCommand(click.UsageError):
    """A word that is no command of its group; click has no error of its own for it."""


class _Spoken(click.Command):
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = language_of(ctx)
        pieces = [
            piece.replace("[OPTIONS]", say("click.options_metavar", lang)) for piece in self.collect_usage_pieces(ctx)
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), say("click.usage", lang))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"help.{self.name}", language_of(ctx)))
        if f"example.{self.name}" in PHRASES:
            formatter.write_paragraph()
            with formatter.indentation():
                command = say(f"example.{self.name}", language_of(ctx))
                formatter.write_text(f"\b\n{say('click.example', language_of(ctx))}\n  {command}")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for param in options if (record := param.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(say("click.options", language_of(ctx))):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("option.help", language_of(ctx))
        return option


class Command(_Spoken):
    """A command whose help is the phrase «help.<name>»."""


class Group(_Spoken, click.Group):
    """A group of such commands."""

    command_class = Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[OPTIONS]", say("click.commands_metavar", language_of(ctx))]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        lang = language_of(ctx)
        with formatter.section(say("click.commands", lang)):
            formatter.write_dl([(name, say(f"help.{name}", lang)) for name in self.list_commands(ctx)])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of a quarter, as declared."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            known = ", ".join(self.commands)
            raise NoSuchCommand(say("click.no_command", language_of(ctx), name=args[0], known=known), ctx)
        return super().resolve_command(ctx, args)


Group.group_class = Group


def option(*names: str, **attributes: Any) -> Callable[[_F], _F]:
    """click.option with help from the phrases."""
    return click.option(*names, cls=Option, **attributes)


def usage_sentence(error: click.ClickException, lang: str) -> str:
    """A usage error as a sentence, with the way to the help; the help itself where no command was named."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None and type(error) in _BARE and isinstance(context.command, Group):
        return context.get_help()
    command = context.command_path if context is not None else "workbook-tools"
    text = say("click.error", lang, text=_what(error, lang))
    return f"{text}\n{say('click.hint', lang, command=command)}"


_BARE = (click.UsageError, click.exceptions.NoArgsIsHelpError)
"""What click raises of a group where a command is missing, and of a command where words are too many."""


def _what(error: click.ClickException, lang: str) -> str:
    if isinstance(error, click.NoSuchOption):
        return _no_option(error, lang)
    if isinstance(error, click.BadOptionUsage):
        return say("click.value_missing", lang, name=error.option_name)
    if isinstance(error, click.MissingParameter):
        name = _name(error.param, error.param_hint)
        return say("click.missing", lang, name=f'{name} "…"' if name.startswith("-") else name)
    if isinstance(error, click.BadParameter):
        return say("click.bad", lang, name=_name(error.param, error.param_hint), text=_wanted(error, lang))
    if type(error) in _BARE and isinstance(error, click.UsageError) and error.ctx is not None:
        return say("click.too_many", lang)
    return error.format_message()


def _no_option(error: click.NoSuchOption, lang: str) -> str:
    """One that stands before the command is said to."""
    known = () if error.ctx is None else error.ctx.find_root().command.params
    before = any(error.option_name in param.opts for param in known)
    return say("click.option_first" if before else "click.no_option", lang, name=error.option_name)


def _wanted(error: click.BadParameter, lang: str) -> str:
    wanted = None if error.param is None else error.param.type
    if isinstance(wanted, click.Choice):
        return say("click.choice", lang, known=", ".join(wanted.choices))
    if isinstance(wanted, click.types.IntParamType):
        return say("click.number", lang)
    return error.message


def _name(param: click.Parameter | None, hint: Any) -> str:
    if isinstance(param, click.Option):
        return param.opts[-1]
    if param is not None:
        return param.make_metavar(click.Context(click.Command(None)))
    return str(hint or "")
