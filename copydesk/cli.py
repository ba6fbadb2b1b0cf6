"""Every verb that a person can type."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from copydesk.commands import (
    check,
    clusters,
    cycle,
    dedup,
    export,
    feeds,
    flags,
    serve,
    spikes,
    version,
)

# The order and the headings of the help page.
_SECTIONS = {
    "Every day": ("run", "serve", "up"),
    "Look": ("clusters", "flags", "feeds", "spikes", "export"),
    "Files, without a database": ("check", "dedup"),
    "Single steps": ("poll", "process", "version"),
}


class Desk(TyperGroup):
    """The command, its verbs under headings; typer's own boxes would cost 0.25 s a start."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the verbs by what they are for."""
        widest = max(len(name) for name in self.list_commands(ctx))
        for heading, names in _SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl(
                    [
                        (name.ljust(widest), self.commands[name].get_short_help_str(90))
                        for name in names
                    ]
                )


app = typer.Typer(
    name="copydesk",
    cls=Desk,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    subcommand_metavar="COMMAND ...",
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Settings: copydesk.toml, then COPYDESK_* variables, then options; the later wins.",
)


def _help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _version(asked: bool) -> None:
    if asked:
        version.version()
        raise typer.Exit


@app.callback(invoke_without_command=True)
def desk(
    context: typer.Context,
    *,
    _told: Annotated[
        bool,
        typer.Option(
            "--version", help="Print which copydesk this is.", callback=_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Poll news feeds, find the copies of one story, say what is wrong with each."""
    _help(context)


app.command("run")(cycle.run)
app.command("poll")(cycle.poll)
app.command("process")(cycle.process)
app.command("check", cls=check.Check)(check.check)
app.command("dedup")(dedup.dedup)
app.command("serve")(serve.serve)
app.command("up")(serve.up)
app.command("version")(version.version)
for noun, group in (
    ("feeds", feeds.app),
    ("clusters", clusters.app),
    ("flags", flags.app),
    ("spikes", spikes.app),
    ("export", export.app),
):
    group.callback(invoke_without_command=True)(_help)
    app.add_typer(group, name=noun)
