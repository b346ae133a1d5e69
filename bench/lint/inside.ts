import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { lint, readingContext } from '../../src/lint/engine.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';
import { median } from '../row.ts';

const TODAY = '2026-04-15';

/** Milliseconds of this thread's CPU time that all documents took, in one warm process; other processes do not matter. */
export interface Inside {
  readonly parse: number;
  /** Parsing with the ecosystem's parser, tables and task lists switched on: what linters of Markdown stand on. */
  readonly micromark: number;
  readonly read: number;
  readonly rules: number;
  readonly language: number;
}

/** CPU milliseconds of this thread so far. */
function now(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const MICROMARK = {
  extensions: [gfmTable(), gfmTaskListItem()],
  mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()],
};

/** Parses, reads and judges every file a few times; medians of the rounds after two to warm up. */
export function inside(folder: string, files: readonly string[], rounds: number): Inside {
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const context = readingContext(DEFAULT_POLICY, TODAY);
  const all: Inside[] = [];
  for (let round = -2; round < rounds; round++) {
    const spent = { parse: 0, micromark: 0, read: 0, rules: 0, language: 0 };
    for (const [i, text] of texts.entries()) {
      const start = now();
      const document = parseMarkdown(text, files[i] ?? '');
      const parsed = now();
      const postmortem = readPostMortem(document, context);
      const read = now();
      lint(postmortem, {
        policy: DEFAULT_POLICY,
        today: TODAY,
        profile: 'strict',
        assumePostMortem: true,
        around(id, run) {
          const began = now();
          const found = run();
          if (id.startsWith('blame/')) spent.language += now() - began;
          return found;
        },
      });
      const judged = now();
      fromMarkdown(text, MICROMARK);
      spent.micromark += now() - judged;
      spent.rules += judged - read;
      spent.read += read - parsed;
      spent.parse += parsed - start;
    }
    if (round >= 0) all.push(spent);
  }
  const middle = (key: keyof Inside) => median(all.map((one) => one[key]));
  return {
    parse: middle('parse'),
    micromark: middle('micromark'),
    read: middle('read'),
    rules: middle('rules'),
    language: middle('language'),
  };
}
