import { html } from 'hono/html';
import pkg from '../../../../package.json' with { type: 'json' };
import { appPermissions } from '../../../github/permissions.ts';
import { type Html, page } from '../../layout.ts';
import { sameSecret } from '../../secret.ts';
import type { Page } from '../../site.ts';

export const TITLE = 'Set up Debrief';

export interface StartPage {
  /** GitHub's website: `https://github.com`. */
  readonly webUrl: string;
  /** This page's origin, as GitHub can reach it. */
  readonly origin: string;
  /** The new App's owner; empty for the reader's own account. */
  readonly organisation: string;
  /** Comes back with GitHub's code; only visitors sent by this page have it. */
  readonly state: string;
  /** Printed only in the terminal, so that nobody else can take over the App. */
  readonly token: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** The page with one button, which sends the manifest to GitHub. */
export function startPage({ webUrl, origin, organisation, state, token, manifest }: StartPage): Html {
  const full = {
    ...manifest,
    redirect_url: `${origin}/setup`,
    // GitHub must reach this address; behind a proxy it is changed on the App's settings page.
    hook_attributes: { url: `${origin}/api/github/webhooks`, active: true },
  };
  const path = organisation ? `organizations/${encodeURIComponent(organisation)}/settings` : 'settings';
  const refused = LOCAL.test(origin);
  return page(
    TITLE,
    html`<p>Debrief has no credentials yet. Make your own GitHub App in two steps; nothing leaves this machine but the
      list of permissions below.</p>
    <form method="get" class="box"><input type="hidden" name="token" value="${token}">
      <label for="organisation">1. The organisation that will own it</label>
      <input id="organisation" name="organisation" value="${organisation}" autocomplete="off" placeholder="empty: your own account">
      <button>Set</button></form>
    <form method="post" class="box" action="${webUrl}/${path}/apps/new?state=${state}">
      <input type="hidden" name="manifest" value="${JSON.stringify(full)}">
      <strong>2. Make the App</strong>
      ${
        refused
          ? html`<p role="alert"><strong>GitHub cannot reach <code>${origin}</code>, and refuses such an App.</strong> Open
        this page by the address under which Debrief is seen from outside: webhooks will be sent there.</p>`
          : html`<p>Webhooks will go to <code>${full.hook_attributes.url}</code>. If GitHub cannot reach that, open this
        page by the address that it can reach.</p>`
      }
      <p><button class="primary"${refused ? html` disabled` : ''}>Make the App${organisation ? ` for ${organisation}` : ''} on ${new URL(webUrl).host}</button></p>
    </form>
    <h2>What it will ask for</h2>
    <dl>${Object.entries(manifest.default_permissions ?? {}).map(
      ([name, access]) =>
        html`<dt><strong>${name.replaceAll('_', ' ')}</strong>: ${access === 'write' ? 'read and write' : String(access)}</dt><dd>${reasonFor(name)}</dd>`,
    )}</dl>
    <p>More about them: <a href="${SECURITY}">docs/security.md</a></p>`,
  );
}

const SECURITY = `${pkg.homepage}/blob/main/docs/security.md`;

/** The same as in `app.yml` and docs/security.md; backticks there are code here. */
function reasonFor(name: string): Html[] {
  const why = appPermissions().find(({ permission }) => permission === name)?.why ?? [];
  return why
    .join(' ')
    .split('`')
    .map((part, index) => (index % 2 ? html`<code>${part}</code>` : html`${part}`));
}

const LOCAL = /^https?:\/\/(?:localhost|127\.|\[::1\])/;

export interface SetupPage extends Pick<StartPage, 'webUrl' | 'state' | 'token' | 'manifest'> {}

const setup: Page<SetupPage> = {
  path: '/',
  show({ origin, query }, shared) {
    if (!sameSecret(query('token'), shared.token))
      return {
        status: 403,
        body: messagePage('Open this page with the full address from the terminal: it ends with a token.'),
      };
    const organisation = query('organisation').trim();
    return { status: 200, body: startPage({ ...shared, origin, organisation }) };
  },
};
export default setup;

/** One sentence: what went wrong, and what to do. */
export function messagePage(message: string): Html {
  return page(TITLE, html`<p>${message}</p>`);
}
