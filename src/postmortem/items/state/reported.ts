import { statusOf } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import { readDue } from '../../../time/due.ts';
import type { ActionItem } from '../../model.ts';
import { statusWord } from '../../phrases/done.ts';
import { stateOf } from './state.ts';

/** "A1: done on 9 March", "OPS-12 – in progress": how far an item is that stands elsewhere. */
const REPORT = /^[\s*_[-]{0,6}([A-Z]{1,4}-?\d{1,4})[\]*_]{0,3}\s?[:–—-]\s{0,2}(\S[\s\S]{1,80})$/;

/** Priorities, quarters and services, which look like the number of an item: "P1", "SEV-1", "Q2", "EC2". */
const NO_ID = /^(?:P|S|SEV|PRIO|Q|H|L|V|EC)-?\d+$/;

interface Report {
  readonly from: ActionItem;
  readonly id: string;
  readonly status: string;
}

/**
 * The items, without entries that only say how far another one is; that one takes its status. Of a number that two items
 * or two entries have, nobody can tell which one is meant.
 */
export function withReports(
  items: readonly ActionItem[],
  text: string,
  language: Language | null,
): readonly ActionItem[] {
  const reports = items.flatMap((from) => reportIn(from, text, language) ?? []);
  if (reports.length === 0) return items;
  const told = new Map<ActionItem, Report>();
  for (const report of reports) {
    const [own, ...more] = items.filter((item) => item !== report.from && idOf(item, text) === report.id);
    if (own && more.length === 0) told.set(own, report);
  }
  const entries = new Set([...told.values()].map(({ from }) => from));
  return items.flatMap((item) => {
    if (entries.has(item)) return [];
    const report = told.get(item);
    if (!report || item.status !== null) return [item];
    // Nobody has ticked its box.
    const isOpen = item.layout === 'task' && item.state !== 'done';
    return isOpen ? [item] : [{ ...item, status: report.status, state: stateOf(report.status, language) }];
  });
}

function reportIn(from: ActionItem, text: string, language: Language | null): Report | null {
  if (from.owners.length > 0 || from.due !== null || from.layout === 'task') return null;
  const written = text.slice(from.span.start, from.span.end).replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '');
  const [, id, said] = REPORT.exec(written.trim()) ?? [];
  if (!id || !said || NO_ID.test(id)) return null;
  const status = withoutDay(said.replace(/[\s.!]+$/, ''));
  const isStatus =
    statusWord.find(status) !== null || (language !== null && statusOf(language, status) !== null);
  return isStatus ? { from, id, status } : null;
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

/** "done on 9 March 2026", "in progress (2026-03-09)": the status without the day after it. */
function withoutDay(said: string): string {
  const found = /\d/.test(said) ? readDue(said, 0) : null;
  if (!found || found.relative || /[^\s)\].]/.test(said.slice(found.end))) return said;
  return said.slice(0, found.start).replace(/[\s,:([]+(?:(?:on|since|as of|at)\s+)?[([]?$/i, '');
}
