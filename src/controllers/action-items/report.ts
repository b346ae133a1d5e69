import type { Decision } from '../../action-items/proposals.ts';
import { writeMarker } from '../../github/markers.ts';
import { link, list, markdown, phrase, print, reference } from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import { fullRef, shortRef } from '../../vocabulary/refs.ts';
import { heardIn, REPORT } from './decisions.ts';
import type { ItemFacts } from './items.ts';
import type { MergedFacts } from './observe.ts';
import { MOST_BELOW } from './of-incident.ts';

/** The checkboxes below a question. */
type Box = 'same' | 'new' | 'accept' | 'decline';

/** How far the issues of a merged pull request are. */
export interface Progress {
  readonly opening: number;
  readonly waiting: number;
  /** Items whose issue does not fit below its incident. */
  readonly unfiled: readonly ItemFacts[];
}

/**
 * The comment on the pull request: progress of the items' issues, proposed items, and a question for each item that
 * may be an earlier one reworded. Null if there is nothing to say.
 */
export function reportBody(facts: MergedFacts, { opening, waiting, unfiled }: Progress): string | null {
  const { items, decisions, pull } = facts;
  const doubts = items.filter(
    (found) => found.doubt && !(pull.merged && ticked(facts, found.key, 'same', 'new')),
  );
  const proposals = items.filter(({ item, issue }) => item.acceptance === 'proposed' && issue === null);
  const shown = proposals.filter(({ key }) => !pull.merged || decisionOn(facts, key) !== 'accepted');
  const isQuiet = !doubts.length && !shown.length && !decisions.problems.length;
  if (isQuiet && !waiting && !unfiled.length) return null;
  const made = items.filter(({ issue }) => issue !== null).length + opening;
  const promised = items.length - shown.length;
  const progress = waiting
    ? markdown`${String(made)} of ${String(promised)} action items have their issue. The others follow, some each minute, as GitHub allows.`
    : [];
  const intro = shown.length
    ? markdown`**Proposed action items.** A proposal gets an issue, reminders and a place in reports only when somebody accepts it. Tick a box, comment \`/action accept\` on its line, or write \`/action accept ${String(shown[0]!.item.line)}\` or \`/action decline ${String(shown[0]!.item.line)} <why>\` below.`
    : [];
  const blocks = [
    ...progress,
    ...(unfiled.length ? notBelow(unfiled, facts) : []),
    ...decisions.problems.flatMap((problem) => markdown`${userMarkdown(problem)}`),
    ...doubts.flatMap((found) => doubtOf(found, facts)),
    ...intro,
    ...shown.flatMap((found) => proposalOf(found, facts)),
  ];
  return `${writeMarker(REPORT, heardIn(facts.decisions))}\n${print(blocks)}`;
}

function notBelow(unfiled: readonly ItemFacts[], { filed }: MergedFacts) {
  const isFull = unfiled.some(({ incident }) => incident && filed.get(fullRef(incident)));
  const why = isFull
    ? `GitHub allows ${MOST_BELOW} sub-issues for each issue, and the incident already has that many.`
    : 'This GitHub has no sub-issues, or the incident no longer exists.';
  const named = ({ item, issue, target }: ItemFacts) =>
    issue ? reference(shortRef(issue, target)) : phrase`“${userMarkdown(shorten(item.text, 160))}”`;
  return [
    ...markdown`**Not below their incident.** ${why} The issues of these action items are tracked and counted like the others:`,
    ...list(unfiled.map((found) => ({ line: named(found) }))),
  ];
}

function doubtOf({ item, doubt, key, target }: ItemFacts, facts: MergedFacts) {
  const answer = ticked(facts, key, 'same', 'new');
  return [
    ...markdown`**Line ${String(item.line)}, “${userMarkdown(shorten(item.text, 160))}”:** is this ${reference(shortRef(doubt!, target))}, “${userMarkdown(shorten(doubt!.title, 160))}”, in other words? Tick one box. Until then neither is touched.`,
    ...list([
      { line: phrase`Yes, it is the same (\`${key} same\`)`, checked: answer === 'same' },
      { line: phrase`No, it is a new item (\`${key} new\`)`, checked: answer === 'new' },
    ]),
  ];
}

function proposalOf({ item, key }: ItemFacts, facts: MergedFacts) {
  const said = facts.decisions.taken.get(key);
  const title = phrase`**Line ${String(item.line)}, “${userMarkdown(shorten(item.text, 160))}”**`;
  if (said) return markdown`${title}: ${decided(said)}`;
  const answer = ticked(facts, key, 'accept', 'decline');
  return [
    ...markdown`${title}`,
    ...list([
      { line: phrase`Accept (\`${key} accept\`)`, checked: answer === 'accept' },
      { line: phrase`Decline (\`${key} decline\`)`, checked: answer === 'decline' },
    ]),
  ];
}

function decided({ verdict, by, why, url }: Decision) {
  const reason = why ? phrase`: ${userMarkdown(shorten(why, 300))}` : [];
  return phrase`${link(url, verdict)} by \`${by}\`${reason}`;
}

/** The text once every question is answered and every issue exists. */
export function settledBody({ pull, items, decisions }: MergedFacts): string {
  const hasIssues = pull.merged && items.length > 0;
  const said = hasIssues ? 'Every action item has its issue.' : 'No action item needs a decision.';
  return `${writeMarker(REPORT, heardIn(decisions))}\n${said}`;
}

/** Whether a proposal was accepted or declined, by a command or else a checkbox; null for neither. */
export function decisionOn(facts: MergedFacts, key: string): 'accepted' | 'declined' | null {
  const said = facts.decisions.taken.get(key);
  if (said) return said.verdict;
  const box = ticked(facts, key, 'accept', 'decline');
  return box && (box === 'accept' ? 'accepted' : 'declined');
}

/** Which box somebody ticked for the item with this key; null for none. */
export function ticked<B extends Box>(
  { report }: Pick<MergedFacts, 'report'>,
  key: string,
  ...boxes: B[]
): B | null {
  const lines = report?.body.split(/\r?\n/).filter((line) => /^[-*] \[[xX]\] /.test(line)) ?? [];
  return boxes.find((box) => lines.some((line) => line.includes(`\`${key} ${box}\``))) ?? null;
}
