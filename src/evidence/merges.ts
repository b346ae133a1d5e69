import { about } from './neutral.ts';
import type { Activity, Change } from './observed.ts';
import { isWritten, touches } from './paths.ts';
import { revertedTitle } from './reverts.ts';
import type { Evidence, EvidenceSource } from './source.ts';

/** Merges to the default branch, and commits that were pushed to it. Reverts have a source of their own. */
const merges: EvidenceSource = {
  of: ({ activity }) =>
    activity.flatMap((each) =>
      each.changes.flatMap((change) => (revertedTitle(change.title) === null ? [row(change, each)] : [])),
    ),
};
export default merges;

function row(change: Change, activity: Activity): Evidence {
  const { at, sha, url, pull, title } = change;
  const text = about(pull === null ? 'Pushed' : 'Merged', pull === null ? title : `${title} (#${pull})`);
  return {
    at,
    text,
    url,
    kind: pull === null ? 'commit' : 'merge',
    sha,
    matters: touches(change, activity) !== false && !isWritten(change),
  };
}
