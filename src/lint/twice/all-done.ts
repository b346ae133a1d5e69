import type { Language } from '../../languages/language.ts';
import { isSettled, senseOf } from '../../postmortem/items/state/state.ts';
import type { ActionItem } from '../../postmortem/model.ts';
import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import { gated } from '../../vocabulary/gated.ts';
import { surenessIn } from '../support/action-items/items.ts';
import { quoted } from '../support/words.ts';
import { lineOf, matchesIn, type TwiceCheck } from './check.ts';

const ALL = gated(
  /\b(?:all (?:of the |our )?(?:corrective |follow-?up )?(?:action items|actions|follow-?ups|tasks) (?:are |were |have been |now )*(?:complete[d]?|done|closed|implemented|finished)|action items:? (?:all )?(?:complete|done|closed))\b/gi,
  /action items:? (?:all )?(?:complete|done|closed)|all (?:of )?(?:the |our )?(?:corrective |follow-?up )?(?:action|follow|task)/i,
);
/** A sentence that says when all will be done, or what is not. */
export const notYet: Sign = {
  pattern:
    /\b(?:once|when|until|if|after|before|except|but|should|will|must|target|by \d|not|expected|exception|than)\b/i,
  hits: [
    'We close this once all action items are done',
    'All tasks are done by 1 May',
    'All tasks done but one',
  ],
  misses: ['All action items are complete', 'All tasks are closed by the team'],
};

/** Its status says that it is open ("Done in staging", but not "P1"), or nobody has ticked its box. */
function isOpen(item: ActionItem, language: Language | null): boolean {
  if (isSettled(item)) return false;
  return item.status === null ? item.layout === 'task' : senseOf(item.status, language) !== null;
}

/** "All action items are complete", and an open one. */
const allDone: TwiceCheck = {
  gate: ALL.gate,
  find(postmortem) {
    const [first] = postmortem.actionItems;
    if (!first) return [];
    const sureness = surenessIn(postmortem);
    const open = postmortem.actionItems.filter(
      (item) => isOpen(item, postmortem.language) && sureness(item) !== 'unclear',
    );
    if (!open[0]) return [];
    const [said] = [...matchesIn(postmortem, ALL)].filter(
      ({ sentence, block }) =>
        block.kind !== 'heading' && block.span.start < first.span.start && !shows(notYet, sentence),
    );
    if (!said) return [];
    const { match, block } = said;
    const span = block.source(match.index, match.index + match[0].length);
    return [
      {
        span,
        other: open[0].span,
        says: `This says ${quoted(match[0])}, and ${open.length === 1 ? 'one item is' : `${open.length} items are`} open (line ${lineOf(postmortem, open[0].span)})`,
      },
    ];
  },
  wrong: [
    'Status: Resolved. Action items complete.\n\n## Action items\n\n- [x] Alert on a full disk\n- [ ] Rotate the logs',
    'All action items have been completed.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Alert on a full disk | @amal | Done |\n| Rotate the logs | @bo | In progress |',
    'All action items are complete.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Rotate the logs | @bo | Open since May |',
    'All action items are complete.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Rotate the logs | @bo | Planned for Q3 |',
    'All action items are complete.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Rotate the logs | @bo | Pending review |',
    'All action items are complete.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Rotate the logs | @bo | Scheduled 2026-08-01 |',
    'All action items are complete.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Rotate the logs | @bo | Done in staging |',
    'All action items are complete.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Rotate the logs | @bo | Cancelled; open again |',
  ],
  right: [
    'All action items are complete.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Rotate the logs | @bo | P1 |',
    'All action items are complete.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Rotate the logs | @bo | Open API merged |',
    'All action items are complete.\n\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Rotate the logs | @bo | New dashboard |',
    'Status: Resolved. Action items complete.\n\n## Action items\n\n- [x] Alert on a full disk\n- [x] Rotate the logs',
    'We close this once all action items are done.\n\n## Action items\n\n- [ ] Rotate the logs',
  ],
};

export default allDone;
