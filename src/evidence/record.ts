import { neutral } from './neutral.ts';
import type { EvidenceSource } from './source.ts';

/** The incident's own record: commands, updates, milestones, and what happened to its issue. */
const record: EvidenceSource = {
  of: ({ incident }) =>
    incident.log.map(({ at, text, url }) => ({ at, text: neutral(text, incident), url, kind: 'record' })),
};
export default record;
