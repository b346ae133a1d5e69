import { z } from 'zod';
import { fileOf, readFile } from '../contents.ts';
import { Mistake } from '../refused.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about:
    "Comments on the line of a pull request's file that contains `line`. `path: auto` is its post-mortem.",
  byPerson: true,
  schema: z.strictObject({
    on: z.coerce.string(),
    path: z.string().default('auto'),
    line: z.string(),
    body: z.string(),
  }),
  async play({ on, path, line, body }, scene, who) {
    const subject = await scene.find(on);
    const at = await fileOf(scene, subject, path);
    const lines = (await readFile(scene, at))?.text.split('\n') ?? [];
    const index = lines.findIndex((each) => each.includes(line));
    if (index === -1) throw new Mistake(`no line of ${at.path} contains “${line}”`);
    const pull = `${scene.base(subject.repo)}/pulls/${subject.number}`;
    const { head } = await scene.read(pull);
    const place = { path: at.path, line: index + 1, side: 'RIGHT', commit_id: head.sha };
    await scene.act(who, 'POST', `${pull}/comments`, { body, ...place });
  },
});
