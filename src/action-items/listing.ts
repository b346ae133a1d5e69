import type { PostMortem } from '../postmortem/model.ts';
import { fieldsOf, withoutFields } from './fields.ts';
import { type Standing, standingOf } from './item.ts';

/** An action item as `debrief items` lists it. Absent values are null, in every format. */
export interface ListedItem {
  readonly file: string | null;
  readonly line: number | null;
  /** `owner/repo#12`, or the tracker's link that the document names. */
  readonly issue: string | null;
  readonly text: string;
  readonly owners: readonly string[];
  /** ISO date: as agreed in the issue, else as the document states it. */
  readonly due: string | null;
  readonly status: Standing;
  readonly overdue: boolean;
  readonly type: string | null;
  readonly priority: string | null;
  readonly severity: string | null;
  readonly service: string | null;
  readonly incident: string | null;
  readonly objective: string | null;
  /** ISO instants, where an issue tells them. */
  readonly openedAt: string | null;
  readonly closedAt: string | null;
}

export interface ItemFilter {
  readonly owner?: string;
  readonly service?: string;
  readonly incident?: string;
  readonly objective?: string;
  readonly overdue?: boolean;
  /** Also what was proposed, declined or done. */
  readonly all?: boolean;
}

/** Accepted, not done, and its day has passed. `today` is an ISO date. */
export function isOverdue(item: Pick<ListedItem, 'status' | 'due'>, today: string): boolean {
  return item.status === 'accepted' && item.due !== null && item.due < today;
}

/** The items of a document, in its order. `today` is an ISO date. */
export function itemsOfDocument(document: PostMortem, today: string): ListedItem[] {
  const head = document.frontMatter?.data ?? {};
  const stated = (name: string) =>
    head[name] === undefined || head[name] === null ? null : String(head[name]);
  return document.actionItems.map((item) => {
    const fields = fieldsOf(item, document);
    const status = standingOf(item);
    const due = item.due?.date ?? null;
    return {
      file: document.document.path,
      line: item.line,
      issue: item.issue,
      text: withoutFields(item.text),
      owners: item.owners,
      due,
      status,
      overdue: isOverdue({ status, due }, today),
      type: item.type,
      priority: item.priority,
      severity: document.severityLevel,
      service: fields.service ?? (document.services.length === 1 ? document.services[0]! : null),
      incident: stated('incident'),
      objective: fields.objective,
      openedAt: null,
      closedAt: null,
    };
  });
}

/** Those that a filter asks for; names compare without regard to case, an owner with or without its @. */
export function filterItems(items: readonly ListedItem[], filter: ItemFilter): ListedItem[] {
  const same = (a: string | null, b: string | undefined) =>
    b === undefined || a?.toLowerCase() === b.toLowerCase();
  const owner = filter.owner?.replace(/^@/, '').toLowerCase();
  const number = filter.incident?.replace(/^#/, '');
  return items.filter(
    (item) =>
      (filter.all || item.status === 'accepted') &&
      (!filter.overdue || item.overdue) &&
      (owner === undefined || item.owners.some((each) => each.toLowerCase() === owner)) &&
      same(item.service, filter.service) &&
      same(item.objective, filter.objective) &&
      (number === undefined ||
        item.incident === number ||
        same(item.incident, filter.incident) ||
        (item.incident?.endsWith(`#${number}`) ?? false)),
  );
}
