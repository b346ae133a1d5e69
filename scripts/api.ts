/**
 * Writes `docs/api.md`: every name that the package exports, with its declaration (`npm run api`). A test holds the
 * page to the code, so that no change of the contract goes unseen.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseSync } from 'rolldown/utils';

const PAGE = 'docs/api.md';
const ENTRIES = {
  'debrief-postmortem': 'index',
  'debrief-postmortem/remark': 'remark/index',
  'debrief-postmortem/remark/preset': 'remark/preset',
};

/** The page as it has to be for the sources as they are. */
export function apiPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-api-'));
  try {
    execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', folder]);
    const parts = Object.entries(ENTRIES).map(([name, path]) => {
      const declarations = exported(join(folder, `${path}.d.ts`));
      const sorted = [...declarations].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
      return `## \`${name}\`\n\n\`\`\`ts\n${sorted.join('\n\n')}\n\`\`\`\n`;
    });
    return `# What the package exports\n\nWritten by \`npm run api\`.\n\n${parts.join('\n')}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The declarations that a file exports, by name; what it exports from others is followed to them. */
function exported(path: string): Map<string, string> {
  const source = readFileSync(path, 'utf8');
  const found = new Map<string, string>();
  const { program, comments } = parseSync(path, source);
  const textOf = ({ start, end }: { start: number; end: number }) =>
    comments
      .filter((comment) => comment.start >= start && comment.end <= end)
      .reverse()
      .reduce(
        (text, comment) => text.slice(0, comment.start - start) + text.slice(comment.end - start),
        source.slice(start, end),
      )
      .replace(/^\s*\n/gm, '');
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') found.set('default', textOf(statement));
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const { declaration, source: from } = statement;
    if (declaration && 'id' in declaration && declaration.id && 'name' in declaration.id)
      found.set(declaration.id.name, textOf(statement));
    else if (declaration?.type === 'VariableDeclaration')
      found.set((declaration.declarations[0]!.id as { name: string }).name, textOf(statement));
    if (!from) continue;
    const others = exported(join(dirname(path), from.value.replace(/\.ts$/, '.d.ts')));
    for (const { exported: name } of statement.specifiers) {
      const key = 'name' in name ? name.name : name.value;
      found.set(key, others.get(key) ?? `export { ${key} } from '${from.value}';`);
    }
  }
  return found;
}

if (import.meta.main) writeFileSync(PAGE, apiPage());
