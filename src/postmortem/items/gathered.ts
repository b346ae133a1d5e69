import type { Language } from '../../languages/language.ts';
import type { Block } from '../../markdown/text.ts';
import type { DayNumber } from '../../time/date.ts';
import type { FoundDue } from '../../time/due.ts';
import type { ActionItemType, DueDate } from '../model.ts';
import type { Cut } from './cut.ts';
import type { Habit } from './habit.ts';
import { type FoundOwners, split } from './owners.ts';
import type { Part } from './parts.ts';
import { itemType } from './types.ts';

export interface FieldContext {
  /** Relative due dates count from this day. */
  readonly base: DayNumber | null;
  readonly language: Language | null;
  /** True for a name that the document gives to somebody elsewhere: an author, a role, another owner. */
  readonly isKnown: (name: string) => boolean;
  /** True for a name that the document or the policy gives to a service or a program. */
  readonly isThing: (name: string) => boolean;
  readonly habits: ReadonlySet<Habit>;
}

/** The fields of one text while it is read. The first due date, status, type and priority count; owners add up. */
export class Gathered {
  readonly owners: string[] = [];
  readonly spans: FoundOwners['spans'][number][] = [];
  due: DueDate | null = null;
  type: ActionItemType | null = null;
  priority: string | null = null;
  status: string | null = null;
  done = false;
  /** Stretches that were read as a field: they are not read again, and are no words of the item. */
  readonly cut: Cut[] = [];
  readonly block: Block;
  readonly context: FieldContext;

  constructor(block: Block, context: FieldContext) {
    this.block = block;
    this.context = context;
  }

  take(part: Part): void {
    if (part.kind === 'owner') this.takeOwners(part.text, part.at, true);
    else if (part.kind === 'due') this.takeDue(part.found, part.at, part.text);
    else if (part.kind === 'status') this.status ??= part.text.replace(/[\s.!]+$/, '');
    else if (part.kind === 'type') this.type ??= itemType(part.text);
    else if (part.kind === 'priority') this.priority ??= part.text;
  }

  /** Takes the names with which a value begins, and says how much of it they are: 0 where there are none. */
  takeOwners(value: string, at: number, inFront = false): number {
    const stop = value.search(END_OF_OWNERS);
    const names = stop > 0 ? value.slice(0, stop) : value;
    const found = split(names, at, this.block);
    if (found.owners.length === 0 || found.owners.some((owner) => owner.split(/\s+/).length > 6)) return 0;
    const add = inFront ? 'unshift' : 'push';
    this.owners[add](...found.owners);
    this.spans[add](...found.spans);
    return names.length;
  }

  takeDue(found: FoundDue, at: number, value: string): void {
    this.due ??= dueDate(found, value, at, this.block);
  }

  isInCode(start: number, end: number): boolean {
    return this.block.masks.some((mask) => mask.kind === 'code' && mask.start < end && mask.end > start);
  }
}

/** Another field, a ticket, or what was blanked out ends a list of names. */
export const END_OF_OWNERS =
  /[,.]?\s(?:due|by|eta|target|deadline|priority|status)\b|\s(?=[[(]?(?:[\w.-]{1,60}\/[\w.-]{1,60})?#\d)|\s(?=[A-Z][A-Z0-9]{1,9}-\d)|\s{3}|\s[–—-]\s|[;|]/i;

export function dueDate(found: FoundDue, text: string, at: number, block: Block): DueDate {
  return {
    date: found.date,
    raw: text.slice(found.start, found.end),
    span: block.source(at + found.start, at + found.end),
    relative: found.relative,
  };
}
