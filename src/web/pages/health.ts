import type { Page } from '../site.ts';

/** How it is, for monitors: answers during setup, too. */
const health: Page<{ readonly health: () => Promise<object> }> = {
  path: '/healthz',
  show: async (_, shared) => ({ status: 200, body: await shared.health() }),
};
export default health;
