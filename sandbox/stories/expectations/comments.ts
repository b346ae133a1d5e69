import { z } from 'zod';
import { defineExpectation } from '../expectation.ts';
import { loginOf } from '../names.ts';
import { amount, compareAmount, texts, visible } from '../texts.ts';

export default defineExpectation({
  about: 'How many comments it has; `by` and `has`/`lacks` filter them. Without a number, at least one.',
  on: 'required',
  schema: z.strictObject({ by: z.string().optional(), ...texts.shape, ...amount }),
  async check({ by, has, lacks, ...wanted }, scene, subject) {
    const all = (await scene.comments(subject!)).map((comment) => ({
      login: comment.user.login,
      text: visible(comment.body).replace(/\s+/g, ' '),
    }));
    const login = by && loginOf(scene, by);
    const found = all.filter(
      ({ login: author, text }) =>
        (!login || author === login) &&
        has.every((part) => text.includes(part)) &&
        !lacks.some((part) => text.includes(part)),
    );
    const which = [
      ...(by ? [`by ${by}`] : []),
      ...(has.length ? [`with ${has.map((part) => `“${part}”`).join(', ')}`] : []),
      ...(lacks.length ? [`without ${lacks.map((part) => `“${part}”`).join(', ')}`] : []),
    ].join(' ');
    const lines = all.map(({ login: author, text }) => `${author}: ${text}`);
    return compareAmount(wanted, found.length, `comments on #${subject!.number} ${which}`.trim(), lines);
  },
});
