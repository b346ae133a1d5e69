import MiniSearch from 'minisearch';
import { aboutOf } from '../../src/similar/about.ts';
import { similarTo } from '../../src/similar/rank.ts';
import { readDocument } from '../blame/measure.ts';
import type { Bench, Row } from '../row.ts';
import { documentsBelow, namingPairs, type Pair, type Stored } from './pairs.ts';

/** The place of the named document among the most similar, from 1; infinity where it is not found. */
type Search = (pair: Pair, among: readonly Stored[]) => number;

const abouts = new Map<Stored, ReturnType<typeof aboutOf>>();
function about(stored: Stored) {
  const known = abouts.get(stored) ?? aboutOf(readDocument(stored.text, stored.file));
  abouts.set(stored, known);
  return known;
}

const debrief: Search = ({ from, to, text }, among) => {
  const asked = aboutOf(readDocument(text, from.file));
  const candidates = among.map((stored) => ({ file: stored.set + stored.file, about: about(stored) }));
  return place(
    similarTo(asked, candidates, among.length).map(({ file }) => file),
    to,
  );
};

/** The whole text asked of an index over whole texts, as the library comes. */
const fullText: Search = ({ to, text }, among) => {
  const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  index.addAll(among.map((stored) => ({ id: stored.set + stored.file, text: stored.text })));
  return place(
    index.search(text).map(({ id }) => id as string),
    to,
  );
};

function place(files: readonly string[], to: Stored): number {
  const at = files.indexOf(to.set + to.file);
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

const rowsOf = (kind: string, pairs: readonly Pair[], documents: readonly Stored[], list: boolean): Row[] => {
  if (pairs.length === 0) return [];
  const ofSet = ({ from }: Pair) => documents.filter(({ set }) => set === from.set);
  const share = (search: Search, of: (pair: Pair) => readonly Stored[], says: string) => {
    const places = pairs.map((pair) => {
      const others = of(pair).filter((stored) => stored !== pair.from);
      const at = search(pair, others);
      if (list) console.error(`${says}\t${at} of ${others.length}\t${pair.from.file}\t${pair.to.file}`);
      return at;
    });
    return places.filter((at) => at <= MOST).length / places.length;
  };
  const row = (name: string, value: number, more: Partial<Row> = {}): Row => {
    return { name: `${kind}: ${name}`, value, unit: 'share', comparedWith: null, goal: null, ...more };
  };
  const plain = { comparedWith: 'full-text search' };
  const goal = { atLeast: 0.6 };
  return [
    row('pairs', pairs.length, { unit: 'n' }),
    row('first 5 of its set', share(debrief, ofSet, 'set'), { goal }),
    row('first 5 of its set, full text', share(fullText, ofSet, 'set, full text'), plain),
    row(
      'first 5 of all sets',
      share(debrief, () => documents, 'all'),
      { goal },
    ),
    row(
      'first 5 of all sets, full text',
      share(fullText, () => documents, 'all, full text'),
      plain,
    ),
  ];
};
const MOST = 5;

export default {
  about:
    'how often the incident that authors name is among the first five of `debrief similar`, and of a full-text search; `--docs DIR`: each folder below it with Markdown is a set of post-mortems; `--list` shows each pair',
  async run({ docs, list }) {
    if (typeof docs !== 'string') throw new Error('Which documents? `npm run bench -- similar --docs DIR`.');
    const documents = documentsBelow(docs);
    return rowsOf('named', namingPairs(documents), documents, list === true);
  },
} satisfies Bench;
