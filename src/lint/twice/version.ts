import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import { gated } from '../../vocabulary/gated.ts';
import { clashAmong, matchesIn, type Statement, type TwiceCheck } from './check.ts';

/** What it was rolled back to: a version, a build, a commit. */
const BACK = gated(
  /\b(?:roll(?:ed|ing|s)?(?: [\w-]+){0,3}[ -]?back|revert(?:ed|ing|s)?|downgraded?|downgrading)(?: (?!to\b)[\w./-]+){0,4} to (?:the )?(?:(?:previous|last|stable|good|known|working|prior|old|image|tag|commit|revision|version|release|build) )*(?<version>v?\d+(?:\.\d+)+(?:-[\w.]+)?|[0-9a-f]{7,40}(?!\w)|v?\d{2,6}(?![\w:%-]|[.,]\d))/gi,
  /roll|revert|downgrad/i,
);
/** A second rollback, or one that did not happen. */
export const isOtherRollback: Sign = {
  pattern:
    /\b(?:again|then|first|second|finally|instead|next|also|another|attempt\w*|tried|fail\w*|could|would|should|never|not|staging|canary|later|other|each|before that|previous(?:ly)? (?:rolled|reverted)|if|or)\b/i,
  hits: [
    'so we finally rolled back to v2.4.0',
    'we tried a rollback to v2.4.1',
    'rolled back to v2.4.0 instead',
  ],
  misses: ['We rolled the consumer back to v2.4.1', 'It was rolled back to release 410 within'],
};

/** How much after the version is read: "to v2.4.0 instead". */
const NEXT = 9;

/** "Rolled back to v2.4.1" and "rollback to v2.4.0". */
const version: TwiceCheck = {
  gate: BACK.gate,
  find(postmortem) {
    const statements = [...matchesIn(postmortem, BACK)].flatMap(({ match, sentence, block }): Statement[] => {
      const until = sentence.indexOf(match[0]) + match[0].length;
      if (shows(isOtherRollback, sentence.slice(0, until + NEXT))) return [];
      const raw = match.groups!.version!;
      const start = match.index + match[0].length - raw.length;
      return [
        {
          value: raw.toLowerCase().replace(/^v/, ''),
          raw,
          block,
          span: block.source(start, start + raw.length),
        },
      ];
    });
    return clashAmong(
      postmortem,
      statements,
      differ,
      (here, line, there) => `This says that it was rolled back to ${here}, and ${line} to ${there}`,
    );
  },
  wrong: [
    'We rolled the consumer back to v2.4.1.\n\n## Resolution\n\n- Rollback to v2.4.0',
    'We reverted to release 411.\n\n## Resolution\n\nIt was rolled back to release 410 within minutes.',
  ],
  right: [
    'We rolled the consumer back to v2.4.1.\n\n## Resolution\n\n- Rollback to 2.4.1\n- Rollback of the API to v2.4',
    'We rolled back to v2.4.1.\n\n## Resolution\n\nThat failed, so we rolled back to v2.4.0.',
    'We reverted to f395ffa.\n\n## Resolution\n\nReverted to f395ffa6 at 14:02.',
  ],
};

/** "v2.4" is a short form of "v2.4.1", as is the beginning of a commit. */
const differ = (one: Statement, two: Statement) =>
  !one.value.startsWith(two.value) &&
  !two.value.startsWith(one.value) &&
  one.value.includes('.') === two.value.includes('.');

export default version;
