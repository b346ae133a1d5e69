import type { EvidenceSource } from './source.ts';

/** The incident's own record: commands, updates, milestones, and what happened to its issue. */
const record: EvidenceSource = {
  of: ({ log }) => log.map(({ at, text, url }) => ({ at, text, url, kind: 'record' })),
};
export default record;
