import { neutral, roleOf } from './neutral.ts';
import type { EvidenceSource } from './source.ts';

/** Comments that somebody marked as evidence, by a 📌 or by the policy's reaction. */
const markedComments: EvidenceSource = {
  of: ({ incident, marked }) =>
    marked.map(({ at, login, text, url }) => {
      const role = roleOf(login, incident);
      const said = neutral(text.replaceAll('📌', ' '), incident);
      return { at, text: `${role[0]!.toUpperCase()}${role.slice(1)} noted: ${said}`, url, kind: 'comment' };
    }),
};
export default markedComments;
