import { quoted } from '../support/words.ts';
import { type Clash, type Kind, lineOf, matchesIn, type Statement, twoValues } from './kind.ts';

const ABOUT = /(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|an estimated|~|≈) ?$/i;
const WHO =
  '(?<who>users|customers|tenants|merchants|clients|visitors|players|shops|requests|orders|payments|transactions|traffic)';
const COUNT = String.raw`(?<count>\d{1,3}(?:,\d{3})+|\d+)`;
const SHARE = String.raw`(?<share>\d+(?:\.\d+)?) ?(?:%|percent|per cent) of (?:all |our |the |its |active |total |customer |user )*`;
/** "30 % of our users". */
const MANY = new RegExp(String.raw`(?=\d)(?<![\w.,:/#$€£+-])(?:${SHARE}|${COUNT} )${WHO}\b`, 'gi');
const HIT =
  /(?:affect|impact)(?:ed|ing|s)\b|\bof (?:all |our |the |its )?(?:users|customers|visitors|traffic|requests)\b/i;
const BEFORE = /\b(?:affect|impact)(?:ed|ing|s) (?:[a-z.]+ |[~≈] ?){0,2}$/i;
const AFTER = /^ (?:were |was )?(?:affected|impacted)\b/i;
const FAULT =
  /\b(?:affect|impact|errors?|fail|slow|unable|could not|unavailable|inaccessible|degrad|timeouts?|outage|downtime|lost access)/i;
/** Of a part, of another time, of a bound, or not what happened. */
const OTHER =
  /\b(?:up to|at (?:least|most)|more than|less than|over|under|peak\w*|worst|first|initial\w*|later|then|another|additional\w*|further|remaining|of wh(?:om|ich)|each|every|per|between|region|in (?:the )?[A-Z]\w*|would|could|if|previous|earlier|phase|wave|week|daily|severe\w*|critical\w*|complete\w*|partial\w*|directly|indirectly|logged[- ]in|paying|mobile|new|existing|recover\w*|restor\w*|(?:was|is|are|were) back|back (?:up|online|to)|rollout|rolled out|canary|target|goal|SLO|SLA|when|alert|threshold)\b/;

interface Affected extends Statement {
  readonly isRough: boolean;
}

/** How many were hit, as a count or as a share: "affecting 30 % of users" and "affected 40 % of our users". */
export const affected: Kind = {
  hint: HIT,
  find(postmortem) {
    const byWho = new Map<string, Affected[]>();
    for (const { match, sentence, block } of matchesIn(postmortem, MANY, HIT)) {
      const { share, count, who = '' } = match.groups!;
      const before = BEFORE.exec(sentence.slice(0, sentence.indexOf(match[0])));
      const after = AFTER.exec(sentence.slice(sentence.indexOf(match[0]) + match[0].length));
      // A share of users who met errors is of those who were hit.
      if (!before && !after && !(share && FAULT.test(sentence))) continue;
      if (OTHER.test(sentence) || postmortem.sectionNameOf(block.span) === 'timeline') continue;
      const key = `${who.toLowerCase()} ${share ? '%' : ''}`;
      const raw = `${before?.[0] ?? ''}${match[0]}${before ? '' : (after?.[0] ?? '')}`;
      const start = match.index - (before?.[0].length ?? 0);
      const span = block.source(start, start + raw.length);
      const value = (share ?? count ?? '').replaceAll(',', '');
      byWho.set(key, [
        ...(byWho.get(key) ?? []),
        { value, raw, block, span, isRough: ABOUT.test(sentence.slice(0, sentence.indexOf(match[0]))) },
      ]);
    }
    return [...byWho.values()].flatMap((statements): Clash[] => {
      const pair = twoValues(statements, differ);
      if (!pair) return [];
      const [first, second] = pair;
      return [
        {
          span: second.span,
          other: first.span,
          says: `This says ${quoted(second.raw)}, and line ${lineOf(postmortem, first.span)} says ${quoted(first.raw)}`,
        },
      ];
    });
  },
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

function differ(one: Affected, two: Affected): boolean {
  const [short, long] = [Number(one.value), Number(two.value)].sort((a, b) => a - b) as [number, number];
  return long > short * (one.isRough || two.isRough ? 1.2 : 1.02);
}
