import { issueTitle } from '../../action-items/issue.ts';
import type { Row } from '../../store/store.ts';
import { fullRef, issueRef } from '../../vocabulary/refs.ts';
import { defineController } from '../controller.ts';
import { apply } from './apply.ts';
import { decide, due } from './decide.ts';
import { type MergedFacts, observe } from './observe.ts';
import { describe, type ItemStep } from './steps.ts';

/** The merged pull request of a post-mortem: each of its action items lives in exactly one issue. */
export default defineController<MergedFacts, ItemStep>({
  kind: 'action-items',
  events: {
    pull_request: ({ action, pull_request }) =>
      action === 'closed' && pull_request?.merged ? [pull_request.number] : [],
    // Somebody ticked a box of ours.
    issue_comment: ({ action, own, issue, comment }) =>
      action === 'edited' && !own && issue?.pull_request && comment?.user?.type === 'Bot'
        ? [issue.number]
        : [],
  },
  observe,
  decide,
  due,
  record,
  shownOn({ items }) {
    const shown = new Map(items.flatMap(({ incident }) => (incident ? [[fullRef(incident), incident]] : [])));
    return [...shown.values()].map((ref) => ({ kind: 'incident', ...ref }));
  },
  describe,
  apply,
});

/** Each item with its issue, as pages and reports list them. */
function record({ items, pull }: MergedFacts): Row[] {
  return items.map(({ item, key, incident, issue }) => ({
    table: 'action-item',
    key: `${item.path} ${key}`,
    data: {
      incident,
      issue: issue && issueRef(issue),
      title: issueTitle(item),
      owner: item.owners[0] ?? null,
      due: item.due,
      since: pull.mergedAt,
      type: item.type,
      done: issue?.state === 'closed' && issue.closedAs !== 'not-planned',
      declined: issue?.closedAs === 'not-planned',
    },
  }));
}
