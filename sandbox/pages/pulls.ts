import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { plural } from '../../src/vocabulary/plural.ts';
import type { Env } from '../addition.ts';
import { mergeability } from '../additions/merge.ts';
import type { Json } from '../json.ts';
import { type Answer, accountOf, atLeast, ownerOf, pullRow, roleOf, type World } from '../world.ts';
import { checksPage, runsOf } from './checks.ts';
import { conversation, sidebar } from './conversation.ts';
import { fileDiff } from './diff.ts';
import { conclusionIcon, icon } from './icons.ts';
import { heading } from './issues.ts';
import { layout } from './layout.ts';
import { ago, author, button, type Html, stateBadge } from './parts.ts';
import { back, formOf, type Visit, visiting } from './visit.ts';

type Tab = 'conversation' | 'checks' | 'files';

/** A pull request: its conversation with the merge box, its checks, and its files with annotations. */
export function pullPages(world: World): Hono<Env> {
  const app = new Hono<Env>();

  const page = (tab: Tab) => async (c: Context<Env>, next: () => Promise<void>) => {
    const visit = visiting(world, c);
    const pull = await visit?.read(`/pulls/${c.req.param('number')}`);
    if (!visit || !pull) return next();
    const issue = await visit.read(`/issues/${pull.number}`);
    const runs = await runsOf(visit, pull.head.sha);
    const files: Json[] = await visit.read(`/pulls/${pull.number}/files?per_page=100`);
    const inside = {
      conversation: async () =>
        html`<div class="columns"><div class="min-width-0">${await conversation(visit, issue, await mergeBox(visit, pull))}</div>${await sidebar(visit, issue)}</div>`,
      checks: async () => checksPage(visit, runs, `${visit.base}/pull/${pull.number}/rerun`),
      files: async () => changed(visit, pull, files, runs),
    };
    const content = html`${head(visit, pull, tab, runs.length, files.length)}${await inside[tab]()}`;
    return c.html(await layout(visit, 'pulls', pull.title, content));
  };
  app.get('/:owner/:repo/pull/:number{[0-9]+}', page('conversation'));
  app.get('/:owner/:repo/pull/:number{[0-9]+}/checks', page('checks'));
  app.get('/:owner/:repo/pull/:number{[0-9]+}/files', page('files'));

  app.post('/:owner/:repo/pull/:number{[0-9]+}/:act{merge|ready|rerun}', async (c, next) => {
    const visit = visiting(world, c);
    const pull = await visit?.read(`/pulls/${c.req.param('number')}`);
    if (!visit || !pull) return next();
    const act = c.req.param('act');
    if (act === 'merge') {
      const answer = await visit.act('PUT', `/pulls/${pull.number}/merge`, { sha: pull.head.sha });
      return back(c, `${visit.base}/pull/${pull.number}#merge`, answer);
    }
    if (act === 'rerun')
      return back(c, `${visit.base}/pull/${pull.number}/checks`, rerun(visit, Number(formOf(c).get('run'))));
    const query =
      'mutation($input: MarkPullRequestReadyForReviewInput!) { markPullRequestReadyForReview(input: $input) { clientMutationId } }';
    const variables = { input: { pullRequestId: pull.node_id } };
    const token = [...world.tokens].find(([, owner]) => owner.login === visit.me && !owner.installation)![0];
    return back(
      c,
      `${visit.base}/pull/${pull.number}#merge`,
      await world.api(token, 'POST', '/graphql', { query, variables }),
    );
  });
  return app;
}

/** Asks the App to judge again, as the button on GitHub does. */
function rerun(visit: Visit, id: number): Answer | undefined {
  const { world, repo, me } = visit;
  const user = world.tables.users.findOneBy('login', me)!;
  const answer = (status: number, message: string) => ({
    status,
    ok: false,
    data: { message },
    headers: new Headers(),
  });
  if (!atLeast(roleOf(world, repo, user), 'write')) return answer(403, 'You cannot re-run checks here.');
  if (!world.tables.checkRuns.update(id, { status: 'queued', conclusion: null }))
    return answer(404, 'Not Found');
  const payload = { action: 'rerequested', check_run: { id }, sender: accountOf(world, user) };
  void world.dispatch('check_run', 'rerequested', payload, ownerOf(repo), repo.name);
}

