import { z } from 'zod';
import type { Json } from '../../json.ts';
import { issuePath } from '../names.ts';
import { Mistake } from '../refused.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about:
    'Ticks the first empty box in the comments of an issue or a pull request whose line contains `box`; `below` is a text above it.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string(), box: z.string(), below: z.string().default('') }),
  async play({ on, box, below }, scene, who) {
    const subject = await scene.find(on);
    const comments: Json[] = (await scene.read(`${issuePath(scene, subject)}/comments?per_page=100`)) ?? [];
    for (const { id, body } of comments) {
      const lines = String(body).split('\n');
      const start = lines.findIndex((line) => line.includes(below));
      const index = lines.findIndex(
        (line, at) => start !== -1 && at >= start && /^[-*] \[ \] /.test(line) && line.includes(box),
      );
      if (index === -1) continue;
      lines[index] = lines[index]!.replace('[ ]', '[x]');
      const path = `${scene.base(subject.repo)}/issues/comments/${id}`;
      await scene.act(who, 'PATCH', path, { body: lines.join('\n') });
      return;
    }
    throw new Mistake(`no empty box on #${subject.number} says “${box}”`);
  },
});
