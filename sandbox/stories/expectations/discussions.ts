import { z } from 'zod';
import type { Json } from '../../json.ts';
import { defineExpectation } from '../expectation.ts';
import { amount, compareAmount, texts, visible } from '../texts.ts';

export default defineExpectation({
  about:
    'How many discussions there are: `{titled, category, has, lacks, exactly | at-most | at-least}`. Without a number, at least one.',
  on: 'none',
  schema: z.strictObject({
    titled: z.string().optional(),
    category: z.string().optional(),
    repository: z.string().optional(),
    ...texts.shape,
    ...amount,
  }),
  async check({ titled, category, repository, has, lacks, ...wanted }, scene) {
    const all = ((await scene.read(`${scene.base(repository)}/sandbox-discussions`)) ?? []).map(
      (each: Json) => ({ ...each, text: visible(each.body).replace(/\s+/g, ' ') }),
    );
    const found = all.filter(
      (each: Json) =>
        (!titled || each.title.includes(titled)) &&
        (!category || each.category === category) &&
        has.every((part) => each.text.includes(part)) &&
        !lacks.some((part) => each.text.includes(part)),
    );
    const which = [
      ...(titled ? [`titled “${titled}”`] : []),
      ...(category ? [`in ${category}`] : []),
      ...(has.length ? [`with ${has.map((part) => `“${part}”`).join(', ')}`] : []),
      ...(lacks.length ? [`without ${lacks.map((part) => `“${part}”`).join(', ')}`] : []),
    ].join(' ');
    const lines = all.map((each: Json) => `“${each.title}” in ${each.category}: ${each.text}`);
    return compareAmount(wanted, found.length, `discussions ${which}`.trim(), lines);
  },
});
