import { markerStart } from '../../github/markers.ts';
import { isAnsweredOnIncident, meansCommand } from '../../incident/answers.ts';
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
  issues: {
    why: 'Labels that declare an incident or change its severity; closing, reopening, assigning.',
    // The App knows what it did itself; work that was cut off is finished when its queue entry is retried.
    objects: (hint) =>
      !hint.own && ACTIONS.has(hint.action ?? '') && isLabelled(hint) ? [hint.issue?.number] : [],
  },
  pull_request: {
    why: 'A label on a pull request that declares an incident.',
    objects: ({ action, own, pull_request: pull }) =>
      !own && (action === 'labeled' || action === 'unlabeled') ? [pull?.number] : [],
  },
  issue_comment: {
    why: 'Commands on an incident (`/incident …`), and its panel when somebody deletes it.',
    objects: (hint) => (!hint.own && mayCommand(hint) ? [hint.issue?.number] : []),
  },
};

/** An incident has labels, or just lost its last one; a repository to which it is transferred may have none of them. */
function isLabelled({ issue, action, changes }: Hint): boolean {
  const lost = action === 'unlabeled' || action === 'labeled' || Boolean(changes?.old_issue);
  return lost || Boolean(issue?.labels?.length);
}

/**
 * A comment matters when it contains a command, or contained one before an edit. What bots write is never a command, but
 * somebody may have edited or deleted what Debrief wrote: the panel, or what was typed in the war room.
 */
function mayCommand(hint: Hint): boolean {
  const { action, issue, comment, changes } = hint;
  const bot = comment?.user?.type === 'Bot';
  if (bot && !issue?.labels?.length) return false;
  if (bot && action === 'deleted') return true;
  if (!(bot ? ['edited'] : ['created', 'edited', 'deleted']).includes(action ?? '')) return false;
  // Somebody wrote over the panel, which holds the incident's memory.
  if (bot && changes?.body?.from?.includes(markerStart('panel'))) return true;
  const texts = [comment?.body, changes?.body?.from].filter((text) => typeof text === 'string');
  // On the issue of an action item, its own controller answers.
  const isItem = issue?.body?.includes(markerStart('action-item'));
  return texts.some(isItem ? meansCommand : isAnsweredOnIncident);
}
