import { z } from 'zod';
import { defineExpectation } from '../expectation.ts';
import { readThreads } from '../review-comments.ts';
import { amount, compareAmount, texts, visible } from '../texts.ts';

export default defineExpectation({
  about:
    'How many suggestions Debrief has made on the lines of a pull request; `open: true` counts those that are not resolved, `false` those that are.',
  on: 'required',
  schema: z.strictObject({ open: z.boolean().optional(), ...texts.shape, ...amount }),
  async check({ open, has, lacks, ...wanted }, scene, subject) {
    const threads = await readThreads(scene, subject!);
    const all = threads.map(({ resolved, body }) => ({ resolved, text: visible(body) }));
    const found = all.filter(
      ({ resolved, text }) =>
        (open === undefined || open !== resolved) &&
        has.every((part) => text.includes(part)) &&
        !lacks.some((part) => text.includes(part)),
    );
    const lines = all.map(({ resolved, text }) => `${resolved ? 'resolved' : 'open'}: ${text}`);
    return compareAmount(wanted, found.length, `suggestions on #${subject!.number}`, lines);
  },
});
