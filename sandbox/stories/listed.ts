import { z } from 'zod';
import type { Json } from '../json.ts';
import type { Difference } from './expectation.ts';
import { loginOf } from './names.ts';
import { type Scene, subjectOf } from './scene.ts';
import { amount, compareAmount } from './texts.ts';

/** Which issues or pull requests are counted, and how many there must be. */
export const listed = z.strictObject({
  labelled: z.string().optional(),
  titled: z.string().optional(),
  by: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
  repository: z.string().optional(),
  ...amount,
});

/** Null if the number is right. */
export async function compareListed(
  { labelled, titled, by, state, repository, ...wanted }: z.infer<typeof listed>,
  scene: Scene,
  kind: 'issues' | 'pull requests',
): Promise<Difference | null> {
  const all = (await scene.issues()).filter(
    (each) => Boolean(each.pull_request) === (kind === 'pull requests'),
  );
  const matching = all.filter(
    (each) =>
      (!labelled || each.labels.some((label: Json) => label.name === labelled)) &&
      (!titled || each.title.includes(titled)) &&
      (!by || each.user.login === loginOf(scene, by)) &&
      (!state || each.state === state) &&
      (!repository || each.url.includes(`${scene.base(repository)}/`)),
  );
  // A report has the label too, and is not a second incident.
  const countsIncidents = kind === 'issues' && labelled === scene.incidentLabel;
  const found: Json[] = [];
  for (const each of matching)
    if (!(countsIncidents && (await scene.isReport(subjectOf(each))))) found.push(each);
  const which = [
    ...(state ? [state] : []),
    ...(labelled ? [`labelled ${labelled}`] : []),
    ...(titled ? [`titled “${titled}”`] : []),
    ...(by ? [`by ${by}`] : []),
  ].join(', ');
  const lines = all.map(
    (each) =>
      `#${each.number} ${each.state} “${each.title}” by ${each.user.login} [${each.labels.map((label: Json) => label.name).join(', ')}]`,
  );
  return compareAmount(wanted, found.length, `${kind} ${which}`.trim(), lines);
}
