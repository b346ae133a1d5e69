import type { Labelled } from '../../scripts/train-blame.ts';
import type { BlameRuleName } from '../../src/lint/blame/constructions/construction.ts';
import { judgementsOf } from '../../src/lint/blame/judgements.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import type { PostMortem } from '../../src/postmortem/model.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';

/** What a detector says of a sentence: a label, or null for nothing. */
export type Detector = (text: string) => string | null;

export interface Figures {
  /** Of the sentences flagged, the share that is labelled blame, counterfactual or hindsight. */
  readonly precision: number;
  /** Of the sentences so labelled, the share that was flagged. */
  readonly recall: number;
  /** Of the right flags, the share under the right label. */
  readonly label: number;
}

const NAMES = { people: [], systems: [] };
const CONTEXT = { today: '2026-04-15', aliases: {}, timeZone: null };

export const readDocument = (markdown: string, path: string): PostMortem =>
  readPostMortem(parseMarkdown(markdown, path), CONTEXT);

const BEFORE = `# Search answered slowly

## What happened

Between 09:10 and 10:40 one search in five took longer than ten seconds. A new index was larger than the page cache.

`;
const AFTER = `

## Timeline

- 09:10 UTC The new index goes live.
- 09:24 UTC The on-call engineer acknowledges the page and opens the dashboard.
- 10:40 UTC Latency is back to normal.

## Action items

- [ ] @nadia compares index size with node memory in the release job, by 2026-05-10
`;

/** The rule that reports a sentence which stands alone in a neutral post-mortem, as an error or a warning; null for none. */
export function reportedRule(text: string): BlameRuleName | null {
  const postmortem = readDocument(`${BEFORE}${text}${AFTER}`, 'postmortems/2026-04-01.md');
  const [start, end] = [BEFORE.length, BEFORE.length + text.length];
  const verdicts = judgementsOf(postmortem, NAMES)
    .filter(({ span }) => start <= span.start && span.start < end)
    .map(({ analysis }) => analysis.verdict)
    .filter((verdict) => verdict?.confidence === 'high');
  return (verdicts.find((verdict) => verdict!.rule !== 'collective') ?? verdicts[0])?.rule ?? null;
}

export const labelOf = (rule: BlameRuleName): string =>
  rule === 'counterfactual' || rule === 'hindsight' ? rule : rule === 'collective' ? 'we' : 'blame';

/** Debrief's own detector; "we failed to …" is a hint and does not count. */
export const debrief: Detector = (text) => {
  const rule = reportedRule(text);
  return rule === null || rule === 'collective' ? null : labelOf(rule);
};

/** Precision and recall over blame, counterfactual and hindsight against ok; `we` is left out. `only` narrows recall. */
export function measure(rows: readonly Labelled[], detector: Detector = debrief, only?: string): Figures {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  let labelled = 0;
  for (const { label, text } of rows) {
    if (label === 'we' || (only && label !== only && label !== 'ok')) continue;
    const said = detector(text);
    if (label === 'ok') wrong += said === null || (only && said !== only) ? 0 : 1;
    else if (said === null) missed++;
    else {
      right++;
      if (said === label) labelled++;
    }
  }
  return {
    precision: right / Math.max(right + wrong, 1),
    recall: right / Math.max(right + missed, 1),
    label: labelled / Math.max(right, 1),
  };
}
