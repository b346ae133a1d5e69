import type { Span } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { durationAt, minutesOf } from '../../../time/duration.ts';

/** What a sentence says of the time until somebody noticed. */
export interface Noticed {
  readonly raw: string;
  readonly minutes: number;
  readonly span: Span;
  /** "Within 5 minutes" is an upper bound; "2 hours before anyone noticed" is not. */
  readonly isAtMost: boolean;
}

const HINT =
  /\bbefore\s+\w+(?:\s+\w+){0,2}\s+(?:noticed|reali[sz]ed|knew)\b|(?:fired|caught|noticed|detected|triggered)\b[^.]{0,60}\swithin\b/;
const WORDS = ['noticed', 'realized', 'realised', 'knew', 'within'];
const NUMBER = String.raw`(?=\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|twelve)`;
const ABOUT = '(?:about |around |approximately |roughly |almost |nearly |some |~|≈)?';
const SOMEBODY = '(?:anyone|anybody|someone|somebody|we|a human|the team|people)';
const KINDS: readonly { readonly pattern: RegExp; readonly isAtMost: boolean; readonly after?: RegExp }[] = [
  {
    pattern: new RegExp(String.raw`(?<![\w.-])${NUMBER}`, 'gi'),
    after: new RegExp(`^ before ${SOMEBODY} (?:even )?(?:noticed|reali[sz]ed|knew)\\b`, 'i'),
    isAtMost: false,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:detected(?: it| the (?:outage|incident|failure|problem|issue))?|(?<!(?:should|would|will|must|could|can|to|not) )(?:alert\w*|monitoring|Sentry|Prometheus|PagerDuty|Alertmanager)(?: \w+){0,2} (?:fired|caught|noticed|detected|triggered)(?: [\w-]+){0,3}) within ${ABOUT}${NUMBER}`,
      'gi',
    ),
    isAtMost: true,
  },
];
const OTHER =
  /\b(?:should|would|will|must|could|target|goal|SLA|SLO|expected|each|every|if|other|another|previous|earlier|most cases)\b/i;
const LONGEST = 3000;

/** In sentences outside of the timeline. */
export function noticed(postmortem: PostMortem): Noticed[] {
  const whole = postmortem.document.text;
  // Few documents say it.
  if (!WORDS.some((word) => whole.includes(word)) || !HINT.test(whole)) return [];
  const entries = new Set(postmortem.timeline.map(({ line }) => line));
  return postmortem.blocks.flatMap((block): Noticed[] => {
    const text = block.text.slice(0, LONGEST).replaceAll('\n', ' ');
    if (block.kind === 'heading' || block.kind === 'quote' || !HINT.test(text)) return [];
    if (entries.has(postmortem.document.point(block.span.start).line)) return [];
    return KINDS.flatMap(({ pattern, after, isAtMost }) =>
      [...text.matchAll(pattern)].flatMap((match): Noticed[] => {
        const start = match.index + match[0].length;
        const read = durationAt(text, start);
        const minutes = read && minutesOf(read.duration);
        if (!read || !minutes || (after && !after.test(text.slice(read.end, read.end + 40)))) return [];
        const sentence = `${text
          .slice(0, start)
          .split(/[.!?] /)
          .at(-1)} ${text.slice(read.end).split(/[.!?](?: |$)/)[0]}`;
        if (OTHER.test(sentence)) return [];
        return [{ raw: text.slice(start, read.end), minutes, span: block.source(start, read.end), isAtMost }];
      }),
    );
  });
}
