"""The report as one HTML page: styles and vector charts inside, no reference to anything outside the file."""

from html import escape

from trainer.core.report import Report, Section, show_cell

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1d1f24; background: #fff; max-width: 44rem; margin: 2rem auto;
  padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { margin: 2.5rem 0 .25rem; font-size: 1.15rem; }
.muted { color: #5b616d; } .small { font-size: .85rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1rem; margin: 1.5rem 0; }
dl div { display: flex; flex-direction: column; justify-content: space-between; }
dt { color: #5b616d; font-size: .85rem; } dd { margin: 0; font-size: 1.35rem; font-weight: 600; }
p { margin: .25rem 0; } svg { width: 100%; height: auto; margin-top: .5rem; }
table { border-collapse: collapse; width: 100%; margin-top: .5rem; font-size: .9rem; }
th, td { text-align: right; padding: .3rem .5rem; border-bottom: 1px solid #e1e3e8; vertical-align: top; }
th:first-child, td:first-child { text-align: left; }
section { break-inside: avoid; overflow-x: auto; } tr { break-inside: avoid; } h2 { break-after: avoid; }
@media print { html { font-size: 12px; } body { margin: 0; max-width: none; font-size: 1rem; } svg { width: 68%; }
  h2 { margin-top: 1.25rem; } dl { grid-template-columns: repeat(4, 1fr); } }
"""


class ReportHtml:
    """A page for any browser, to read or to print."""

    id = "report_html"
    label = "Report (HTML)"
    suffixes = (".html",)

    def write(self, content: Report) -> bytes:
        """The whole page."""
        steps = "".join(f"<li>{escape(each)}</li>" for each in content.next_steps)
        figures = "".join(
            f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in content.figures
        )
        return "\n".join(
            (
                "<!DOCTYPE html>",
                '<html lang="en">',
                "<head>",
                '<meta charset="utf-8">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                f'<meta name="generator" content="{escape(content.written_by)}">',
                f"<title>{escape(content.title)}</title>",
                f"<style>{STYLE}@page {{ size: {escape(content.paper)}; margin: 16mm; }}\n</style>",
                "</head>",
                "<body>",
                f"<h1>{escape(content.title)}</h1>",
                f'<p class="muted">{escape(content.subtitle)}</p>',
                f"<dl>{figures}</dl>",
                f"<section><h2>What to do next</h2><ul>{steps}</ul></section>",
                *(_section(each) for each in content.sections),
                f'<p class="muted small">Written by {escape(content.written_by)}.</p>',
                "</body>",
                "</html>",
                "",
            )
        ).encode()


def _section(section: Section) -> str:
    words = f"<h2>{escape(section.title)}</h2><p>{escape(section.summary)}</p>"
    if section.help:
        words += f'<p class="muted small">{escape(section.help)}</p>'
    shown = section.svg or _table(section)
    return f"<section>{words}{shown}</section>"


def _table(section: Section) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in section.header)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(show_cell(cell))}</td>" for cell in row) + "</tr>"
        for row in section.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
