import { Hono } from 'hono';
import { html } from 'hono/html';
import { plural } from '../../src/vocabulary/plural.ts';
import type { Env } from '../addition.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';
import { conversation, sidebar } from './conversation.ts';
import { icon } from './icons.ts';
import { layout } from './layout.ts';
import { ago, author, avatar, type Html, labelTag, stateBadge, stateIcon } from './parts.ts';
import { back, formOf, type Visit, visiting } from './visit.ts';

/** Lists of issues and pull requests, an issue with its conversation, and what people can do there. */
export function issuePages(world: World): Hono<Env> {
  const app = new Hono<Env>();

  for (const kind of ['issues', 'pulls'] as const)
    app.get(`/:owner/:repo/${kind}`, async (c, next) => {
      const visit = visiting(world, c);
      if (!visit) return next();
      const state = c.req.query('state') === 'closed' ? 'closed' : 'open';
      return c.html(await list(visit, kind, state, c.req.query('label') ?? null));
    });

  app.get('/:owner/:repo/issues/new', async (c, next) => {
    const visit = visiting(world, c);
    return visit ? c.html(await layout(visit, 'issues', 'New issue', newIssue(visit))) : next();
  });

  app.post('/:owner/:repo/issues/new', async (c, next) => {
    const visit = visiting(world, c);
    if (!visit) return next();
    const form = formOf(c);
    const [title, body] = [form.get('title') ?? '', (form.get('body') ?? '').replaceAll('\r\n', '\n')];
    const made = await visit.act('POST', '/issues', { title, body });
    return back(c, made.ok ? `${visit.base}/issues/${made.data.number}` : `${visit.base}/issues/new`, made);
  });

  app.get('/:owner/:repo/issues/:number{[0-9]+}', async (c, next) => {
    const visit = visiting(world, c);
    const issue = await visit?.read(`/issues/${c.req.param('number')}`);
    if (!visit || !issue) return next();
    if (issue.pull_request) return c.redirect(`${visit.base}/pull/${issue.number}`);
    const head = heading(
      issue,
      html`${stateBadge(issue)} ${author(issue.user)} opened this issue ${ago(issue.created_at, visit)} · ${plural(issue.comments, 'comment')}`,
    );
    const content = html`${head}<div class="columns"><div class="min-width-0">${await conversation(visit, issue)}</div>${await sidebar(visit, issue)}</div>`;
    return c.html(await layout(visit, 'issues', issue.title, content));
  });

  app.post('/:owner/:repo/issues/:number{[0-9]+}/:act{comment|labels|assign}', async (c, next) => {
    const visit = visiting(world, c);
    if (!visit) return next();
    const path = `/issues/${c.req.param('number')}`;
    const answer = await ACTS[c.req.param('act')]!(visit, path, formOf(c));
    return back(c, `${visit.base}${path}${c.req.param('act') === 'comment' ? '#reply' : ''}`, answer);
  });
  return app;
}

type Act = (visit: Visit, path: string, form: URLSearchParams) => ReturnType<Visit['act']>;
const ACTS: Record<string, Act> = {
  comment: async (visit, path, form) => {
    const body = (form.get('body') ?? '').replaceAll('\r\n', '\n').trimEnd();
    const was = form.get('close');
    const said = body.trim() || !was ? await visit.act('POST', `${path}/comments`, { body }) : null;
    if (!was || (said && !said.ok)) return said!;
    return visit.act('PATCH', path, { state: was === 'open' ? 'closed' : 'open' });
  },
  labels: async (visit, path, form) => visit.act('PUT', `${path}/labels`, { labels: form.getAll('label') }),
  assign: async (visit, path, form) =>
    visit.act(form.get('remove') ? 'DELETE' : 'POST', `${path}/assignees`, { assignees: [visit.me] }),
};

/** Title, number, and a line below. */
export const heading = (issue: Json, below: Html): Html => html`
  <div class="mb-3">
    <h1 class="f1-light lh-condensed mb-2">${issue.title} <span class="color-fg-muted">#${issue.number}</span></h1>
    <div class="color-fg-muted d-flex flex-wrap flex-items-center heading-line">${below}</div>
  </div>`;

