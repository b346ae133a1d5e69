import { html } from 'hono/html';
import { type Html, page } from '../../layout.ts';
import type { Page } from '../../site.ts';

export interface HomePage {
  /** GitHub's website: `https://github.com`. */
  readonly webUrl: string;
  /** The App's slug on GitHub. */
  readonly slug: string;
  /** Which of the App's other pages exist. */
  readonly has: { readonly dashboard: boolean; readonly statusPage: boolean };
  /** The settings that name a repository on which the App is not installed: `ALERT_REPOSITORY`. */
  readonly missing: () => readonly string[];
}

/** What does not work while the App is not installed on the repository of a setting. */
const WITHOUT_APP: Readonly<Record<string, string>> = {
  ALERT_REPOSITORY: 'Alerts are kept, but declare no incidents.',
  SLACK_REPOSITORY: 'Nobody can declare an incident from Slack.',
  STATUS_PAGE: 'The status page lacks its policy.',
};

/**
 * The page at the App's root URL for visitors without a session: that it runs, and where to go. Contains nothing
 * private.
 */
export function homePage({ webUrl, slug, has, missing }: HomePage): Html {
  const pages = [
    has.dashboard ? html`<a class="button" href="/sign-in">Sign in with GitHub</a>` : '',
    has.statusPage ? html`<a class="button" href="/status">Status page</a>` : '',
  ].filter((each) => each !== '');
  return page(
    'Debrief is running',
    html`${missing().map((setting) => html`<p role="alert">${WITHOUT_APP[setting] ?? ''} The App is not installed on the repository that <code>${setting}</code> names.</p>`)}
    <p>Incidents and post-mortems live on GitHub.${has.dashboard ? ' The dashboard shows what you may see there.' : ''}</p>
    ${pages.length ? html`<p>${pages.map((each) => html`${each} `)}</p>` : ''}
    <ul>
      <li><a href="${webUrl}/apps/${slug}/installations/new">Install it on a repository</a></li>
      <li>Put the label <code>incident</code> on an issue to declare an incident.</li>
      <li>GitHub sends its webhooks to <code>/api/github/webhooks</code>; <a href="/healthz">/healthz</a> reports its health.</li>
    </ul>`,
  );
}

const home: Page<HomePage> = {
  path: '/',
  show: (_, shared) => ({ status: 200, body: homePage(shared) }),
};
export default home;
