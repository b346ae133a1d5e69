import { z } from 'zod';
import { changeFile, fileOf, readFile } from '../contents.ts';
import { Mistake } from '../refused.ts';
import { readThreads } from '../review-comments.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: "Commits Debrief's open suggestions on a pull request, as its button does.",
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string() }),
  async play({ on }, scene, who) {
    const subject = await scene.find(on);
    const open = (await readThreads(scene, subject)).filter(({ resolved }) => !resolved);
    if (open.length === 0) throw new Mistake(`there is no open suggestion on #${subject.number}`);
    for (const [path, suggestions] of Map.groupBy(open, (each) => each.path)) {
      const at = await fileOf(scene, subject, path);
      const lines = ((await readFile(scene, at))?.text ?? '').split('\n');
      // From the last to the first, so that the line numbers of the others stay right.
      for (const { from, to, body } of suggestions.toSorted((a, b) => b.from - a.from)) {
        const code = /^(`{3,})suggestion\n([\s\S]*?)(?:\n)?\1$/m.exec(body)?.[2] ?? '';
        lines.splice(from - 1, to - from + 1, ...code.split('\n'));
      }
      await changeFile(scene, who, at, { text: lines.join('\n') });
    }
  },
});
