import type { Page } from '../../site.ts';

/** How it is. Any status but `ok` means that deliveries cannot be taken. */
export interface Health {
  readonly status: string;
  readonly [detail: string]: unknown;
}

/** For monitors; answers during setup, too. */
const health: Page<{ readonly health: () => Promise<Health> }> = {
  path: '/healthz',
  async show(_, shared) {
    const body = await shared.health();
    return { status: body.status === 'ok' ? 200 : 503, body };
  },
};
export default health;
