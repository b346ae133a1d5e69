import type { Language } from '../../languages/language.ts';
import type { ActionItem } from '../model.ts';
import { finishedOn, statusWord } from '../phrases/done.ts';
import { isDoneWord } from './fields.ts';

/** "A1: done on 9 March", "OPS-12 – in progress": how far an item is that stands elsewhere. */
const REPORT = /^[\s*_[-]{0,6}([A-Z]{1,4}-?\d{1,4})[\]*_]{0,3}\s?[:–—-]\s{0,2}(\S[\s\S]{1,80})$/;

/** The items, without entries that only say how far another one is; that one takes its status. */
export function withReports(
  items: readonly ActionItem[],
  text: string,
  language: Language | null,
): readonly ActionItem[] {
  const reports = new Map<string, { readonly from: ActionItem; readonly status: string }>();
  for (const from of items) {
    const written = text.slice(from.span.start, from.span.end).replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '');
    const [, id, status] = REPORT.exec(written.trim()) ?? [];
    if (id && status && isStatus(status, language)) reports.set(id, { from, status });
  }
  if (reports.size === 0) return items;
  const others = items.filter((item) => ![...reports.values()].some(({ from }) => from === item));
  const told = (item: ActionItem) => {
    const id = idOf(item, text);
    return id === null ? undefined : reports.get(id);
  };
  // Where nothing else has these numbers, the entries are the items.
  if (!others.some(told)) return items;
  return others.map((item) => {
    const report = told(item);
    if (!report || item.status !== null) return item;
    const done = item.done || isDoneWord(report.status, language) || finishedOn.find(report.status) !== null;
    return { ...item, status: report.status, done };
  });
}

function isStatus(text: string, language: Language | null): boolean {
  const first = text.split(/[,.;(–—]| on | in /)[0]!.trim();
  return statusWord.find(first) !== null || finishedOn.find(text) !== null || isDoneWord(first, language);
}

/** The number of an item: "A1" in a cell, or in front of its text. */
function idOf({ otherCells, span }: ActionItem, text: string): string | null {
  const cell = otherCells.find((each) => /^[A-Z]{1,4}-?\d{1,4}$/.test(each));
  return (
    cell ??
    /^[\s*_[+-]{0,8}([A-Z]{1,4}-?\d{1,4})\b/.exec(text.slice(span.start, span.start + 30))?.[1] ??
    null
  );
}