function head(visit: Visit, pull: Json, tab: Tab, checks: number, files: number): Html {
  const to = `${visit.base}/pull/${pull.number}`;
  const verb = pull.merged_at ? 'merged' : 'wants to merge';
  const who = pull.merged_by ?? pull.user;
  const link = (id: Tab, href: string, picture: string, name: string, count?: number) => html`
    <a class="UnderlineNav-item" href="${href}" ${id === tab ? html`aria-current="page"` : ''}>${icon(picture, 'UnderlineNav-octicon')} ${name}${count === undefined ? '' : html` <span class="Counter">${count}</span>`}</a>`;
  return html`
    ${heading(pull, html`${stateBadge(pull, pull)} ${author(who)} ${verb} ${plural(pull.commits, 'commit')} into <span class="branch-name">${pull.base.ref}</span> from <span class="branch-name">${pull.head.ref}</span>${pull.merged_at ? ago(pull.merged_at, visit) : ''}`)}
    <nav class="UnderlineNav mb-3" aria-label="Pull request"><div class="UnderlineNav-body">
      ${link('conversation', to, 'comment-discussion', 'Conversation')}
      ${link('checks', `${to}/checks`, 'checklist', 'Checks', checks)}
      ${link('files', `${to}/files`, 'file-diff', 'Files changed', files)}
    </div></nav>`;
}

function changed(visit: Visit, pull: Json, files: Json[], runs: Json[]): Html {
  const annotations = runs.flatMap((run) => run.annotations);
  const sum = (field: string) => files.reduce((total, file) => total + file[field], 0);
  const links = (file: Json) => ({
    view: `${visit.base}/blob/${pull.head.sha}/${file.filename}`,
    edit:
      pull.state === 'open' && file.status !== 'removed'
        ? `${visit.base}/edit/${pull.head.ref}/${file.filename}`
        : null,
  });
  return html`
    <p class="color-fg-muted mb-3">Showing <strong class="color-fg-default">${plural(files.length, 'changed file')}</strong> with <strong class="color-fg-success">${plural(sum('additions'), 'addition')}</strong> and <strong class="color-fg-danger">${plural(sum('deletions'), 'deletion')}</strong>${annotations.length ? html` · ${plural(annotations.length, 'annotation')} by checks` : ''}.</p>
    ${files.map((file) => fileDiff(file, annotations, links(file)))}`;
}

async function mergeBox(visit: Visit, pull: Json): Promise<Html> {
  const to = `${visit.base}/pull/${pull.number}`;
  if (pull.merged_at)
    return html`<div class="Box comment" id="merge"><div class="Box-body">${icon('git-merge', 'color-fg-done mr-1')} <strong>Pull request successfully merged and closed.</strong></div></div>`;
  if (pull.state === 'closed') return html``;
  const row = pullRow(visit.world, visit.repo, pull.number)!;
  const { state, reasons, required } = await mergeability(visit.world, visit.repo, row);
  const runs = await runsOf(visit, pull.head.sha);
  const waiting = required.filter(({ run }) => !run).map(({ name }) => ({ name, waiting: true }));
  const names = new Set(required.map(({ name }) => name));
  const line = (run: Json) => html`
    <div class="Box-row d-flex flex-items-center">
      <span class="mr-2">${run.waiting ? icon('dot-fill', 'color-fg-attention') : conclusionIcon(run.conclusion)}</span>
      <span class="flex-auto"><strong>${run.name}</strong> <span class="color-fg-muted">${run.waiting ? 'Expected: waiting for status to be reported' : `· ${run.output?.title ?? run.status}`}</span></span>
      ${names.has(run.name) ? html`<span class="Label mr-2">Required</span>` : ''}<a href="${to}/checks">Details</a>
    </div>`;
  const ready = state === 'clean';
  return html`
    <div class="Box comment" id="merge">
      <div class="Box-header d-flex flex-items-center">
        <span class="mr-2">${icon(ready ? 'check-circle-fill' : 'x-circle-fill', ready ? 'color-fg-success' : 'color-fg-danger', 24)}</span>
        <div><strong>${ready ? 'This branch can be merged' : state === 'draft' ? 'This pull request is still a draft' : 'Merging is blocked'}</strong>
        ${reasons.length && state !== 'draft' ? html`<div class="color-fg-muted">${reasons.join(' ')}</div>` : ''}</div>
      </div>
      ${[...runs, ...waiting].map(line)}
      <div class="Box-footer">
        ${state === 'draft' ? button(`${to}/ready`, 'Ready for review', {}, 'btn') : html`<form method="post" action="${to}/merge"><button class="btn btn-primary" type="submit" ${ready ? '' : 'disabled'}>Merge pull request</button></form>`}
      </div>
    </div>`;
}
