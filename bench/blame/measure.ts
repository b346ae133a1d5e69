import type { Labelled } from '../../scripts/train-blame.ts';
import type { Kind } from '../../src/lint/blame/constructions/construction.ts';
import { judgementsOf } from '../../src/lint/blame/judgements.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
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

/**
 * The rule that Debrief reports each sentence under, by its text. Sentences are judged as a user's are: in documents,
 * here of forty, since what else a document says counts.
 */
export function reportedRules(rows: readonly Labelled[]): Map<string, Kind> {
  const rules = new Map<string, Kind>();
  for (let k = 0; k < rows.length; k += 40) {
    let markdown = '# Incident review\n\n## What happened\n\n';
    const places = rows.slice(k, k + 40).map(({ text }) => {
      const start = markdown.length;
      markdown += `${text}\n\n`;
      return { text, start, end: markdown.length };
    });
    const postmortem = readPostMortem(parseMarkdown(markdown, 'postmortems/2026-04-01.md'), CONTEXT);
    for (const { span, heard } of judgementsOf(postmortem, NAMES)) {
      const place = places.find(({ start, end }) => start <= span.start && span.start < end);
      const { verdict } = heard;
      if (place && verdict && (verdict.rule !== 'collective' || !rules.has(place.text)))
        rules.set(place.text, verdict.rule);
    }
  }
  return rules;
}

/** Debrief's own detector; "we failed to …" is a hint and does not count. */
export function debrief(rows: readonly Labelled[]): Detector {
  const rules = reportedRules(rows);
  return (text) => {
    const rule = rules.get(text);
    if (!rule || rule === 'collective') return null;
    return rule === 'counterfactual' || rule === 'hindsight' ? rule : 'blame';
  };
}

/** Precision and recall over blame, counterfactual and hindsight against ok; `we` is left out. `only` narrows recall. */
export function measure(
  rows: readonly Labelled[],
  detector: Detector = debrief(rows),
  only?: string,
): Figures {
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
