import { html } from 'hono/html';
import { icon } from './icons.ts';
import type { Html } from './parts.ts';
import { avatar } from './parts.ts';
import { peopleOf, type Visit } from './visit.ts';

type Tab = 'code' | 'issues' | 'pulls';

/** A whole page of a repository. */
export async function layout(visit: Visit, tab: Tab, title: string, content: Html | Html[]): Promise<Html> {
  const { base, repo, refused } = visit;
  const open = visit.world.tables.issues.findBy('repo_id', repo.id).filter((row) => row.state === 'open');
  const pulls = open.filter((row) => row.is_pull_request).length;
  const link = (id: Tab, href: string, picture: string, name: string, count?: number) => html`
    <a class="UnderlineNav-item" href="${href}" ${id === tab ? html`aria-current="page"` : ''}>
      ${icon(picture, 'UnderlineNav-octicon')} ${name}${count ? html` <span class="Counter">${count}</span>` : ''}
    </a>`;
  const [owner, name] = repo.full_name.split('/');
  return shell(
    `${title} · ${repo.full_name}`,
    html`
    <header class="top">
      <div class="top-bar">
        <a href="/" aria-label="All repositories" class="color-fg-default">${icon('beaker', '', 32)}</a>
        <nav aria-label="Repository" class="top-name">
          <a class="Link--primary" href="/">${owner}</a><span class="color-fg-muted mx-1">/</span><a class="Link--primary text-bold" href="${base}">${name}</a>
          <span class="Label Label--secondary ml-2">${repo.private ? 'Private' : 'Public'}</span>
        </nav>
        ${switcher(visit)}
      </div>
      <nav class="UnderlineNav px-3" aria-label="Sections">
        <div class="UnderlineNav-body">
          ${link('code', base, 'code', 'Code')}
          ${link('issues', `${base}/issues`, 'issue-opened', 'Issues', open.length - pulls)}
          ${link('pulls', `${base}/pulls`, 'git-pull-request', 'Pull requests', pulls)}
        </div>
      </nav>
    </header>
    <main class="container-xl p-3 p-md-4">
      ${refused ? html`<div class="flash flash-error mb-3" role="alert">${icon('stop')} ${refused}</div>` : ''}
      ${content}
    </main>`,
  );
}

/** Who the visitor is; a form, so that it works without JavaScript. */
function switcher(visit: Visit): Html {
  const options = peopleOf(visit.world).map(
    (login) => html`<option value="${login}" ${login === visit.me ? 'selected' : ''}>${login}</option>`,
  );
  return html`
    <form method="post" action="/sandbox/as" class="top-person">
      ${avatar(visit.me, 24)}
      <label for="as" class="color-fg-muted f6">Acting as</label>
      <select id="as" name="as" class="form-select select-sm">${options}</select>
      <input type="hidden" name="back" value="${visit.path}" />
      <button class="btn btn-sm" type="submit">Switch</button>
    </form>`;
}

/** The document around a page. */
export function shell(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en" data-color-mode="auto" data-light-theme="light" data-dark-theme="dark">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="/avatars/u/debrief%5Bbot%5D" type="image/svg+xml" />
    <link rel="stylesheet" href="/sandbox/primer.css" />
    <link rel="stylesheet" href="/sandbox/pages.css" />
  </head>
  <body>
    ${body}
    <footer class="container-xl p-4 color-fg-muted f6 text-center">
      A GitHub on this machine, made by Debrief's sandbox to try things on. It forgets everything when it stops.
    </footer>
  </body>
</html>`;
}
