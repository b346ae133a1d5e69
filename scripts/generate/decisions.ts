import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { TOPICS } from './decision-topics.ts';
import { within } from './within.ts';

interface Decision {
  readonly number: number;
  readonly title: string;
  readonly file: string;
  /** The decisions that this one replaces, wholly or in part: `*Replaces [62](…) …*` below its title. */
  readonly replaces: readonly number[];
}

/** The list of decisions in docs/decisions/README.md, by topic, with those marked that a later one replaces. */
export function decisions(): string {
  const all = new Map(
    globSync('docs/decisions/[0-9]*.md').map((path) => {
      const decision = read(path);
      return [decision.number, decision];
    }),
  );
  const sorted = new Set(TOPICS.flatMap(([, numbers]) => numbers));
  const unsorted = [...all.keys()].filter((number) => !sorted.has(number)).sort((a, b) => a - b);
  const topics = unsorted.length ? [['Not sorted yet', unsorted] as const, ...TOPICS] : TOPICS;
  const lists = topics.map(
    ([name, numbers]) => `## ${name}\n\n${numbers.map((each) => row(each, all)).join('\n')}`,
  );
  return within('docs/decisions/README.md', 'decisions', `\n${lists.join('\n\n')}\n`);
}

function read(path: string): Decision {
  const text = readFileSync(path, 'utf8');
  const [, number, title] = /^# (\d+)\. (.+)/.exec(text) ?? [];
  if (!number || !title) throw new Error(`${path} does not begin with “# NUMBER. TITLE”`);
  const [, said = ''] = /^\*[^*\n]*\breplaces ([^*\n]*)\*$/im.exec(text) ?? [];
  const replaces = [...said.matchAll(/\[(\d+)\]\(/g)].map(([, each]) => Number(each));
  return { number: Number(number), title, file: basename(path), replaces };
}

function row(number: number, all: ReadonlyMap<number, Decision>): string {
  const decision = all.get(number);
  if (!decision) throw new Error(`decision-topics.ts lists ${number}, and there is no such decision`);
  const later = [...all.values()].filter(({ replaces }) => replaces.includes(number));
  const links = later.map((each) => `[${each.number}](${each.file})`).join(', ');
  return `- **${number}** [${decision.title}](${decision.file})${links && ` – *replaced, wholly or in part, by ${links}*`}`;
}
