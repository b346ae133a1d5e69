const root = process.env.ROOT ?? '/work/trees/items';
const { parseMarkdown } = await import(root + '/src/markdown/parse.ts');
const { readPostMortem } = await import(root + '/src/postmortem/read.ts');
import { readFileSync } from 'node:fs';
for (const f of process.argv.slice(2)) {
  const text = readFileSync(f, 'utf8');
  const d = readPostMortem(parseMarkdown(text, f), { today: '2026-11-28', aliases: {}, timeZone: null });
  console.log(`=== ${f} (${d.actionItems.length})`);
  const L = text.split('\n');
  for (const i of d.actionItems) console.log(`${i.line} [${i.owners.join(' | ')}] ${i.due ? i.due.date ?? '?' + i.due.raw : '-'} ${i.done ? 'DONE' : ''} ${i.layout} :: ${L[i.line - 1].slice(0, 150)}`);
}
