import type { PostMortem } from '../../postmortem/model.ts';
import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import { gated } from '../../vocabulary/gated.ts';
import { clashAmong, matchesIn, type Statement, type TwiceCheck } from './check.ts';

/** Before a figure. */
export const about: Sign = {
  pattern: /(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|an estimated|~|≈) ?$/i,
  hits: ['It affected approximately ', 'affecting ~', 'an estimated '],
  misses: ['It affected ', 'about it, and '],
};
const WHO =
  'users|customers|tenants|merchants|clients|visitors|players|shops|requests|orders|payments|transactions|traffic';
const COUNT = String.raw`(?<count>\d{1,3}(?:,\d{3})+|\d+)`;
const SHARE = String.raw`(?<share>\d+(?:\.\d+)?) ?(?:%|percent|per cent) of (?:all |our |the |its |active |total |customer |user )*`;
/** "30 % of our users". */
const MANY = gated(
  new RegExp(String.raw`(?=\d)(?<![\w.,:/#$€£+-])(?:${SHARE}|${COUNT} )(?<who>${WHO})\b`, 'gi'),
  new RegExp(WHO, 'i'),
);

/** Before a figure: it counts those who were hit. */
export const affects: Sign = {
  pattern: /\b(?:affect|impact)(?:ed|ing|s) (?:[a-z.]+ |[~≈] ?){0,2}$/i,
  hits: ['The outage affected ', 'affecting approximately ', 'It impacts ~ '],
  misses: ['The outage affected our shops in at least ', 'unaffected: '],
};

/** After a figure: it counts those who were hit. */
export const wereAffected: Sign = {
  pattern: /^ (?:were |was )?(?:affected|impacted)\b/i,
  hits: [' were affected', ' impacted by it'],
  misses: [' were not affected', ' unaffected'],
};

/** A sentence that tells of the harm. */
export const tellsHarm: Sign = {
  pattern:
    /\b(?:affect|impact|errors?|fail|slow|unable|could not|unavailable|inaccessible|degrad|timeouts?|outage|downtime|lost access)/i,
  hits: ['The outage led to errors for ', 'Pages were slow for ', 'Uploads failed for '],
  misses: ['We wrote to ', 'The release reached '],
};

/** The figure is of a part, of another time or a bound, or tells what did not happen. */
export const isOfOther: Sign = {
  pattern:
    /\b(?:up to|at (?:least|most)|more than|less than|over|under|peak\w*|worst|first|initial\w*|later|then|another|additional\w*|further|remaining|of wh(?:om|ich)|each|every|per|between|region|in (?:the )?[A-Z]\w*|would|could|if|previous|earlier|phase|wave|week|daily|severe\w*|critical\w*|complete\w*|partial\w*|directly|indirectly|logged[- ]in|paying|mobile|new|existing|recover\w*|restor\w*|(?:was|is|are|were) back|back (?:up|online|to)|rollout|rolled out|canary|target|goal|SLO|SLA|when|alert|threshold)\b/,
  hits: [
    'It affected 32% of users at the peak',
    'It affected up to 30% of users',
    'It affected 30% of users in Europe',
    'By 14:20, 100% of traffic was back',
    'It affected 30% of mobile users',
  ],
  misses: ['The outage affected 30% of users', 'About 120 customers were affected', 'It affected 30% in all'],
};

interface Affected extends Statement {
  /** What was hit, and whether it is counted or a share. */
  readonly of: string;
  readonly isRough: boolean;
}

/** How many were hit, as a count or as a share: "affecting 30 % of users" and "affected 40 % of our users". */
const affected: TwiceCheck = {
  gate: MANY.gate,
  find: (postmortem) =>
    [...Map.groupBy(affectedIn(postmortem), ({ of }) => of).values()].flatMap((statements) =>
      clashAmong(
        postmortem,
        statements,
        differ,
        (here, line, there) => `This says ${here}, and ${line} says ${there}`,
      ),
    ),
  wrong: [
    'The outage affected 30% of users.\n\n## Follow-up\n\nThe outage, which impacted approximately 40% of our users, will not come back.',
    'About 120 customers were affected.\n\n## Follow-up\n\n- Write to the 210 customers affected',
    'It slowed down pages for 30% of our users.\n\n## Follow-up\n\nThe outage led to errors for 45% of our users.',
  ],
  right: [
    'The outage affected 30% of users.\n\n## Follow-up\n\nIt affected about 32% of users at the peak, and 12% of requests.',
    'About 120 customers were affected.\n\n## Follow-up\n\n- Write to the 118 customers affected',
    'The outage affected 30% of users in Europe.\n\n## Follow-up\n\nIt affected 40% of users in Asia.',
    'It affected 80% of traffic.\n\n## Follow-up\n\nBy 14:20, errors had ended and 100% of traffic was back.',
  ],
};

function affectedIn(postmortem: PostMortem): Affected[] {
  return [...matchesIn(postmortem, MANY)].flatMap(({ match, sentence, block }): Affected[] => {
    const { share, count, who = '' } = match.groups!;
    const at = sentence.indexOf(match[0]);
    const lead = sentence.slice(0, at);
    const before = affects.pattern.exec(lead)?.[0];
    const after = wereAffected.pattern.exec(sentence.slice(at + match[0].length))?.[0];
    // A share of users who met errors is of those who were hit.
    if (!before && !after && !(share && shows(tellsHarm, sentence))) return [];
    if (shows(isOfOther, sentence) || postmortem.sectionNameOf(block.span) === 'timeline') return [];
    const raw = before ? before + match[0] : match[0] + (after ?? '');
    const start = match.index - (before?.length ?? 0);
    return [
      {
        of: `${who.toLowerCase()} ${share ? '%' : ''}`,
        value: (share ?? count ?? '').replaceAll(',', ''),
        raw,
        block,
        span: block.source(start, start + raw.length),
        isRough: shows(about, lead),
      },
    ];
  });
}

function differ(one: Affected, two: Affected): boolean {
  const [short, long] = [Number(one.value), Number(two.value)].sort((a, b) => a - b) as [number, number];
  return long > short * (one.isRough || two.isRough ? 1.2 : 1.02);
}

export default affected;
