import { NUMBERS } from '../../time/duration.ts';
import { BEFORE, type FigureCheck } from './check.ts';

const WORDS = Object.entries(NUMBERS).filter(([, number]) => Number.isInteger(number) && number > 1);

/** "15 issues (#93–#106)": from the first to the last there are 14. */
const range: FigureCheck = {
  gate: /\(#\d+ ?[–-] ?#?\d/,
  pattern: new RegExp(
    String.raw`(?<about>\b(?:of|first|last|about|around|over|than|least|most|nearly|some) (?:the )?|[~≈>] ?)?${BEFORE}\b(?<count>${WORDS.map(([word]) => word).join('|')}|\d{1,3}) (?<noun>(?:[a-zÀ-ÿ-]+ ){0,4}(?:issues|pull requests|merge requests|PRs|MRs|tickets)(?: [a-zÀ-ÿ-]+){0,3}) \(#(?<first>\d{1,6}) ?[–-] ?#?(?<last>\d{1,6})\)`,
    'gi',
  ),
  judge({ about, count = '', first = '', last = '' }) {
    const said = NUMBERS[count.toLowerCase()] ?? Number(count);
    const numbers = Number(last) - Number(first) + 1;
    // Fewer are no contradiction, as issues and pull requests share their numbers.
    if (about || numbers < 2 || said <= numbers) return null;
    return `From #${first} to #${last} there are ${numbers}, not ${count}`;
  },
  wrong: [
    'The monitor opened 15 new issues (#93–#106).',
    'Eight pull requests in quick succession (#236-#242) did not help.',
  ],
  right: [
    'The monitor opened 14 new issues (#93–#106).',
    'One was a pull request: 13 issues (#93–#106).',
    'Eight pull requests in quick succession (#236-243) did not help.',
    'We merged 5 of the 13 issues (#93–#106), and 4 fixes (#93–#106).',
    'It needs 3 servers (#1–#4) and 2 sprints (#40–#42).',
  ],
};

export default range;
