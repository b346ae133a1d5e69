import { noted } from './neutral.ts';
import type { EvidenceSource } from './source.ts';

/** Messages that somebody pinned in the war room. */
const pinnedMessages: EvidenceSource = {
  of: ({ incident, pinned }) =>
    pinned.map(({ at, login, text, url }) => ({ at, url, kind: 'chat', text: noted(login, text, incident) })),
};
export default pinnedMessages;
