import { html } from 'hono/html';
import { type Html, page } from '../../layout.ts';
import type { Page } from '../../site.ts';

/** What somebody sees who opens the App's own address: that it runs, and where the work is. Says nothing private. */
export function homePage(webUrl: string, slug: string): Html {
  return page(
    'Debrief is running',
    html`<p>It has no pages of its own to work in: everything happens on GitHub.</p>
    <ul>
      <li><a href="${webUrl}/apps/${slug}/installations/new">Install it on a repository</a></li>
      <li>Put the label <code>incident</code> on an issue: that declares it.</li>
      <li>GitHub sends its webhooks to <code>/api/github/webhooks</code>; <a href="/healthz">/healthz</a> says how it is.</li>
    </ul>`,
  );
}

export interface HomePage {
  /** Where GitHub's own pages are. */
  readonly webUrl: string;
  /** The App's name in its address on GitHub. */
  readonly slug: string;
}

const home: Page<HomePage> = {
  path: '/',
  show: (_, { webUrl, slug }) => ({ status: 200, body: homePage(webUrl, slug) }),
};
export default home;
