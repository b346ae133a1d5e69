import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Env } from '../addition.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';
import { fileDiff } from './diff.ts';
import { frontMatter } from './front-matter.ts';
import { icon } from './icons.ts';
import { layout } from './layout.ts';
import { markdown } from './markdown.ts';
import { ago, avatar, type Html } from './parts.ts';
import { back, formOf, type Visit, visiting } from './visit.ts';

const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
const textOf = (file: Json): string => Buffer.from(file.content, 'base64').toString('utf8');

/** Commits cannot be edited: only branches move. */
const isCommit = (ref: string): boolean => /^[0-9a-f]{40}$/.test(ref);

/** Folders, files (rendered and as source), commits, and writing on a branch. */
export function filePages(world: World): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/:owner/:repo', async (c, next) => {
    const visit = visiting(world, c);
    return visit ? c.html(await folder(visit, visit.repo.default_branch, '')) : next();
  });

  app.get('/:owner/:repo/:view{tree|blob}/:rest{.+}', async (c, next) => {
    const visit = visiting(world, c);
    const found = visit && (await split(visit, decodeURIComponent(c.req.param('rest'))));
    if (!visit || !found) return next();
    if (c.req.param('view') === 'tree') return c.html(await folder(visit, found.ref, found.path));
    return c.html(await blob(visit, found.ref, found.path, c.req.query('plain') === '1'));
  });

  app.get('/:owner/:repo/commit/:sha{[0-9a-f]+}', async (c, next) => {
    const visit = visiting(world, c);
    const commit = await visit?.read(`/commits/${c.req.param('sha')}`);
    if (!visit || !commit) return next();
    const links = (file: Json) => ({ view: `${visit.base}/blob/${commit.sha}/${file.filename}`, edit: null });
    const [title, ...rest] = commit.commit.message.split('\n');
    const content = html`
      <div class="Box mb-3"><div class="Box-header"><h1 class="f3">${title}</h1><pre class="f6 color-fg-muted">${rest.join('\n').trim()}</pre></div>
      <div class="Box-body color-fg-muted f6">${commit.commit.author.name} committed ${ago(commit.commit.author.date, visit)} · <code>${commit.sha.slice(0, 7)}</code></div></div>
      ${commit.files.map((file: Json) => fileDiff(file, [], links(file)))}`;
    return c.html(await layout(visit, 'code', title, content));
  });

  app.get('/:owner/:repo/edit/:rest{.+}', async (c, next) => {
    const visit = visiting(world, c);
    const found = visit && (await split(visit, decodeURIComponent(c.req.param('rest'))));
    const file =
      found && (await visit.read(`/contents/${encode(found.path)}?ref=${encodeURIComponent(found.ref)}`));
    return visit && found && file ? c.html(await editor(visit, found.ref, found.path, file)) : next();
  });

  app.get('/:owner/:repo/new/:rest{.+}', async (c, next) => {
    const visit = visiting(world, c);
    const found = visit && (await split(visit, decodeURIComponent(c.req.param('rest'))));
    return visit && found ? c.html(await editor(visit, found.ref, found.path, null)) : next();
  });

  app.post('/:owner/:repo/new/:rest{.+}', async (c, next) => {
    const visit = visiting(world, c);
    const found = visit && (await split(visit, decodeURIComponent(c.req.param('rest'))));
    const name = (formOf(c).get('name') ?? '').trim();
    const path = [found?.path, ...name.split('/')].filter(Boolean).join('/');
    return visit && found ? save(c, visit, found.ref, path) : next();
  });

  app.post('/:owner/:repo/edit/:rest{.+}', async (c, next) => {
    const visit = visiting(world, c);
    const found = visit && (await split(visit, decodeURIComponent(c.req.param('rest'))));
    return visit && found ? save(c, visit, found.ref, found.path) : next();
  });
  return app;
}

/** `debrief/incident-3/postmortems/x.md`: the branch (which may hold slashes) or commit, and the path. */
async function split(visit: Visit, rest: string): Promise<{ ref: string; path: string } | null> {
  const branches: Json[] = (await visit.read('/branches?per_page=100')) ?? [];
  const refs = [...branches.map((branch) => branch.name), rest.split('/')[0]!];
  const ref = refs.find((name) => rest === name || rest.startsWith(`${name}/`));
  return ref ? { ref, path: rest.slice(ref.length + 1) } : null;
}

