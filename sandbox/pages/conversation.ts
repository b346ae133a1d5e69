import { html } from 'hono/html';
import type { Json } from '../json.ts';
import { icon } from './icons.ts';
import { markdown } from './markdown.ts';
import { ago, author, avatar, button, type Html, labelTag } from './parts.ts';
import type { Visit } from './visit.ts';

const REACTIONS: Record<string, string> = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  hooray: '🎉',
  confused: '😕',
  heart: '❤️',
  rocket: '🚀',
  eyes: '👀',
};

/** The first comment, what happened after it, and the form to say something: the same for issues and pull requests. */
export async function conversation(visit: Visit, issue: Json, foot: Html | string = ''): Promise<Html> {
  const events: Json[] = await visit.read(`/issues/${issue.number}/timeline?per_page=100`);
  const shown = await Promise.all(events.map((event) => happened(visit, event)));
  return html`
    <div class="thread">${await comment(visit, issue, `issue-${issue.number}`, [])} ${shown} ${foot}</div>
    ${await reply(visit, issue)}`;
}

async function happened(visit: Visit, event: Json): Promise<Html> {
  if (event.event === 'commented') {
    const reactions: Json[] = (await visit.read(`/issues/comments/${event.id}/reactions`)) ?? [];
    return comment(visit, event, `issuecomment-${event.id}`, reactions);
  }
  const entry = ENTRIES[event.event]?.(event, visit);
  if (!entry) return html``;
  const [picture, tone, text] = entry;
  return html`
    <div class="TimelineItem">
      <div class="TimelineItem-badge ${tone}">${icon(picture)}</div>
      <div class="TimelineItem-body">${avatar(event.actor?.login ?? 'ghost', 16)} ${author(event.actor)} ${text} ${ago(event.created_at, visit)}</div>
    </div>`;
}

type Entry = [icon: string, tone: string, text: Html];
const ENTRIES: Record<string, (event: Json, visit: Visit) => Entry> = {
  labeled: ({ label }) => ['tag', '', html`added the ${labelTag(label)} label`],
  unlabeled: ({ label }) => ['tag', '', html`removed the ${labelTag(label)} label`],
  closed: () => ['issue-closed', 'color-bg-done-emphasis color-fg-on-emphasis', html`closed this`],
  reopened: () => ['issue-reopened', 'color-bg-success-emphasis color-fg-on-emphasis', html`reopened this`],
  locked: () => ['lock', '', html`locked and limited the conversation`],
  unlocked: () => ['unlock', '', html`unlocked the conversation`],
  assigned: ({ assignee, actor }) => [
    'person',
    '',
    assignee.login === actor?.login ? html`self-assigned this` : html`assigned ${author(assignee)}`,
  ],
  unassigned: ({ assignee }) => ['person', '', html`unassigned ${author(assignee)}`],
  renamed: ({ rename }) => [
    'pencil',
    '',
    html`changed the title <del>${rename.from}</del> <ins>${rename.to}</ins>`,
  ],
  merged: ({ commit_id }, visit) => [
    'git-merge',
    'color-bg-done-emphasis color-fg-on-emphasis',
    html`merged commit <a href="${visit.base}/commit/${commit_id}"><code>${commit_id.slice(0, 7)}</code></a>`,
  ],
  'cross-referenced': ({ source }) => [
    'cross-reference',
    '',
    html`mentioned this in <a class="Link--primary text-bold" href="${new URL(source.issue.html_url).pathname}">${source.issue.title} <span class="color-fg-muted text-normal">#${source.issue.number}</span></a>`,
  ],
};

async function comment(visit: Visit, said: Json, id: string, reactions: Json[]): Promise<Html> {
  const place = { ...visit.place, breaks: true };
  const text = said.body?.trim()
    ? markdown(said.body, place)
    : html`<em class="color-fg-muted">No description provided.</em>`;
  const edited = said.event === 'commented' && said.updated_at !== said.created_at;
  const counts = Object.entries(REACTIONS)
    .map(([content, face]) => ({ face, by: reactions.filter((one) => one.content === content) }))
    .filter(({ by }) => by.length);
  return html`
    <div class="comment" id="${id}">
      <div class="comment-face">${avatar(said.user?.login ?? 'ghost', 40)}</div>
      <article class="Box ${said.user?.login === visit.me ? 'Box--blue' : ''}">
        <div class="Box-header py-2 f5">
          ${author(said.user)} <span class="color-fg-muted">commented <a class="Link--muted" href="#${id}">${ago(said.created_at, visit)}</a>${edited ? html` · edited` : ''}</span>
        </div>
        <div class="Box-body markdown-body">${text}</div>
        ${counts.length ? html`<div class="px-3 pb-3">${counts.map(({ face, by }) => html`<span class="reaction" title="${by.map((one) => one.user.login).join(', ')}">${face} ${by.length}</span>`)}</div>` : ''}
      </article>
    </div>`;
}

