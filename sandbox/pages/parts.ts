import { html } from 'hono/html';
import type { Json } from '../json.ts';
import { icon } from './icons.ts';
import type { Visit } from './visit.ts';

export type Html = ReturnType<typeof html>;

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "3 minutes ago" by the sandbox's clock, with the instant in the title. */
export function ago(at: string, { world }: Visit): Html {
  const seconds = (world.clock.now() - Date.parse(at)) / 1000;
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ['second', 1];
  const said = seconds < 60 ? 'now' : relative.format(-Math.floor(seconds / size), unit);
  return html`<time datetime="${at}" title="${at}">${said}</time>`;
}

export function avatar(login: string, size = 20): Html {
  const shape = login.endsWith('[bot]') ? 'avatar' : 'avatar circle';
  const source = `/avatars/u/${encodeURIComponent(login)}`;
  return html`<img class="${shape}" src="${source}" width="${size}" height="${size}" alt="" />`;
}

/** A name as GitHub writes it: bots without brackets and with a label. */
export function author(user: Json, bold = true): Html {
  const login: string = user?.login ?? 'ghost';
  const name = login.replace(/\[bot\]$/, '');
  const label = login.endsWith('[bot]') ? html` <span class="Label Label--secondary">bot</span>` : '';
  return html`<a class="${bold ? 'text-bold ' : ''}Link--primary" href="/${name}">${name}</a>${label}`;
}

/** A label in its colour; the text is dark or light, whichever can be read. */
export function labelTag(label: { name: string; color: string }): Html {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(label.color.slice(at, at + 2), 16));
  const bright = 0.299 * red! + 0.587 * green! + 0.114 * blue! > 150;
  const style = `background-color:#${label.color};color:${bright ? '#1f2328' : '#fff'}`;
  return html`<span class="IssueLabel" style="${style}">${label.name}</span>`;
}

/** The coloured badge of an issue or a pull request. */
export function stateBadge(issue: Json, pull?: Json): Html {
  const [name, tone, said] = stateOf(issue, pull);
  return html`<span class="State ${tone}">${icon(name)} ${said}</span>`;
}

/** The small icon in lists. */
export function stateIcon(issue: Json): Html {
  const [name, , , colour] = stateOf(
    issue,
    issue.pull_request ? { ...issue.pull_request, draft: issue.draft } : undefined,
  );
  return html`${icon(name, colour)}`;
}

function stateOf(issue: Json, pull?: Json): [string, string, string, string] {
  if (pull) {
    if (pull.merged_at) return ['git-merge', 'State--merged', 'Merged', 'color-fg-done'];
    if (issue.state === 'closed')
      return ['git-pull-request-closed', 'State--closed', 'Closed', 'color-fg-danger'];
    if (pull.draft) return ['git-pull-request-draft', '', 'Draft', 'color-fg-muted'];
    return ['git-pull-request', 'State--open', 'Open', 'color-fg-open'];
  }
  return issue.state === 'open'
    ? ['issue-opened', 'State--open', 'Open', 'color-fg-open']
    : ['issue-closed', 'State--merged', 'Closed', 'color-fg-done'];
}

/** A form of one button. */
export function button(
  action: string,
  text: string | Html,
  fields: Record<string, string> = {},
  look = 'btn btn-sm',
): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="${action}" class="d-inline-block">${hidden}<button class="${look}" type="submit">${text}</button></form>`;
}
