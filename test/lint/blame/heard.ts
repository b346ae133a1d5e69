import { plainMasks } from '../../../src/english/plain.ts';
import { judge } from '../../../src/lint/blame/judge.ts';

/** The rule that a sentence of plain Markdown is reported under, or null. */
export function heard(text: string): string | null {
  return judge(text, 0, text.length, plainMasks(text))?.verdict?.rule ?? null;
}
