import { html } from 'hono/html';
import { type DayNumber, dayToIso, isoToDay } from '../../../time/day.ts';
import { capital } from '../../../vocabulary/capital.ts';
import { SEVERITIES } from '../../../vocabulary/severity.ts';
import type { DashboardPage } from '../page.ts';
import { blank, lasting, listed, stateIcon, stateOf, time } from '../parts.ts';
import type { IncidentRow } from '../rows.ts';
import type { Visit } from '../visit.ts';

const PAGE = 50;
/** The most incidents of one second to skip; nobody declares so many, but anybody can type a URL. */
const MOST_SKIPPED = 1_000;
const FILTERS = ['service', 'team', 'cause'] as const;

/** All incidents, searched and filtered. */
const history: DashboardPage = {
  path: '/history',
  tab: { name: 'History', place: 20 },
  async show(visit) {
    const skip = skipOf(visit);
    const found = (await visit.incidents({ ...queryOf(visit), limit: skip + PAGE + 1 })).slice(skip);
    const shown = found.slice(0, PAGE);
    const more = found.length > PAGE ? olderLink(visit, shown) : '';
    const body = html`${form(visit)}${
      shown.length
        ? html`<ul class="box">${shown.map((each) => item(each, visit))}</ul>${more}`
        : blank('Nothing found', 'No incident that you can see matches.')
    }`;
    return { title: 'History', body };
  },
};
export default history;

function queryOf({ query }: Visit) {
  const [first, last] = [isoToDay(query('from')), isoToDay(query('to'))];
  const midnight = (day: DayNumber) => `${dayToIso(day)}T00:00:00Z`;
  const text = query('q').slice(0, 200);
  const from = first !== null && midnight(first);
  // Includes the last day.
  const to = last !== null && midnight(last + 1);
  const before = beforeOf({ query }) ?? to;
  return {
    ...(text && { text }),
    ...(from && { from }),
    ...(before && { to: before }),
    ...((SEVERITIES as readonly string[]).includes(query('severity')) && { severity: query('severity') }),
    ...Object.fromEntries(FILTERS.flatMap((name) => (query(name) ? [[name, query(name)]] : []))),
  };
}

/**
 * A page may end between two incidents of the same second: the next page starts at that second and skips those
 * already shown.
 */
function olderLink(visit: Visit, shown: readonly IncidentRow[]) {
  const { query } = visit;
  const second = secondOf(shown.at(-1)!.declaredAt);
  const again = shown.filter(({ declaredAt }) => secondOf(declaredAt) === second).length;
  const before = new Date(second + 1000).toISOString();
  const names = ['q', 'severity', ...FILTERS, 'from', 'to'];
  const kept = new URLSearchParams(
    names.flatMap((name): [string, string][] => (query(name) ? [[name, query(name)]] : [])),
  );
  kept.set('before', before);
  kept.set('skip', String(again + (beforeOf(visit) === before ? skipOf(visit) : 0)));
  return html`<p><a href="/history?${String(kept)}" rel="next">Older</a></p>`;
}

const secondOf = (at: string) => Math.floor(Date.parse(at) / 1000) * 1000;

/** ISO instant; null if the URL has none. */
function beforeOf({ query }: Pick<Visit, 'query'>): string | null {
  const at = Date.parse(query('before'));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function skipOf({ query }: Visit): number {
  const skip = Number(query('skip'));
  return Number.isInteger(skip) && skip > 0 ? Math.min(skip, MOST_SKIPPED) : 0;
}

function form({ query }: Visit) {
  const field = (name: string) =>
    html`<label>${capital(name)}<input name="${name}" value="${query(name)}"></label>`;
  const day = (name: string) =>
    html`<label>${capital(name)}<input type="date" name="${name}" value="${query(name)}"></label>`;
  return html`<form class="filter" role="search"><div class="search"><input type="search" name="q" value="${query('q')}" placeholder="Search titles and services" aria-label="Search"><button class="primary">Search</button></div>
<div class="fields"><label>Severity<select name="severity"><option value="">Any</option>${SEVERITIES.map(
    (each) => html`<option ${each === query('severity') ? html`selected` : ''}>${each}</option>`,
  )}</select></label>${FILTERS.map(field)}${day('from')}${day('to')}</div></form>`;
}

function item(incident: IncidentRow, { now }: Visit) {
  const { declaredAt, milestones, services, open, postMortem, actionItems } = incident;
  const [begin, end] = [
    milestones.started?.at ?? declaredAt,
    milestones.mitigated?.at ?? milestones.resolved?.at,
  ];
  const parts = [
    stateOf(incident),
    ...(end || open ? [lasting(begin, end ? new Date(end) : now)] : []),
    ...(services.length ? [services.join(', ')] : []),
    ...(postMortem?.merged ? ['post-mortem merged'] : []),
    ...(actionItems.of ? [`${actionItems.done} of ${actionItems.of} action items done`] : []),
  ];
  return listed(incident, stateIcon(incident), html`${time(declaredAt)} · ${parts.join(' · ')}`);
}
