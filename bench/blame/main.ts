import { readSentences } from '../../scripts/train-blame.ts';
import type { Bench, Row } from '../row.ts';
import { type Detector, debrief, measure, reportedRules } from './measure.ts';
import { alexDetector, wordList, writeGood } from './others.ts';

const row = (name: string, value: number, goal: Row['goal'], comparedWith: string | null = null): Row => ({
  name,
  value,
  unit: 'share',
  comparedWith,
  goal,
});

/** Precision and recall on our own labelled sentences; other tools on the same ones. */
export async function run(): Promise<Row[]> {
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
    rows.push(row(`${set}: precision`, own.precision, goals ? { atLeast: 0.95 } : null));
    rows.push(row(`${set}: recall`, own.recall, goals ? { atLeast: 0.85 } : null));
    rows.push(row(`${set}: right rule`, own.label, goals ? { atLeast: 0.85 } : null));
    for (const label of ['blame', 'counterfactual', 'hindsight'])
      rows.push(
        row(`${set}: recall of ${label}`, measure(sentences, debrief(sentences), label).recall, null),
      );
    if (set === 'train') continue;
    for (const [name, detector] of others) {
      const theirs = measure(sentences, detector);
      rows.push(row(`${set}: precision of ${name}`, theirs.precision, null, name));
      rows.push(row(`${set}: recall of ${name}`, theirs.recall, null, name));
    }
  }
  rows.push(...byRule());
  return rows;
}

/** For each rule, of the sentences that were not trained on: how many it reported, and the share of them rightly. */
function byRule(): Row[] {
  const counts = new Map<string, { right: number; all: number }>();
  const sentences = readSentences('heldout');
  const rules = reportedRules(sentences);
  for (const { label, text } of sentences) {
    const rule = rules.get(text);
    if (!rule) continue;
    const count = counts.get(rule) ?? { right: 0, all: 0 };
    count.all++;
    const family =
      rule === 'counterfactual' || rule === 'hindsight' ? rule : rule === 'collective' ? 'we' : 'blame';
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
    'precision and recall of the language rules on labelled sentences, beside alex, write-good and a word list',
  run,
} satisfies Bench;
