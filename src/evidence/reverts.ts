import { about } from './neutral.ts';
import { touches } from './paths.ts';
import type { EvidenceSource } from './source.ts';

/** Changes that take an earlier one back. */
const reverts: EvidenceSource = {
  of: ({ activity }) =>
    activity.flatMap((each) =>
      each.changes.flatMap((change) => {
        const title = revertedTitle(change.title);
        if (title === null) return [];
        const { at, sha, url } = change;
        return [
          {
            at,
            sha,
            url,
            kind: 'revert',
            text: about('Reverted', title),
            matters: touches(change, each) !== false,
          },
        ];
      }),
    ),
};
export default reverts;

/** What a change takes back, by its title: `Revert "Raise the pool size"`. Null for any other change. */
export function revertedTitle(title: string): string | null {
  const found = /^revert:?\s+(?:["“'](.+)["”']|(\S.*?))(?:\s+\(#\d+\))?\s*$/i.exec(title.trim());
  return found ? (found[1] ?? found[2]!) : null;
}