async function list(
  visit: Visit,
  kind: 'issues' | 'pulls',
  state: string,
  label: string | null,
): Promise<Html> {
  const all: Json[] = await visit.read('/issues?state=all&per_page=100');
  const wanted = all
    .filter((row) => Boolean(row.pull_request) === (kind === 'pulls'))
    .filter((row) => !label || row.labels.some((one: Json) => one.name === label));
  const count = (which: string) => wanted.filter((row) => row.state === which).length;
  const rows = wanted.filter((row) => row.state === state);
  const name = kind === 'issues' ? 'Issues' : 'Pull requests';
  const filter = label ? `&label=${encodeURIComponent(label)}` : '';
  const tab = (which: string, picture: string) => html`
    <a class="${which === state ? 'Link--primary text-bold' : 'Link--muted'} mr-3" href="?state=${which}${filter}" ${which === state ? html`aria-current="true"` : ''}>
      ${icon(picture)} ${count(which)} ${which === 'open' ? 'Open' : 'Closed'}</a>`;
  const content = html`
    <div class="d-flex flex-items-center mb-3">
      <h1 class="f2 flex-auto">${name}${label ? html` <span class="text-normal color-fg-muted f4">with the label ${label} · <a href="?state=${state}">all</a></span>` : ''}</h1>
      ${kind === 'issues' ? html`<a class="btn btn-primary" href="${visit.base}/issues/new">New issue</a>` : ''}
    </div>
    <div class="Box">
      <div class="Box-header">${tab('open', kind === 'issues' ? 'issue-opened' : 'git-pull-request')}${tab('closed', 'check')}</div>
      ${rows.map((row) => listed(visit, row))}
      ${rows.length ? '' : html`<div class="blankslate"><h2 class="blankslate-heading">Nothing here</h2><p>No ${state} ones${label ? ' with this label' : ''}.</p></div>`}
    </div>`;
  return layout(visit, kind, name, content);
}

function listed(visit: Visit, row: Json): Html {
  const to = `${visit.base}/${row.pull_request ? 'pull' : 'issues'}/${row.number}`;
  const labels = row.labels.map(
    (label: Json) =>
      html` <a href="${visit.base}/issues?label=${encodeURIComponent(label.name)}">${labelTag(label)}</a>`,
  );
  return html`
    <div class="Box-row Box-row--hover-gray d-flex">
      <div class="mr-2">${stateIcon(row)}</div>
      <div class="flex-auto min-width-0">
        <a class="Link--primary text-bold f4 mr-1" href="${to}">${row.title}</a>${labels}
        <div class="color-fg-muted f6 mt-1">#${row.number} opened ${ago(row.created_at, visit)} by ${author(row.user, false)}</div>
      </div>
      <div class="d-flex flex-items-center color-fg-muted f6">
        ${row.assignees.map((user: Json) => avatar(user.login))}
        ${row.comments ? html`<span class="ml-3">${icon('comment')} ${row.comments}</span>` : ''}
      </div>
    </div>`;
}

const newIssue = (visit: Visit): Html => html`
  <h1 class="f2 mb-3">New issue</h1>
  <form method="post" action="${visit.base}/issues/new" class="comment">
    <div class="comment-face">${avatar(visit.me, 40)}</div>
    <div>
      <label for="title" class="text-bold d-block mb-2">Title</label>
      <input id="title" name="title" required maxlength="256" value="${visit.typed?.get('title') ?? ''}" class="form-control width-full mb-3" />
      <label for="body" class="text-bold d-block mb-2">Description</label>
      <textarea id="body" name="body" rows="10" class="form-control width-full">${visit.typed?.get('body') ?? ''}</textarea>
      <div class="d-flex flex-justify-end mt-2"><button class="btn btn-primary" type="submit">Create</button></div>
    </div>
  </form>`;
