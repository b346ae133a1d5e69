import type { Page } from '../../site.ts';

/** Any status but `ok` means that deliveries cannot be accepted. */
export interface Health {
  readonly status: string;
  readonly [detail: string]: unknown;
}

/** For monitors; also available during setup. */
const health: Page<{ readonly health: () => Promise<Health> }> = {
  path: '/healthz',
  async show(_, shared) {
    const body = await shared.health();
    return { status: body.status === 'ok' ? 200 : 503, body };
  },
};
export default health;