function crumbs(visit: Visit, ref: string, path: string): Html {
  const parts = path.split('/').filter(Boolean);
  const links = parts.map((part, index) => {
    const to = `${visit.base}/tree/${ref}/${encode(parts.slice(0, index + 1).join('/'))}`;
    return html`<span class="color-fg-muted mx-1">/</span>${index === parts.length - 1 ? html`<strong>${part}</strong>` : html`<a href="${to}">${part}</a>`}`;
  });
  return html`<nav class="mb-3 f4" aria-label="Path"><span class="btn btn-sm mr-2">${icon('git-branch')} ${isCommit(ref) ? ref.slice(0, 7) : ref}</span><a class="text-bold" href="${visit.base}/tree/${ref}">${visit.repo.name}</a>${links}</nav>`;
}

const folderOf = (visit: Visit, ref: string, path: string): string =>
  `${visit.base}/blob/${ref}/${encode(path).replace(/[^/]+$/, '')}`;

async function folder(visit: Visit, ref: string, path: string): Promise<Html> {
  const list: Json[] = (await visit.read(`/contents/${encode(path)}?ref=${encodeURIComponent(ref)}`)) ?? [];
  const sorted = list.toSorted((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name));
  const commits =
    (await visit.read(`/commits?sha=${encodeURIComponent(ref)}&path=${encode(path)}&per_page=1`)) ?? [];
  const readme = list.find((file) => /^readme\.md$/i.test(file.name));
  const text =
    readme && textOf(await visit.read(`/contents/${encode(readme.path)}?ref=${encodeURIComponent(ref)}`));
  const last = commits[0];
  const content = html`
    <div class="d-flex flex-justify-between flex-items-start">
      ${crumbs(visit, ref, path)}
      ${isCommit(ref) ? '' : html`<a class="btn btn-sm" href="${visit.base}/new/${ref}/${encode(path)}">${icon('plus')} New file</a>`}
    </div>
    <div class="Box mb-3">
      ${last ? html`<div class="Box-header py-2 f6 d-flex">${avatar(last.author?.login ?? 'ghost')} <strong class="mx-2">${last.commit.author.name}</strong><a class="Link--muted flex-auto" href="${visit.base}/commit/${last.sha}">${last.commit.message.split('\n')[0]}</a><span class="color-fg-muted"><code>${last.sha.slice(0, 7)}</code> · ${ago(last.commit.author.date, visit)}</span></div>` : ''}
      ${sorted.map((file) => html`<div class="Box-row py-2">${icon(file.type === 'dir' ? 'file-directory-fill' : 'file', file.type === 'dir' ? 'color-fg-accent' : 'color-fg-muted')} <a class="Link--primary ml-2" href="${visit.base}/${file.type === 'dir' ? 'tree' : 'blob'}/${ref}/${encode(file.path)}">${file.name}</a></div>`)}
      ${sorted.length ? '' : html`<div class="blankslate"><h2 class="blankslate-heading">This repository is empty</h2></div>`}
    </div>
    ${text ? html`<div class="Box"><div class="Box-header py-2 f6">${icon('book')} <strong class="ml-1">${readme.name}</strong></div><div class="Box-body p-4 markdown-body">${markdown(text, { ...visit.place, folder: folderOf(visit, ref, readme.path) })}</div></div>` : ''}`;
  return layout(visit, 'code', path || visit.repo.name, content);
}

async function blob(visit: Visit, ref: string, path: string, plain: boolean): Promise<Html> {
  const file = await visit.read(`/contents/${encode(path)}?ref=${encodeURIComponent(ref)}`);
  // Links in files do not say whether they lead to a folder.
  if (Array.isArray(file)) return folder(visit, ref, path);
  if (!file?.content)
    return layout(
      visit,
      'code',
      path,
      html`${crumbs(visit, ref, path)}<div class="Box blankslate"><h1 class="blankslate-heading">No such file here</h1><p>Or it is too long to show.</p></div>`,
    );
  const text = textOf(file);
  const written = /\.(md|markdown)$/i.test(path);
  const tab = (name: string, on: boolean, to: string) =>
    html`<a class="btn btn-sm BtnGroup-item ${on ? 'selected' : ''}" href="${to}" ${on ? html`aria-current="true"` : ''}>${name}</a>`;
  const lines = text.replace(/\n$/, '').split('\n');
  const content = html`
    ${crumbs(visit, ref, path)}
    <div class="Box">
      <div class="Box-header py-2 d-flex flex-items-center">
        <span class="flex-auto">${written ? html`<span class="BtnGroup">${tab('Preview', !plain, '?')}${tab('Code', plain, '?plain=1')}</span>` : ''} <span class="color-fg-muted f6 ml-2">${lines.length} lines · ${file.size} bytes</span></span>
        ${!isCommit(ref) ? html`<a class="btn btn-sm" href="${visit.base}/edit/${ref}/${encode(path)}">${icon('pencil')} Edit</a>` : ''}
      </div>
      ${written && !plain ? html`<div class="Box-body p-4 markdown-body">${frontMatter(text, (body) => markdown(body, { ...visit.place, folder: folderOf(visit, ref, path) }))}</div>` : html`<div class="diff"><table class="diff-table"><tbody>${lines.map((line, index) => html`<tr id="L${index + 1}"><td class="diff-number">${index + 1}</td><td class="diff-text">${line}</td></tr>`)}</tbody></table></div>`}
    </div>`;
  return layout(visit, 'code', path, content);
}

