"""The command `themes`: list those that come with us, check somebody's own template."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher import themes as theme_store

app = typer.Typer(
    help="List the themes that come with the publisher, or check a template.", invoke_without_command=True
)


@app.callback()
def themes(context: typer.Context) -> None:
    """List the themes that come with the publisher."""
    if context.invoked_subcommand is None:
        for name in theme_store.available():
            typer.echo(name)


@app.command()
def check(
    template: Annotated[Path, typer.Argument(help="A .pptx or .potx.", show_default=False)],
) -> None:
    """Tell how a template would be used: which layouts, how much room, which colours, what is missing."""
    from publisher.renderers.deck import house as houses  # python-pptx is slow to import

    house = houses.read(template)
    page = house.page
    typer.echo(f"{house.name}: slides of {page.width:.1f} × {page.height:.1f} inches")
    typer.echo(f"cover            layout “{house.layout_names[0]}”")
    typer.echo(
        f"all other slides layout “{house.layout_names[1]}”, {page.area.w:.1f} × {page.area.h:.1f} inches of room"
    )
    for token, shade in house.palette.shades.items():
        steps = "".join(f" {name} {value} %" for name, value in (("×", shade.mod), ("+", shade.off)) if value % 100)
        typer.echo(f"  {token:10} {shade.name}{steps}")
    for remark in house.remarks:
        typer.echo(f"note: {remark}")
