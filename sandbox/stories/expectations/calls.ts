import { z } from 'zod';
import { defineExpectation } from '../expectation.ts';
import { Mistake } from '../refused.ts';
import { amount, compareAmount } from '../texts.ts';

export default defineExpectation({
  about: 'How many requests Debrief has sent to GitHub since a named step: `{since: report, at-most: 8}`.',
  on: 'none',
  schema: z.strictObject({ since: z.string().optional(), ...amount }),
  async check({ since, ...wanted }, scene) {
    const before = since === undefined ? 0 : scene.callsBefore.get(since);
    if (before === undefined) throw new Mistake(`no step before this one is called “${since}”`);
    const made = scene.calls.slice(before);
    const lines = made.map(({ method, path }) => `${method} ${path}`);
    return compareAmount(wanted, made.length, `calls${since ? ` since ${since}` : ''}`, lines);
  },
});
