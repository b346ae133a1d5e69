import { html } from 'hono/html';
import { type Html, page } from '../../layout.ts';
import { sameSecret } from '../../secret.ts';
import type { Page } from '../../site.ts';
import { messagePage, TITLE } from './setup.ts';

export interface SetupDone {
  readonly state: string;
  /** Exchanges GitHub's code for the new App's credentials and stores them; resolves to the App's URL on GitHub. */
  readonly finish: (code: string) => Promise<string>;
}

/** The page to which GitHub redirects, with a code for the credentials. */
const setupDone: Page<SetupDone> = {
  path: '/setup',
  async show({ query }, { state, finish }) {
    if (!sameSecret(query('state'), state))
      return {
        status: 400,
        body: messagePage(
          'This code was not requested by this page. Please start again at the address in the terminal.',
        ),
      };
    try {
      return { status: 200, body: donePage(await finish(query('code'))) };
    } catch (error) {
      return { status: 502, body: messagePage((error as Error).message) };
    }
  },
};
export default setupDone;

function donePage(appUrl: string): Html {
  return page(
    TITLE,
    html`<p>The App is created and Debrief is starting with it.</p>
    <p><a href="${appUrl}/installations/new">Install it on your repositories</a></p>`,
  );
}
