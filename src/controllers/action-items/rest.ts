import {
  itemTextOf,
  type RowName,
  rowsOf,
  rowTitle,
  withItemText,
  withRow,
} from '../../action-items/issue-text.ts';
import type { PromisedItem } from '../../action-items/item.ts';
import { kindLabels } from '../../action-items/plan.ts';
import type { Issue } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { ItemFacts } from './items.ts';
import type { MergedFacts } from './observe.ts';
import { wantedFor } from './wanted.ts';

/** What a merge changed of an item beside its date, owner and title, as far as its issue shows it. */
export interface Rest {
  /** The issue's text with the changes; null if nothing changes there. */
  readonly body: string | null;
  readonly labels: { readonly add: readonly string[]; readonly remove: readonly string[] };
  readonly conflicts: readonly string[];
}

export const NOTHING_ELSE: Rest = { body: null, labels: { add: [], remove: [] }, conflicts: [] };

/** Rows that are kept up to date elsewhere, or that say what was so at the first merge. */
const OTHERS = new Set<RowName>(['owner', 'due', 'incident', 'source']);

/**
 * Carries over what the document changed since the version before: the text, the rows and the labels. A row or label that
 * people have changed in the issue stays as it is; about a row, a comment says so.
 */
export function restOf(found: ItemFacts, issue: Issue, facts: MergedFacts, policy: Policy): Rest {
  if (!found.before) return NOTHING_ELSE;
  const was = wantedFor({ ...found, item: found.before }, facts, policy);
  const is = wantedFor(found, facts, policy);
  const here = issue.body.replaceAll('\r\n', '\n');
  const [wasRows, isRows, hereRows] = [rowsOf(was.body), rowsOf(is.body), rowsOf(here)];
  const conflicts: string[] = [];
  let body = here;
  const [wasText, isText] = [itemTextOf(was.body), itemTextOf(is.body)];
  if (wasText !== isText) body = withItemText(body, wasText, isText);
  for (const name of new Set([...wasRows.keys(), ...isRows.keys()])) {
    const [before, now, stands] = [wasRows.get(name), isRows.get(name), hereRows.get(name)];
    if (OTHERS.has(name) || before === now || stands === now) continue;
    if (stands === before) body = withRow(body, name, before ?? null, now ?? null);
    else if (stands !== undefined)
      conflicts.push(
        `The post-mortem now says ${now ? `“${now}”` : 'nothing'} for “${rowTitle(name)}” of this action item, and somebody has changed that here since. Please make the two agree.`,
      );
  }
  const labels = relabelled(found.before, found.item, issue, policy);
  if (body === here && !conflicts.length && !labels.add.length && !labels.remove.length) return NOTHING_ELSE;
  return { body: body === here ? null : body, labels, conflicts };
}

/** The labels for the type and the priority, each exchanged unless people took the old one off. */
function relabelled(before: PromisedItem, item: PromisedItem, issue: Issue, { actionItems }: Policy) {
  // For GitHub, `P1` and `p1` are one label.
  const isOne = (a: string | null, b: string | null) => a?.toLowerCase() === b?.toLowerCase();
  const has = (label: string) => issue.labels.some((own) => isOne(own, label));
  const now = kindLabels(item, actionItems);
  const changes = kindLabels(before, actionItems).flatMap((was, kind) => {
    const is = now[kind]!;
    return isOne(was, is) || (was !== null && !has(was)) ? [] : [{ was, is }];
  });
  return {
    add: changes.flatMap(({ is }) => (is && !has(is) ? [is] : [])),
    remove: changes.flatMap(({ was }) => was ?? []),
  };
}
