import { likelyAmong, type Timeline, type TimelineRow } from '../evidence/gather.ts';
import {
  collapsible,
  joined,
  link,
  list,
  phrase,
  print,
  rows,
  type TableHead,
  table,
  type Value,
} from '../markdown/write/markdown.ts';
import { userMarkdown } from '../markdown/write/user-text.ts';
import { instantText } from '../time/text.ts';
import { plural } from '../vocabulary/plural.ts';

const HEAD: TableHead = [
  ['Time', 'left'],
  ['What happened', 'left'],
  ['Evidence', 'left'],
];

/** The rows of the timeline as lines of a table: what matters, oldest first, with a question in each gap. */
export function timelineLines({ rows: all, gaps }: Timeline, incidentUrl: string): string[] {
  const shown = all
    .filter(({ folded }) => !folded)
    .map((row) => ({ at: row.at, cells: cellsOf(row, incidentUrl) }));
  // A question comes after the last thing that happened before it.
  for (const { from, minutes } of gaps.toReversed()) {
    const cells = [instantText(from), phrase`*${minutes} min without a record: what was being tried?*`, ''];
    const after = shown.findLastIndex(({ at }) => at <= from);
    shown.splice(after + 1, 0, { at: from, cells });
  }
  return rows(shown.map(({ cells }) => cells));
}

/** What hardly matters, below a line that unfolds it; and a line for each thing that was not looked at. */
export function backgroundLines({ rows: all, leftOut, window }: Timeline, incidentUrl: string): string[] {
  const hidden = all.filter((row) => row.folded);
  const title = `${plural(hidden.length, 'more change')} between ${instantText(window.from)} and ${instantText(window.to)}`;
  const blocks = hidden.length
    ? collapsible(
        title,
        table(
          HEAD,
          hidden.map((row) => cellsOf(row, incidentUrl)),
        ),
      )
    : [];
  const notes = leftOut.length
    ? list(leftOut.map((line) => ({ line: phrase`Not read: ${userMarkdown(line)}` })))
    : [];
  return blocks.length || notes.length
    ? print([...blocks, ...notes])
        .trimEnd()
        .split('\n')
    : [];
}

/** The changes that may have begun it, as a list; a line that says so when none is known. `most`: how many of them. */
export function suspectLines({ changes }: Timeline, most = 3): string[] {
  if (!changes.length) return ['- No change before the start is known.'];
  const items = likelyAmong(changes)
    .slice(0, most)
    .map(({ text, urls: [url], why, at }) => {
      const name = url ? phrase`${userMarkdown(text)} (${link(url, 'change')})` : userMarkdown(text);
      return { line: phrase`Perhaps: ${name}, ${instantText(at)}: ${why.join('; ')}.` };
    });
  return print(list(items)).trimEnd().split('\n');
}

/** The whole timeline as Markdown, as `debrief timeline` prints it. */
export function timelineText(timeline: Timeline, incidentUrl: string): string {
  const table = timelineLines(timeline, incidentUrl);
  const parts = [
    ['## Timeline', '', '| Time | What happened | Evidence |', '| --- | --- | --- |', ...table],
    ['## What may have begun it', '', ...suspectLines(timeline)],
    ['## Background', '', ...backgroundLines(timeline, incidentUrl)],
  ];
  const kept = parts.filter(({ length }) => length > 2);
  return `${kept.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function cellsOf({ at, text, url, kind, also }: TimelineRow, incidentUrl: string): Value[] {
  const links = [{ kind, url: url ?? incidentUrl }, ...also].map((each) => link(each.url, each.kind));
  return [instantText(at), userMarkdown(text), joined(links, ', ')];
}
