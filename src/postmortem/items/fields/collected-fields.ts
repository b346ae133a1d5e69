import { dueLeadLength } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import type { Block } from '../../../markdown/text.ts';
import type { FoundDue } from '../../../time/due.ts';
import type { ActionItemType, DueDate } from '../../model.ts';
import type { OwnerPositions } from '../owners/owner-values.ts';
import { type FoundOwners, split } from '../owners/owners.ts';
import type { Part, PartContext } from './classify.ts';
import type { Cut } from './cut.ts';
import { itemType } from './types.ts';

export interface FieldContext extends PartContext {
  /** True for a service or program named in the document or the policy. */
  readonly isThing: (name: string) => boolean;
  readonly ownerPositions: OwnerPositions;
}

/** Accumulates the fields of one text. The first due date, status, type and priority win; owners accumulate. */
export class CollectedFields {
  readonly owners: string[] = [];
  readonly spans: FoundOwners['spans'][number][] = [];
  due: DueDate | null = null;
  type: ActionItemType | null = null;
  priority: string | null = null;
  status: string | null = null;
  done = false;
  /** Spans already read as fields: not read again, and not part of the item's text. */
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

  /** Takes the names at the start of a value; returns their length, 0 if there are none. */
  takeOwners(value: string, at: number, prepend = false): number {
    const stop = endOfOwners(value, this.context.language);
    const names = stop > 0 ? value.slice(0, stop) : value;
    const found = split(names, at, this.block);
    if (found.owners.length === 0 || found.owners.some((owner) => owner.split(/\s+/).length > 6)) return 0;
    const add = prepend ? 'unshift' : 'push';
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

/** A list of names ends at another field, a ticket or a blanked-out span. */
export const END_OF_OWNERS =
  /[,.]?\s(?:due|by|eta|target|deadline|priority|status)\b|\s(?=[[(]?(?:[\w.-]{1,60}\/[\w.-]{1,60})?#\d)|\s(?=[A-Z][A-Z0-9]{1,9}-\d)|\s{3}|\s[–—-]\s|[;|]/i;

/** The end of the names at the start of `value`; -1 if nothing else follows. */
function endOfOwners(value: string, language: Language | null): number {
  const stop = value.search(END_OF_OWNERS);
  if (!language) return stop;
  for (const { index } of value.matchAll(/[,.;]?\s/g))
    if ((stop === -1 || index < stop) && dueLeadLength(language, value.slice(index).replace(/^[,.;]/, ' ')))
      return index;
  return stop;
}

export function dueDate(found: FoundDue, text: string, at: number, block: Block): DueDate {
  return {
    date: found.date,
    raw: text.slice(found.start, found.end),
    span: block.source(at + found.start, at + found.end),
    relative: found.relative,
  };
}