async function reply(visit: Visit, issue: Json): Promise<Html> {
  const to = `${visit.base}/issues/${issue.number}`;
  const kind = issue.pull_request ? 'pull request' : 'issue';
  if (issue.locked) return html`<p class="color-fg-muted">${icon('lock')} This conversation is locked.</p>`;
  const closing = issue.state === 'open' ? `Close ${kind}` : `Reopen ${kind}`;
  const merged = Boolean(issue.pull_request?.merged_at);
  return html`
    <hr class="my-4" />
    <form method="post" action="${to}/comment" class="comment" id="reply">
      <div class="comment-face">${avatar(visit.me, 40)}</div>
      <div>
        <label for="body" class="text-bold d-block mb-2">Add a comment</label>
        <textarea id="body" name="body" class="form-control width-full" rows="5" placeholder="Markdown. On an incident, a line such as /incident help is a command.">${visit.typed?.get('body') ?? ''}</textarea>
        <div class="d-flex flex-justify-end mt-2">
          ${merged ? '' : html`<button class="btn mr-2" type="submit" name="close" value="${issue.state}">${closing}</button>`}
          <button class="btn btn-primary" type="submit">Comment</button>
        </div>
      </div>
    </form>`;
}

/** People, labels and relations, at the side of an issue or a pull request. */
export async function sidebar(visit: Visit, issue: Json): Promise<Html> {
  const to = `${visit.base}/issues/${issue.number}`;
  const labels: Json[] = await visit.read('/labels?per_page=100');
  const mine = issue.assignees.some((user: Json) => user.login === visit.me);
  const [children, parent] = await Promise.all([
    visit.read(`/issues/${issue.number}/sub_issues`),
    visit.read(`/issues/${issue.number}/parent`),
  ]);
  const related = (row: Json) => html`
    <li class="py-1">${icon(row.state === 'open' ? 'issue-opened' : 'issue-closed', row.state === 'open' ? 'color-fg-open' : 'color-fg-done')}
      <a class="Link--primary" href="${visit.base}/issues/${row.number}">${row.title}</a> <span class="color-fg-muted">#${row.number}</span></li>`;
  return html`
    <aside class="side" aria-label="Details">
      ${section(
        'Assignees',
        html`
        ${issue.assignees.map((user: Json) => html`<div class="mb-1">${avatar(user.login)} ${author(user)}</div>`)}
        ${issue.assignees.length ? '' : html`<span class="color-fg-muted">No one.</span>`}
        <div class="mt-1">${button(`${to}/assign`, mine ? 'Unassign me' : 'Assign me', { remove: mine ? '1' : '' }, 'btn-link f6')}</div>`,
      )}
      ${section(
        'Labels',
        html`
        <div class="labels">${issue.labels.map(labelTag)}${issue.labels.length ? '' : html`<span class="color-fg-muted">None yet.</span>`}</div>
        <details class="mt-2"><summary class="Link--muted f6">${icon('gear')} Change labels</summary>
          <form method="post" action="${to}/labels" class="mt-2">
            ${labels.map((label) => html`<label class="d-block py-1"><input type="checkbox" name="label" value="${label.name}" ${issue.labels.some((one: Json) => one.name === label.name) ? 'checked' : ''} /> ${labelTag(label)}</label>`)}
            <button class="btn btn-sm mt-2" type="submit">Apply</button>
          </form>
        </details>`,
      )}
      ${parent ? section('Parent issue', html`<ul class="list-style-none">${related(parent)}</ul>`) : ''}
      ${children?.length ? section(`Sub-issues (${children.filter((row: Json) => row.state === 'closed').length} of ${children.length} done)`, html`<ul class="list-style-none">${children.map(related)}</ul>`) : ''}
    </aside>`;
}

const section = (title: string, content: Html): Html =>
  html`<section class="side-part"><h2 class="f6 color-fg-muted mb-2">${title}</h2>${content}</section>`;