/** The form that changes a file; for a new one `file` is null and `path` its folder. */
async function editor(visit: Visit, ref: string, path: string, file: Json | null): Promise<Html> {
  const main = ref === visit.repo.default_branch;
  const choice = (value: string, text: Html, on: boolean) =>
    html`<label class="d-block my-1"><input type="radio" name="where" value="${value}" ${on ? 'checked' : ''} /> ${text}</label>`;
  const content = html`
    ${crumbs(visit, ref, path)}
    <form method="post" action="${visit.base}/${file ? 'edit' : 'new'}/${ref}/${encode(path)}">
      ${file ? '' : html`<label for="name" class="text-bold d-block mb-2">Name of the new file${path ? html` in <code>${path}</code>` : ''}</label><input id="name" name="name" required class="form-control width-full mb-3 text-mono f6" placeholder="folder/name.md" value="${visit.typed?.get('name') ?? ''}" />`}
      <label for="text" class="text-bold d-block mb-2">${file ? html`Edit <code>${path}</code>` : 'Its text'}</label>
      <textarea id="text" name="text" rows="28" spellcheck="true" class="form-control width-full text-mono f6">${visit.typed?.get('text') ?? (file ? textOf(file) : '')}</textarea>
      ${file ? html`<input type="hidden" name="sha" value="${visit.typed?.get('sha') ?? file.sha}" />` : ''}
      <div class="Box p-3 mt-3">
        <label for="message" class="text-bold d-block mb-2">Commit message</label>
        <input id="message" name="message" class="form-control width-full mb-2" ${file ? html`value="Update ${path.split('/').at(-1)}"` : html`placeholder="Create the file"`} />
        <fieldset class="border-0 mb-2"><legend class="sr-only">Where to commit</legend>
          ${choice('here', html`Commit directly to the <span class="branch-name">${ref}</span> branch`, !main)}
          ${choice('new', html`Create a new branch and start a pull request`, main)}
        </fieldset>
        <button class="btn btn-primary" type="submit">Commit changes</button>
      </div>
    </form>`;
  return layout(visit, 'code', file ? `Editing ${path}` : 'New file', content);
}

async function save(c: Context<Env>, visit: Visit, ref: string, path: string): Promise<Response> {
  const form = formOf(c);
  const apart = form.get('where') === 'new';
  const sha = form.get('sha');
  const here = new URL(c.req.url).pathname;
  const branch = apart ? `${visit.me}-patch-${Date.now().toString(36)}` : ref;
  if (apart) {
    const { object } = await visit.read(`/git/ref/heads/${encode(ref)}`);
    const made = await visit.act('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: object.sha });
    if (!made.ok) return back(c, here, made);
  }
  const content = Buffer.from((form.get('text') ?? '').replaceAll('\r\n', '\n')).toString('base64');
  const message = form.get('message') || `${sha ? 'Update' : 'Create'} ${path}`;
  const saved = await visit.act('PUT', `/contents/${encode(path)}`, {
    message,
    content,
    branch,
    ...(sha && { sha }),
  });
  if (!saved.ok) return back(c, here, saved);
  if (apart) {
    const pull = await visit.act('POST', '/pulls', { title: message, head: branch, base: ref, body: '' });
    return back(c, pull.ok ? `${visit.base}/pull/${pull.data.number}` : here, pull);
  }
  const open: Json[] = await visit.read(
    `/pulls?head=${encodeURIComponent(`${visit.repo.full_name.split('/')[0]}:${ref}`)}`,
  );
  return back(
    c,
    open?.[0] ? `${visit.base}/pull/${open[0].number}/files` : `${visit.base}/blob/${ref}/${encode(path)}`,
  );
}
