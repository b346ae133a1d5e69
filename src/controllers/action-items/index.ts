import { fateOf } from '../../action-items/fate.ts';
import { issueTitle } from '../../action-items/issue.ts';
import { hasCommand } from '../../incident/commands/read.ts';
import type { Row } from '../../store/store.ts';
import { fullRef, issueRef, repositoryRef, sameRepo } from '../../vocabulary/refs.ts';
import { defineController } from '../controller.ts';
import type { Hint } from '../hint.ts';
import { apply } from './apply.ts';
import { decide, due } from './decide.ts';
import type { ItemFacts } from './items.ts';
import { type MergedFacts, observe } from './observe.ts';
import { decisionOn } from './report.ts';
import { describe, type ItemStep } from './steps.ts';

/**
 * The pull request of a post-mortem: during the review, questions about proposals and doubtful matches; once it is
 * merged, exactly one issue for each of its action items.
 */
export default defineController<MergedFacts, ItemStep>({
  kind: 'action-items',
  isBulk: true,
  mayReadNoEvents: true,
  planned: 'pull request',
  events: {
    pull_request: {
      why: 'A merged post-mortem, whose action items become issues.',
      objects: ({ action, pull_request }) =>
        action === 'closed' && pull_request?.merged ? [pull_request.number] : [],
    },
    issue_comment: {
      why: 'Proposed action items that people accept or decline, with a box or a command.',
      objects({ action, own, issue, comment, changes }) {
        if (own || !issue?.pull_request) return [];
        const isTicked = action === 'edited' && comment?.user?.type === 'Bot';
        return isTicked || saysAction(comment, changes) ? [issue.number] : [];
      },
    },
    pull_request_review_comment: {
      why: 'A proposed action item that people accept or decline on its line.',
      objects: ({ own, pull_request, comment, changes }) =>
        !own && saysAction(comment, changes) ? [pull_request?.number] : [],
    },
  },
  observe,
  decide,
  due,
  record,
  shownOn({ items, pull }, { actionItems }) {
    if (!pull.merged) return [];
    const shown = new Map(items.flatMap(({ incident }) => (incident ? [[fullRef(incident), incident]] : [])));
    return [
      ...[...shown.values()].map((ref) => ({ kind: 'incident', ...ref })),
      ...(actionItems.updateDocuments ? [repositoryRef('item-documents', pull)] : []),
    ];
  },
  describe,
  apply,
});

const saysAction = (comment: Hint['comment'], changes: Hint['changes']) =>
  [comment?.body, changes?.body?.from].some((text) => hasCommand(text ?? '', 'action'));

/**
 * The items without an issue of their own here, and the decisions about proposals. The others are recorded with their
 * issue.
 */
function record(facts: MergedFacts): Row[] {
  const { items, pull } = facts;
  if (!pull.merged) return [];
  const isFollowed = ({ issue, target }: ItemFacts) =>
    issue !== null && !issue.isPullRequest && (sameRepo(issue, pull) || sameRepo(issue, target));
  const promised = items.filter(
    (found) => (found.item.acceptance === 'accepted' || found.issue !== null) && !isFollowed(found),
  );
  const decided = items.flatMap(({ item, key }): Row[] => {
    const verdict = item.acceptance === 'proposed' ? decisionOn(facts, key) : null;
    const data = {
      file: item.path,
      key,
      owner: item.owners[0] ?? null,
      due: item.due,
      verdict,
      at: pull.mergedAt,
    };
    return verdict ? [{ table: 'proposal', key: `${item.path} ${key}`, data }] : [];
  });
  const rows = promised.map(({ item, key, incident, issue }) => ({
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
      done: issue !== null && fateOf(issue) === 'done',
      declined: issue !== null && fateOf(issue) === 'declined',
    },
  }));
  return [...rows, ...decided];
}
