import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Bench, Row } from '../row.ts';
import { documentFolder } from './documents.ts';
import { inside } from './inside.ts';
import { CACHED, DEBRIEF, OTHERS, peakMemory, race } from './processes.ts';

/** What is asked of whole processes, as a multiple of another linter's time in the same run. */
const ONE: Record<string, number> = { 'markdownlint-cli2': 0.45 };
const MANY: Record<string, number> = { 'markdownlint-cli2': 0.6, alex: 0.15, 'write-good': 3 };

/** Our own parser reads only what post-mortems need, so ratios to the usual parser are given too. */
const MICROMARK = 'parsing with mdast-util-from-markdown, tables and tasks';

export default {
  about: 'How fast Debrief lints, beside four other linters: --docs DIR --count 300 --rounds 3',
  async run(flags) {
    const count = Number(flags.count ?? 300);
    const rounds = Number(flags.rounds ?? 3);
    const say = (text: string) => console.error(text);
    build();
    const folder = documentFolder(typeof flags.docs === 'string' ? resolve(flags.docs) : null, count);
    try {
      const files = readdirSync(folder).sort();
      const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
      say(`${files.length} documents, ${Math.round(bytes / files.length / 1024)} KB each`);
      const [one] = files.slice(Math.floor(files.length / 2));
      const tools = [DEBRIEF, ...OTHERS];
      say('one document, cold …');
      const single = race(tools, folder, one === undefined ? [] : [one], Math.max(5, rounds));
      say(`${count} documents …`);
      const many = race(tools, folder, files, rounds);
      say('cached …');
      const cached = race([DEBRIEF, CACHED], folder, files, rounds);
      say('inside one process …');
      const parts = inside(folder, files, rounds);
      return [
        ...against('one document', single, ONE),
        ...against(`${count} documents`, many, MANY),
        ratio('cached ÷ cold', cached.get(CACHED.name), cached.get(DEBRIEF.name), 'its own cold run', 0.25),
        ratio('rules ÷ parsing', parts.rules, parts.parse, 'parsing the same documents', 0.25),
        ratio('language rules ÷ parsing', parts.language, parts.parse, 'parsing the same documents', 0.25),
        ratio(`rules ÷ ${MICROMARK}`, parts.rules, parts.micromark, 'the usual parser, same documents', 0.25),
        ratio(
          `language rules ÷ ${MICROMARK}`,
          parts.language,
          parts.micromark,
          'the usual parser, same documents',
          0.25,
        ),
        ms('parsing, per document', parts.parse / files.length),
        ms(`${MICROMARK}, per document`, parts.micromark / files.length),
        ms('reading the model, per document', parts.read / files.length),
        ms('rules, per document', parts.rules / files.length),
        {
          ...ms('language rules, per document of 5 KB', (parts.language / bytes) * 5 * 1024),
          goal: { atMost: 1.2 },
        },
        {
          name: `peak memory, ${count} documents`,
          value: peakMemory(DEBRIEF, folder, files),
          unit: 'MB',
          comparedWith: null,
          goal: { atMost: 160 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
} satisfies Bench;

/** Measured is what users install: the bundle. */
function build(): void {
  const root = resolve(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['node_modules/rolldown/bin/cli.mjs', '--config', 'rolldown.config.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const ms = (name: string, value: number): Row => ({
  name,
  value,
  unit: 'ms',
  comparedWith: null,
  goal: null,
});

function ratio(
  name: string,
  ours = Number.NaN,
  theirs = Number.NaN,
  comparedWith: string,
  goal?: number,
): Row {
  return {
    name,
    value: ours / theirs,
    unit: '×',
    comparedWith,
    goal: goal === undefined ? null : { atMost: goal },
  };
}

function against(what: string, times: ReadonlyMap<string, number>, goals: Record<string, number>): Row[] {
  const ours = times.get(DEBRIEF.name);
  const rest = [...times].filter(([name]) => name !== DEBRIEF.name);
  return [
    ms(`${what}, debrief`, ours ?? Number.NaN),
    ...rest.map(([name, theirs]) =>
      ratio(`${what} ÷ ${name}`, ours, theirs, `${name}: ${theirs.toFixed(0)} ms`, goals[name]),
    ),
  ];
}
