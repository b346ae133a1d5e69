import { judge } from '../../../src/lint/language/judge.ts';
import { plainMasks } from '../../../src/lint/language/plain.ts';

/** The rule that a sentence of plain Markdown is reported under, or null. */
export function heard(text: string): string | null {
  return judge(text, 0, text.length, plainMasks(text))?.verdict?.rule ?? null;
}
