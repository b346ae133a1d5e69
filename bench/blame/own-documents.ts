/**
 * Precision and recall on documents of your own, of which nothing leaves your machine:
 *
 *     npm run bench -- blame --labels FILE
 *
 * FILE has lines of three columns with tabs between: a document's path, from FILE; a line; a label (blame,
 * counterfactual, hindsight, we, ok). What is reported on another line of a named document counts as wrong, so label
 * every reproach in it.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { judgementsOf } from '../../src/lint/blame/judgements.ts';
import type { Row } from '../row.ts';
import { readDocument } from './measure.ts';

const FLAGGED = new Set(['blame', 'counterfactual', 'hindsight']);
/** Words of a sentence in a post-mortem, in the mean. */
const WORDS = 18;

interface Label {
  readonly line: number;
  readonly label: string;
}

/** Labels by document, from the text of a file of labels; throws where a line cannot be read. */
export function readLabels(text: string): Map<string, Label[]> {
  const byPath = new Map<string, Label[]>();
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [path, line, label] = row.split('\t');
    if (!path || !Number(line) || !label)
      throw new Error(`Line ${index + 1} of the labels is not "path, line, label" with tabs between: ${row}`);
    byPath.set(path, [...(byPath.get(path) ?? []), { line: Number(line), label }]);
  }
  return byPath;
}

/** Lines of a document that a rule reports as an error or a warning. */
function reportedLines(path: string): { readonly lines: Set<number>; readonly words: number } {
  const text = readFileSync(path, 'utf8');
  const postmortem = readDocument(text, path);
  const lines = new Set<number>();
  for (const { block, analysis } of judgementsOf(postmortem, { people: [], systems: [] })) {
    const { verdict } = analysis;
    if (!verdict || verdict.confidence === 'low' || verdict.rule === 'collective') continue;
    lines.add(postmortem.document.point(block.source(verdict.start, verdict.end).start).line);
  }
  return { lines, words: text.split(/\s+/).length };
}

/** The figures as rows, for the file of labels at this path. */
export function ownDocuments(labels: string): Row[] {
  const counts = { right: 0, wrong: 0, missed: 0, words: 0 };
  for (const [path, rows] of readLabels(readFileSync(labels, 'utf8'))) {
    const { lines, words } = reportedLines(resolve(dirname(labels), path));
    counts.words += words;
    for (const { line, label } of rows) {
      if (FLAGGED.has(label) && !lines.has(line)) counts.missed++;
    }
    for (const line of lines) {
      const label = rows.find((row) => row.line === line)?.label ?? 'ok';
      if (FLAGGED.has(label)) counts.right++;
      else if (label === 'ok') counts.wrong++;
    }
  }
  const { right, wrong, missed, words } = counts;
  const row = (name: string, value: number, unit: string, goal: Row['goal']): Row => ({
    name: `own documents: ${name}`,
    value,
    unit,
    comparedWith: null,
    goal,
  });
  return [
    row('precision', right / Math.max(right + wrong, 1), 'share', { atLeast: 0.9 }),
    row('recall', right / Math.max(right + missed, 1), 'share', { atLeast: 0.75 }),
    row('wrong in 1,000 sentences', (wrong * 1000 * WORDS) / Math.max(words, 1), 'findings', { atMost: 1 }),
  ];
}
