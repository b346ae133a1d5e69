import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { within } from './within.ts';

/** The list of decisions in docs/decisions/README.md: the number and the title of each page. */
export function decisions(): string {
  const rows = globSync('docs/decisions/[0-9]*.md')
    .sort()
    .map((path) => {
      const [, number, title] = /^# (\d+)\. (.+)/.exec(readFileSync(path, 'utf8')) ?? [];
      if (!title) throw new Error(`${path} does not begin with “# NUMBER. TITLE”`);
      return `| ${number} | [${title}](${basename(path)}) |`;
    });
  const table = ['| number | decision |', '| --- | --- |', ...rows].join('\n');
  return within('docs/decisions/README.md', 'decisions', table);
}
