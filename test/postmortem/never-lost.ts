import { expect, test } from 'vitest';
import type { ActionItem } from '../../src/postmortem/model.ts';
import { read } from './reading.ts';

/** What a user would see, a document, and its items: "open: Add an alert – Ana, by 2027-01-10". */
export type Row = readonly [name: string, text: string, items: readonly string[]];

export const items = (text: string): readonly ActionItem[] =>
  read(`# Checkout was down on 3 June 2026\n\n${text.trim()}\n`).actionItems;

export function shown({ state, text, owners, due }: ActionItem): string {
  const rest = [...owners, ...(due ? [`by ${due.raw}`] : [])].join(', ');
  return `${state}: ${text}${rest && ` – ${rest}`}`;
}

export const check = (rows: readonly Row[]): void =>
  test.each(rows)('%s', (_name, text, expected) => {
    expect(items(text).map(shown)).toEqual(expected);
  });
