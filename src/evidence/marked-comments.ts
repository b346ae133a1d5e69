import { noted } from './neutral.ts';
import type { EvidenceSource } from './source.ts';

/** Comments that somebody marked as evidence, by a 📌 or by the policy's reaction. */
const markedComments: EvidenceSource = {
  of: ({ incident, marked }) =>
    marked.map(({ at, login, text, url }) => ({
      at,
      url,
      kind: 'comment',
      text: noted(login, text.replaceAll('📌', ' '), incident),
    })),
};
export default markedComments;
