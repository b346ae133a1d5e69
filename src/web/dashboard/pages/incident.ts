import { html } from 'hono/html';
import { MILESTONES } from '../../../vocabulary/milestones.ts';
import type { DashboardPage } from '../page.ts';
import { lasting, severity, time, updateDue } from '../parts.ts';
import type { IncidentRow } from '../rows.ts';
import { drawnTimeline } from '../timeline.ts';

/** One incident: its state, its timeline, its post-mortem and action items. */
const incident: DashboardPage = {
  path: '/incidents/:owner/:repo/:number',
  tab: null,
  async show(visit) {
    const [owner, repo, number] = [visit.param('owner'), visit.param('repo'), Number(visit.param('number'))];
    if (!Number.isSafeInteger(number)) return null;
    const found = await visit.incident({ owner, repo, number });
    if (!found) return null;
    const items = (await visit.items()).filter(
      ({ incident: of }) =>
        of && `${of.owner}/${of.repo}#${of.number}`.toLowerCase() === found.ref.toLowerCase(),
    );
    const { phase, open, services, commander, postMortem, declaredAt, url } = found;
    const body = html`<p>${severity(found.severity)} <a href="${url}">${found.ref}</a></p>
<dl class="facts"><div><dt>State</dt><dd>${open ? phase : (found.dropped ?? 'over')}</dd></div><div><dt>Declared</dt><dd>${time(declaredAt)}</dd></div>
${services.length ? html`<div><dt>Services</dt><dd>${services.join(', ')}</dd></div>` : ''}${commander ? html`<div><dt>Commander</dt><dd>${commander}</dd></div>` : ''}
${open ? html`<div><dt>Next update</dt><dd>${updateDue(found, visit.now)}</dd></div><div><dt>For</dt><dd>${lasting(found.milestones.started?.at ?? declaredAt, visit.now)}</dd></div>` : ''}</dl>
<section><h2>Timeline</h2>${drawnTimeline(found, visit.now)}${list(found)}</section>
<section><h2>Post-mortem</h2><p>${
      postMortem
        ? html`<a href="${url.replace(/\/issues\/\d+$/, `/pull/${postMortem.number}`)}">Pull request #${postMortem.number}</a>, ${postMortem.merged ? 'merged' : postMortem.state}`
        : 'There is none yet.'
    }</p></section>
<section><h2>Action items</h2>${
      items.length
        ? html`<ul>${items.map(
            ({ issue, done, declined, due }) =>
              html`<li>${issue ? html`<a href="${url.replace(/[^/]+\/[^/]+\/issues\/\d+$/, `${issue.owner}/${issue.repo}/issues/${issue.number}`)}">${issue.owner}/${issue.repo}#${issue.number}</a>` : 'not filed yet'} · ${done ? 'done' : declined ? 'declined' : due ? `due ${due}` : 'open'}</li>`,
          )}</ul>`
        : html`<p>None that you can see.</p>`
    }</section>`;
    return { title: found.title || found.ref, body };
  },
};
export default incident;

interface Event {
  readonly at: string;
  readonly kind: 'milestone' | 'update' | 'missed' | 'published';
  readonly text: string;
}

/** What the drawing shows, in words: for screen readers, and for exact times. */
function list({ milestones, updates, publications }: IncidentRow) {
  const events: Event[] = [
    ...MILESTONES.flatMap((name) => {
      const at = milestones[name]?.at;
      return at ? [{ at, kind: 'milestone' as const, text: name }] : [];
    }),
    ...updates.map(({ due, made }): Event => {
      if (made === null) return { at: due, kind: 'missed', text: 'an update was due, and none came' };
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
