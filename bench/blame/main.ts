import { readSentences } from '../../scripts/train-blame.ts';
import type { Bench, Row } from '../row.ts';
import { type Detector, debrief, labelOf, measure, reportedRule } from './measure.ts';
import { alexDetector, wordList, writeGood } from './others.ts';
import { ownDocuments } from './own-documents.ts';

const row = (name: string, value: number, goal: Row['goal'], comparedWith: string | null = null): Row => ({
  name,
  value,
  unit: 'share',
  comparedWith,
  goal,
});

/** Precision and recall on our own labelled sentences; other tools on the same ones. */
export async function run(flags: Readonly<Record<string, string | true>> = {}): Promise<Row[]> {
  const rows: Row[] = [];
  const sets = ['heldout-a', 'heldout-b', 'heldout-e', 'heldout', 'train'] as const;
  const others: [string, Detector][] = [
    ['alex', await alexDetector()],
    ['write-good', await writeGood()],
    ['word list', wordList],
  ];
  for (const set of sets) {
    const sentences = readSentences(set);
    const goals = set === 'heldout';
    const own = measure(sentences);
    rows.push(row(`${set}: precision`, own.precision, goals ? { atLeast: 0.97 } : null));
    rows.push(row(`${set}: recall`, own.recall, null));
    rows.push(row(`${set}: right rule`, own.label, goals ? { atLeast: 0.95 } : null));
    for (const label of ['blame', 'counterfactual', 'hindsight'])
      rows.push(row(`${set}: recall of ${label}`, measure(sentences, debrief, label).recall, null));
    if (set === 'train') continue;
    for (const [name, detector] of others) {
      const theirs = measure(sentences, detector);
      rows.push(row(`${set}: precision of ${name}`, theirs.precision, null, name));
      rows.push(row(`${set}: recall of ${name}`, theirs.recall, null, name));
    }
  }
  rows.push(...byRule(), ...(typeof flags.labels === 'string' ? ownDocuments(flags.labels) : []));
  return rows;
}

/** For each rule, of the sentences that were not trained on: how many it reported, and the share of them rightly. */
function byRule(): Row[] {
  const counts = new Map<string, { right: number; all: number }>();
  const sentences = readSentences('heldout');
  for (const { label, text } of sentences) {
    const rule = reportedRule(text);
    if (!rule) continue;
    const count = counts.get(rule) ?? { right: 0, all: 0 };
    count.all++;
    const family = labelOf(rule);
    if (family === label || (label === 'we' && rule !== 'collective' && family === 'blame')) count.right++;
    counts.set(rule, count);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, { right, all }]) =>
      row(`blame/${rule}: right of ${all} reported (heldout)`, right / all, null),
    );
}

export default {
  about:
    'precision and recall of the language rules on labelled sentences, each alone in a neutral post-mortem, beside alex, write-good and a word list; `--labels FILE` adds documents of your own',
  run,
} satisfies Bench;
