import { html } from 'hono/html';
import { capital } from '../../../vocabulary/capital.ts';
import { MILESTONES } from '../../../vocabulary/milestones.ts';
import { fullRef, type Repo } from '../../../vocabulary/refs.ts';
import type { Html } from '../../layout.ts';
import { icon } from '../icons.ts';
import type { DashboardPage } from '../page.ts';
import { lasting, postMortemDue, severity, stateIcon, stateOf, time, updateDue } from '../parts.ts';
import type { IncidentRow, ItemRow } from '../rows.ts';
import { drawnTimeline } from '../timeline.ts';
import type { Visit } from '../visit.ts';

/** One incident: its state, its timeline, its post-mortem and action items. */
const incident: DashboardPage = {
  path: '/incidents/:owner/:repo/:number',
  tab: null,
  async show(visit) {
    const [owner, repo, number] = [visit.param('owner'), visit.param('repo'), Number(visit.param('number'))];
    if (!Number.isSafeInteger(number)) return null;
    const found = await visit.incident({ owner, repo, number });
    if (!found) return null;
    // Items name it as it was called when they were agreed on.
    const names = [found.ref, found.formerly ?? found.ref].map((name) => name.toLowerCase());
    const items = (await visit.items()).filter(
      ({ incident: of }) => of && names.includes(fullRef(of).toLowerCase()),
    );
    const body = html`<p class="subject"><span class="state ${stateIcon(found)}">${icon(stateIcon(found))}${capital(stateOf(found))}</span> ${severity(found.severity)} <a href="${found.url}">${found.ref}</a></p>
<div class="columns"><div>
<section><h2>Timeline</h2>${drawnTimeline(found, visit.now)}${list(found)}</section>
<section><h2>Action items</h2>${
      items.length
        ? html`<ul class="box">${items.map((each) => itemRow(each, visit))}</ul>`
        : html`<p>None that you can see.</p>`
    }</section></div>
<aside aria-label="About this incident"><dl class="about">${facts(found, { owner, repo }, visit).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></aside></div>`;
    return { title: found.title || found.ref, body };
  },
};
export default incident;

/** The details next to the timeline. */
function facts(found: IncidentRow, place: Repo, visit: Visit): [string, Html | string][] {
  const { phase, open, services, commander, declaredAt, milestones, team, cause } = found;
  const begun = milestones.started?.at ?? declaredAt;
  const ended = milestones.mitigated?.at ?? milestones.resolved?.at;
  const impact = open || ended ? lasting(begun, ended ? new Date(ended) : visit.now) : null;
  const rows: [string, Html | string | null | undefined][] = [
    ['Phase', open ? phase : null],
    ['Declared', time(declaredAt)],
    ['Impact', impact],
    ['Next update', open ? updateDue(found, visit.now) : null],
    ['Commander', commander ?? 'nobody'],
    ['Services', services.join(', ') || 'none named'],
    ['Team', team],
    ['Cause', cause],
    ['Post-mortem', postMortem(found, place, visit)],
  ];
  return rows.flatMap(([name, value]) => (value == null ? [] : [[name, value]]));
}

function postMortem(found: IncidentRow, place: Repo, { urlOf, now }: Visit): Html | string {
  const pull = found.postMortem;
  const date = pull?.merged ? null : postMortemDue(found, now);
  const due = date ? html`, ${date}` : '';
  if (!pull) return html`none yet${due}`;
  const [owner, repo] = pull.repository?.split('/') ?? [];
  const there = owner && repo ? { owner, repo } : place;
  return html`<a href="${urlOf({ ...there, number: pull.number }, 'pull')}">Pull request #${pull.number}</a>, ${pull.merged ? 'merged' : pull.state}${due}`;
}

function itemRow({ issue, title, text, done, declined, due, owner }: ItemRow, { urlOf }: Visit) {
  const name = title ?? text ?? 'No title';
  const state = done ? 'done' : declined ? 'declined' : due ? `due ${due}` : 'no date';
  const heading = issue
    ? html`<a class="item-title" href="${urlOf(issue)}" dir="auto">${name}</a>`
    : html`<span class="item-title" dir="auto">${name}</span>`;
  return html`<li class="row">${icon(done ? 'over' : declined ? 'dropped' : 'open')}<div>${heading}
<p class="meta">${issue ? fullRef(issue) : 'not filed yet'} · ${state} · ${owner ?? 'no owner'}</p></div></li>`;
}

interface Event {
  readonly at: string;
  readonly kind: 'milestone' | 'update' | 'missed' | 'published';
  readonly text: string;
}

/** The drawing in words: for screen readers, and for exact times. */
function list({ milestones, updates, publications }: IncidentRow) {
  const events: Event[] = [
    ...MILESTONES.flatMap((name) => {
      const at = milestones[name]?.at;
      return at ? [{ at, kind: 'milestone' as const, text: name }] : [];
    }),
    ...updates.map(({ due, made }): Event => {
      if (made === null) return { at: due, kind: 'missed', text: 'an update was due, but none came' };
      const isLate = Date.parse(made) > Date.parse(due);
      return {
        at: made,
        kind: 'update',
        text: isLate ? `status update, ${lasting(due, new Date(made))} late` : 'status update',
      };
    }),
    ...publications.map(
      ({ at, text }): Event => ({ at, kind: 'published', text: `told the public: ${text}` }),
    ),
  ];
  events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return html`<ol class="timeline">${events.map(({ at, kind, text }) => html`<li class="${kind}">${time(at)} <span dir="auto">${text}</span></li>`)}</ol>`;
}
