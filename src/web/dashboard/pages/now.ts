import { html } from 'hono/html';
import { DAY } from '../../../vocabulary/milliseconds.ts';
import type { DashboardPage } from '../page.ts';
import { blank, lasting, listed, postMortemDue, time, updateDue } from '../parts.ts';
import type { IncidentRow } from '../rows.ts';

/** Days for which a finished incident is listed among those that need a post-mortem. */
const RECENT = 30;

/** Open incidents with their clocks, and what waits for a person. */
const now: DashboardPage = {
  path: '/',
  tab: { name: 'Now', place: 10 },
  async show(visit) {
    const unclosed = await visit.incidents({ open: true, limit: 100 });
    // An issue often stays open until the post-mortem is merged, and longer.
    const [open, over] = [unclosed.filter(isGoingOn), unclosed.filter((each) => !isGoingOn(each))];
    const from = new Date(visit.now.getTime() - RECENT * DAY).toISOString();
    const owed = await visit.incidents({ owed: true, from, limit: 100 });
    const [reviews, drafts] = [
      owed.filter(({ postMortem }) => postMortem?.state === 'open'),
      owed.filter(({ postMortem }) => postMortem?.state !== 'open'),
    ];
    const body = html`<section><h2>Open incidents ${count(open)}</h2>${
      open.length
        ? html`<ul class="box">${open.map((each) => openIncident(each, visit.now))}</ul>`
        : blank('All quiet', 'No incident is going on in the repositories that you can see.')
    }</section>
${over.length ? html`<section><h2>Resolved, issue still open ${count(over)}</h2><ul class="box">${over.map(overIncident)}</ul></section>` : ''}
${reviews.length ? html`<section><h2>Post-mortems to review ${count(reviews)}</h2><ul class="box">${reviews.map((each) => owing(each, visit.now))}</ul></section>` : ''}
${drafts.length ? html`<section><h2>Post-mortems to write ${count(drafts)}</h2><ul class="box">${drafts.map((each) => owing(each, visit.now))}</ul></section>` : ''}
${owed.length ? '' : html`<section><h2>Post-mortems</h2>${blank('Nothing is owed', `Every incident of the last ${RECENT} days that is over has its post-mortem.`)}</section>`}`;
    return { title: 'Now', body };
  },
};
export default now;

const count = ({ length }: readonly unknown[]) => html`<span class="counter">${length}</span>`;

const isGoingOn = ({ phase }: IncidentRow) => phase !== 'resolved';

function overIncident(incident: IncidentRow) {
  const { milestones, actionItems } = incident;
  const items = actionItems.of ? ` · ${actionItems.done} of ${actionItems.of} action items done` : '';
  const end = milestones.resolved ? html`resolved ${time(milestones.resolved.at)}` : 'resolved';
  return listed(incident, 'over', html`${end}${items}`);
}

function openIncident(incident: IncidentRow, at: Date) {
  const { declaredAt, phase, commander, services, milestones } = incident;
  const clocks = html`<dl class="facts"><div><dt>For</dt><dd>${lasting(milestones.started?.at ?? declaredAt, at)}</dd></div><div><dt>Phase</dt><dd>${phase}</dd></div>
<div><dt>Commander</dt><dd>${commander ?? html`<span class="late">nobody</span>`}</dd></div><div><dt>Next update</dt><dd>${updateDue(incident, at)}</dd></div></dl>`;
  const about = services.length ? services.join(', ') : 'no service named';
  return listed(incident, 'open', about, clocks);
}

function owing(incident: IncidentRow, at: Date) {
  const { postMortem, declaredAt } = incident;
  const isOpen = postMortem?.state === 'open';
  const state = isOpen ? html`pull request #${postMortem.number} waits for review` : html`not begun`;
  const due = postMortemDue(incident, at);
  const about = html`declared ${time(declaredAt)} · ${state}${due ? html` · ${due}` : ''}`;
  return listed(incident, isOpen ? 'pull' : 'unwritten', about);
}
