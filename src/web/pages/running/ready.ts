import type { Page } from '../../site.ts';
import type { Health } from '../always/health.ts';

/** For load balancers: whether to send requests here. `/healthz` also answers during startup and shutdown. */
const ready: Page<{ readonly ready: () => Promise<Health> }> = {
  path: '/readyz',
  async show(_, shared) {
    const body = await shared.ready();
    return { status: body.status === 'ok' ? 200 : 503, body };
  },
};
export default ready;
