import { joined, phrase } from '../../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../../markdown/write/plain.ts';
import { userMarkdown } from '../../../markdown/write/user-text.ts';
import { clockText } from '../../../time/text.ts';
import { type PanelRow, person } from '../row.ts';

/** What follows the incident: who writes its post-mortem, when it is talked about, or why there is none. */
const after: PanelRow = {
  place: 52,
  show({ incident: { phase, postMortem } }) {
    const { owner, exempt, review } = postMortem;
    if (exempt) {
      const why = userMarkdown(shorten(oneLine(exempt.text), 200));
      return [['No post-mortem', phrase`${why} (${person(exempt.by)})`]];
    }
    const people = review
      ? joined(
          review.people.map((login) => phrase`${person(login)}`),
          phrase`, `,
        )
      : [];
    const withPeople = people.length ? phrase` with ${people}` : [];
    return [
      ...(owner && phase === 'resolved' ? [['Post-mortem owner', person(owner)] as const] : []),
      ...(review ? [['Review', phrase`${clockText(review.at)}${withPeople}`] as const] : []),
    ];
  },
};
export default after;
