import { readFileSync } from 'node:fs';

const END = '<!-- /generated -->';

/** A page that people edit, with new text between `<!-- generated: NAME -->` and `<!-- /generated -->`. */
export function within(path: string, name: string, text: string): string {
  const begin = `<!-- generated: ${name} -->`;
  const [before, rest] = readFileSync(path, 'utf8').split(begin);
  const [, ...after] = rest?.split(END) ?? [];
  if (after.length === 0) throw new Error(`${path} has no ${begin} … ${END}`);
  return `${before}${begin}\n${text}\n${END}${after.join(END)}`;
}
