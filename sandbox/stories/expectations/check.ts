import { z } from 'zod';
import type { Json } from '../../json.ts';
import { defineExpectation } from '../expectation.ts';
import { compareTexts, texts } from '../texts.ts';

export default defineExpectation({
  about:
    'A check on the newest commit of a pull request: `{name, conclusion, has: [texts], lacks: [texts]}`.',
  on: 'required',
  schema: z.strictObject({
    name: z.string().default('debrief/post-mortem'),
    conclusion: z
      .enum(['success', 'failure', 'neutral', 'action_required', 'skipped', 'cancelled', 'timed_out', 'none'])
      .optional(),
    ...texts.shape,
  }),
  async check({ name, conclusion, has, lacks }, scene, subject) {
    const base = scene.base(subject!.repo);
    const pull = await scene.read(`${base}/pulls/${subject!.number}`);
    const runs: Json[] =
      (await scene.read(`${base}/commits/${pull?.head.sha}/check-runs?per_page=100`))?.check_runs ?? [];
    const run = runs.filter((each) => each.name === name).sort((a, b) => b.id - a.id)[0];
    const what = `the check ${name} on #${subject!.number}`;
    if (!run)
      return conclusion === 'none'
        ? null
        : {
            expected: what,
            found: runs.length
              ? `no such check, only ${[...new Set(runs.map((each) => each.name))].join(', ')}`
              : 'no check at all',
          };
    const notes: Json[] = (await scene.read(`${base}/check-runs/${run.id}/annotations?per_page=100`)) ?? [];
    const text = [
      run.output.title,
      run.output.summary,
      run.output.text,
      ...notes.map(
        (note) => `${note.path}:${note.start_line} ${note.title} ${note.message} ${note.raw_details ?? ''}`,
      ),
    ].join('\n');
    if (conclusion && run.conclusion !== conclusion)
      return {
        expected: `${what} with the conclusion ${conclusion}`,
        found: `${run.conclusion}\n${text.slice(0, 2_000)}`,
      };
    return compareTexts({ has, lacks }, text, what);
  },
});
