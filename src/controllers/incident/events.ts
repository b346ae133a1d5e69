import { hasCommand } from '../../incident/commands/read.ts';
import type { Hint, Listeners } from '../hint.ts';

const ACTIONS = new Set([
  'assigned',
  'closed',
  'deleted',
  'demilestoned',
  'edited',
  'labeled',
  'milestoned',
  'opened',
  'reopened',
  'transferred',
  'typed',
  'unassigned',
  'unlabeled',
  'unlocked',
  'untyped',
]);

export const events: Listeners = {
  // The App knows what it did: what was cut off is finished when the same entry of the queue is retried.
  issues: (hint) =>
    !hint.own && ACTIONS.has(hint.action ?? '') && isLabelled(hint) ? [hint.issue?.number] : [],
  // GitHub reports the labels of pull requests apart from those of issues.
  pull_request: ({ action, own, pull_request: pull }) =>
    !own && (action === 'labeled' || action === 'unlabeled') ? [pull?.number] : [],
  issue_comment: (hint) => (!hint.own && mayCommand(hint) ? [hint.issue?.number] : []),
};

/** An incident has labels, or has just lost its last one. */
function isLabelled({ issue, action }: Hint): boolean {
  return Boolean(issue?.labels?.length) || action === 'unlabeled' || action === 'labeled';
}

/**
 * A comment matters when it holds a command, held one before it was edited, or was written by a bot and deleted by
 * somebody: it may have been the panel. Comments of bots are never commands.
 */
function mayCommand({ action, issue, comment, changes }: Hint): boolean {
  const bot = comment?.user?.type === 'Bot';
  if (action === 'deleted' && bot) return Boolean(issue?.labels?.length);
  if (bot || !['created', 'edited', 'deleted'].includes(action ?? '')) return false;
  const texts = [comment?.body, changes?.body?.from].filter((text) => typeof text === 'string');
  return texts.some((text) => hasCommand(text));
}
