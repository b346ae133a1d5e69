import { html } from 'hono/html';
import type { DashboardPage } from '../page.ts';
import { blank, incidentLink, lasting, severity, time, updateDue } from '../parts.ts';
import type { IncidentRow } from '../rows.ts';

/** Days for which an incident that is over stands among those whose post-mortem is due. */
const RECENT = 30;

/** Open incidents with their clocks, and what is waiting for a person. */
const now: DashboardPage = {
  path: '/',
  tab: { name: 'Now', place: 10 },
  async show(visit) {
    const open = await visit.incidents({ open: true, limit: 100 });
    const from = new Date(visit.now.getTime() - RECENT * 86_400_000).toISOString();
    const recent = await visit.incidents({ open: false, from, limit: 100 });
    const owed = recent.filter(
      ({ postMortem, dropped, exempt, kind }) =>
        !dropped && !exempt && kind !== 'maintenance' && !postMortem?.merged,
    );
    const body = html`<section><h2>Open incidents</h2>${
      open.length
        ? html`<ul class="box">${open.map((each) => openIncident(each, visit.now))}</ul>`
        : blank('All quiet', 'No incident is open in the repositories that you can see.')
    }</section>
<section><h2>Post-mortems to write and review</h2>${
      owed.length
        ? html`<ul class="box">${owed.map((each) => owing(each))}</ul>`
        : blank('Nothing is owed', `Every incident of the last ${RECENT} days has its post-mortem.`)
    }</section>`;
    return { title: 'Now', body };
  },
};
export default now;

function openIncident(incident: IncidentRow, at: Date) {
  const { ref, declaredAt, phase, commander, services, milestones } = incident;
  return html`<li>${severity(incident.severity)} ${incidentLink(incident)}
<p class="meta">${ref}${services.length ? ` · ${services.join(', ')}` : ''}</p>
<dl class="facts"><div><dt>For</dt><dd>${lasting(milestones.started?.at ?? declaredAt, at)}</dd></div><div><dt>Phase</dt><dd>${phase}</dd></div>
<div><dt>Commander</dt><dd>${commander ?? html`<span class="late">nobody</span>`}</dd></div><div><dt>Next update</dt><dd>${updateDue(incident, at)}</dd></div></dl></li>`;
}

function owing(incident: IncidentRow) {
  const { postMortem, declaredAt, ref } = incident;
  const state = postMortem ? html`pull request #${postMortem.number} waits for review` : html`not begun`;
  return html`<li>${severity(incident.severity)} ${incidentLink(incident)}<p class="meta">${ref} · declared ${time(declaredAt)} · ${state}</p></li>`;
}
