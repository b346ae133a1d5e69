import { about } from './neutral.ts';
import type { EvidenceSource } from './source.ts';

/** Releases that were published. */
const releases: EvidenceSource = {
  of: ({ activity }) =>
    activity.flatMap(({ repo, releases: all }) =>
      all.map(({ at, name, url }) => ({
        at,
        text: about(`Release of ${repo} published`, name),
        url,
        kind: 'release',
      })),
    ),
};
export default releases;
