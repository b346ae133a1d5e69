import { z } from 'zod';
import { defineExpectation } from '../expectation.ts';
import { Mistake } from '../refused.ts';
import { amount, compareAmount } from '../texts.ts';

export default defineExpectation({
  about:
    'How many requests Debrief has sent to GitHub since a named step: `{since: report, at-most: 8}`. `charged: true` counts those that cost something of the rate limit, and so leaves out conditional requests for what has not changed.',
  on: 'none',
  schema: z.strictObject({ since: z.string().optional(), charged: z.boolean().default(false), ...amount }),
  async check({ since, charged, ...wanted }, scene) {
    const before = since === undefined ? 0 : scene.callsBefore.get(since);
    if (before === undefined) throw new Mistake(`no step before this one is called “${since}”`);
    const made = scene.calls.slice(before).filter(({ isCharged }) => isCharged || !charged);
    const lines = made.map(({ method, path }) => `${method} ${path}`);
    return compareAmount(
      wanted,
      made.length,
      `${charged ? 'charged ' : ''}calls${since ? ` since ${since}` : ''}`,
      lines,
    );
  },
});
