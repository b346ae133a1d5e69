import { hashText } from '../english/word-hash.ts';

/** An id as Statuspage's API has them: twelve letters and digits, always the same for the same name. */
export function idOf(name: string): string {
  const half = (text: string) => (hashText(text) >>> 0).toString(36).padStart(7, '0');
  return `${half(`1 ${name}`)}${half(`2 ${name}`)}`.slice(2);
}
