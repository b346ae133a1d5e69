import { z } from 'zod';
import type { Difference } from './expectation.ts';
import { several } from './lists.ts';

/** What a text must and must not contain. Case matters, line ends and repeated spaces do not. */
export const texts = z.strictObject({
  has: several.default([]),
  lacks: several.default([]),
});
export type Texts = z.infer<typeof texts>;

/** How much of a text is shown in a failure, and how much of each of several. */
const SHOWN = 2_000;
const SHOWN_OF_EACH = 600;

/** Null if the text is right. `what` names it: `the panel of #2`. */
export function compareTexts({ has, lacks }: Texts, text: string, what: string): Difference | null {
  const plain = oneSpace(text);
  const missing = has.filter((part) => !plain.includes(oneSpace(part)));
  const unwanted = lacks.filter((part) => plain.includes(oneSpace(part)));
  if (!missing.length && !unwanted.length) return null;
  const wants = [
    ...(missing.length ? [`${what} with ${quoted(missing)}`] : []),
    ...(unwanted.length ? [`${what} without ${quoted(unwanted)}`] : []),
  ];
  const otherwise = missing
    .filter((part) => plain.toLowerCase().includes(oneSpace(part).toLowerCase()))
    .map((part) => `“${part}” is there in a different case.\n`);
  const shown = shorten(text.trim(), SHOWN) || 'nothing';
  return { expected: wants.join(', and '), found: `${otherwise.join('')}${shown}` };
}

/** A Markdown text as people see it: without HTML comments. */
export const visible = (text: string): string => text.replace(/<!--[\s\S]*?-->/g, '').trim();

const oneSpace = (text: string) => text.replace(/\s+/g, ' ');
const quoted = (parts: readonly string[]) => parts.map((part) => `“${part}”`).join(', ');
const shorten = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text);

/** How many there must be. */
export const amount = {
  'at-most': z.int().min(0).optional(),
  'at-least': z.int().min(0).optional(),
  exactly: z.int().min(0).optional(),
};
const counted = z.object(amount);

/** Null if the number is right; otherwise `list` is shown. */
export function compareAmount(
  wanted: z.infer<typeof counted>,
  count: number,
  what: string,
  list: readonly string[],
): Difference | null {
  const { 'at-most': most, 'at-least': least, exactly } = wanted;
  const asked = exactly !== undefined || most !== undefined || least !== undefined;
  const min = exactly ?? least ?? (asked ? 0 : 1);
  const max = exactly ?? most ?? Number.POSITIVE_INFINITY;
  if (count >= min && count <= max) return null;
  const words = [
    ...(exactly === undefined ? [] : [`exactly ${exactly}`]),
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  const lines = list.slice(0, 40).map((line) => `\n  ${shorten(line, SHOWN_OF_EACH)}`);
  return {
    expected: `${words.join(' and ') || 'at least 1'} ${what}`,
    found: `${count}${lines.join('')}`,
  };
}
