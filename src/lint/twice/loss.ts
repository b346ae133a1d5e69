import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import { gated } from '../../vocabulary/gated.ts';
import { quoted } from '../support/words.ts';
import { lineOf, matchesIn, type TwiceCheck } from './check.ts';

const NONE = gated(
  /\bno (?:customer |user )?data (?:(?:was|were|has been|is) lost|loss)\b|\bwithout (?:any )?data loss\b|\bdata loss\W{1,4}(?:none|no|zero)\b/gi,
  /data loss|data (?:was|were|has been|is) lost/i,
);
const WHAT =
  'records|rows|orders|messages|events|payments|bookings|e-?mails|documents|files|comments|entries|transactions|uploads|invoices';
const LOST = gated(
  new RegExp(
    String.raw`(?<![\w.,])\d[\d,]* (?:[a-z]+ ){0,2}(?:${WHAT}) (?:were|are|have been) (?:\w+ly )?lost\b|\blost (?:about |around |~)?\d[\d,]* (?:[a-z]+ ){0,2}(?:${WHAT})\b|(?<![\w.,])\d+ (?:minutes|hours|days) of (?:[a-z]+ )?(?:data|${WHAT}) (?:(?:were|was|are|is) (?:\w+ly )?lost|loss)\b`,
    'gi',
  ),
  /\d[^\n]*lo(?:st|ss)|lost[^\n]*\d/i,
);
/** Another loss, one that was made good, or one that did not happen. */
export const isOtherLoss: Sign = {
  pattern:
    /\b(?:recover\w*|restor\w*|replay\w*|retr\w*|re-?sent|later|would|could|might|may|should|if|risk|potential\w*|except|besides|beyond|other than|apart|only|permanent\w*|production|previous|earlier|expected|acceptable|up to|target|RPO|until|once|in (?:the )?(?:first|second)|not)\b/i,
  hits: [
    'The queue lost 120 messages, which were sent again after it was restored',
    'No data was lost in the second outage',
    'Data loss: none permanent',
    '120 messages could be lost',
  ],
  misses: ['No data was lost', '4,210 orders were lost', 'The queue lost about 120 messages'],
};

/** "No data was lost" and "4,210 orders were lost". */
const loss: TwiceCheck = {
  gate: NONE.gate,
  find(postmortem) {
    const [none] = [...matchesIn(postmortem, NONE)].filter(({ sentence }) => !shows(isOtherLoss, sentence));
    const [lost] = [...matchesIn(postmortem, LOST)].filter(
      ({ sentence, match, block }) =>
        !shows(isOtherLoss, sentence) &&
        !/\bno |\bwithout /i.test(block.text.slice(Math.max(0, match.index - 12), match.index)),
    );
    if (!none || !lost || none.block === lost.block) return [];
    const spanOf = ({ match, block }: typeof none) =>
      block.source(match.index, match.index + match[0].length);
    return [
      {
        span: spanOf(lost),
        other: spanOf(none),
        says: `This says ${quoted(lost.match[0])}, and line ${lineOf(postmortem, spanOf(none))} says ${quoted(none.match[0])}`,
      },
    ];
  },
  wrong: [
    'No data was lost.\n\n## Follow-up\n\n- Write to the shops whose orders are gone: 4,210 orders were lost',
    '- Data loss: none\n\n## Follow-up\n\nThe queue lost about 120 messages.',
  ],
  right: [
    'No data was lost.\n\n## Follow-up\n\nThe queue lost 120 messages, which were sent again after it was restored.',
    'No data was lost in the second outage, and no orders were lost.',
    'Data loss: none permanent.\n\n## Follow-up\n\n120 messages were lost.',
  ],
};

export default loss;
