import type { PostMortem } from '../../postmortem/model.ts';
import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import { gated } from '../../vocabulary/gated.ts';
import { clashAmong, matchesIn, type Statement, type TwiceCheck } from './check.ts';

/** A number of three digits or more and what it counts, or an amount of money. */
const COUNTED = gated(
  /(?=[\d$€£])(?<![\w.,:/#$€£+-])(?<number>\d{1,3}(?:,\d{3})+|\d{3,9})(?:\+ | )(?<noun>[a-z][a-z-]{2,}|[A-Z]{2,4}\b)(?! ?\d)|(?<money>[$€£])(?<amount>\d{1,3}(?:,\d{3})+|\d{3,9})(?![\w,]|\.\d)/g,
  /\d{3}/,
);
/** After a number that is a code, a name or an interval, and no quantity. */
export const countsNothing: Sign = {
  pattern:
    /^(?:errors?|responses?|status|codes?|redirects?|and|or|to|from|of|in|on|at|is|was|were|are|for|by|with|has|have|had|as|but|that|which|the|not|then|when|after|before|bytes?|lines?|ms|milliseconds|seconds?|secs?|minutes?|mins?|hours?|days?|rpm|UTC|GMT|[A-Z]{1,3}T|AM|PM|OK|PR|HTTP)$/,
  hits: ['errors', 'ms', 'and', 'UTC', 'PST'],
  misses: ['orders', 'ETH', 'error-prone'],
};

/** Before a number that is part of a name: "Build 251 uploaded", "the Data 140 hub". */
export const beginsName: Sign = {
  pattern:
    /\b(?!(?:About|Around|Approximately|Roughly|Some|Over|Nearly|Almost|All|The|These|Only|Of|For|In) )[A-Z][a-z]+ $/,
  hits: ['Build ', 'the Data '],
  misses: ['About ', 'It lost ', 'All '],
};

interface Counted extends Statement {
  readonly noun: string;
}

/** "4,210 orders" and "4,120 orders": two neighbouring digits changed places. */
const digits: TwiceCheck = {
  gate: COUNTED.gate,
  find(postmortem) {
    const byNoun = Map.groupBy(counted(postmortem), ({ noun }) => noun.replace(/s$/, ''));
    // Where something is counted often, two of the figures may be alike by chance.
    return [...byNoun.values()].flatMap((statements) =>
      clashAmong(
        postmortem,
        statements,
        (one, two) => isSwapped(one.value, two.value),
        (here, line, there) => `This says ${here}, and ${line} says ${there}: two digits changed places`,
      ),
    );
  },
  wrong: [
    'The job lost 4,210 orders.\n\n## Follow-up\n\n- Send the 4,120 orders again',
    'It cost $48,210.\n\n## Follow-up\n\nWe asked for $48,120 back.',
    'The vault lost 5,848 ETH.\n\n## Follow-up\n\nAbout 5,884 ETH are gone.',
  ],
  right: [
    'The job lost 4,210 orders.\n\n## Follow-up\n\n- Send the 4,210 orders and 4,120 invoices again',
    'Of 4,210 orders it lost 4,120 orders.',
    'The gateway returned 503 errors.\n\n## Follow-up\n\n- Count 530 errors and the like',
    'Build 251 uploaded.\n\nBuild 521 uploaded.',
    'The batch grew from 1,200 rows.\n\nIt had 2,100 rows.',
  ],
};

function counted(postmortem: PostMortem): Counted[] {
  return [...matchesIn(postmortem, COUNTED)].flatMap(({ match, block }): Counted[] => {
    const { number, noun, money, amount } = match.groups!;
    const isName = shows(beginsName, block.text.slice(Math.max(0, match.index - 20), match.index));
    if (noun !== undefined && (isName || shows(countsNothing, noun))) return [];
    const raw = money ? match[0] : `${number} ${noun}`;
    const value = (number ?? amount ?? '').replaceAll(',', '');
    const span = block.source(match.index, match.index + raw.length);
    return [{ value, raw, noun: noun ?? money ?? '', block, span }];
  });
}

/** Round numbers ("1,200" and "2,100") may both be right: at least three digits must be other than zero. */
function isSwapped(one: string, two: string): boolean {
  if (one.length !== two.length || one.replace(/0+$/, '').length < 3) return false;
  const at = [...one].findIndex((digit, index) => digit !== two[index]);
  if (at < 0) return false;
  return one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === two;
}

export default digits;
