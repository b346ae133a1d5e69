import { fateOf } from '../../action-items/fate.ts';
import { writeMarker } from '../../github/markers.ts';
import { list, markdown, phrase, print, reference } from '../../markdown/write/markdown.ts';
import { plainText, userMarkdown } from '../../markdown/write/user-text.ts';
import { shortRef } from '../../vocabulary/refs.ts';
import type { ItemIssueFacts } from './facts.ts';
import { THANKS } from './observe.ts';
import type { ItemIssueStep } from './steps.ts';

/** One short note on the incident when the last item of its post-mortem is done: what is safer now. */
export function thanks({
  incident,
  siblings,
}: ItemIssueFacts): Extract<ItemIssueStep, { type: 'thank' }> | null {
  if (!incident || siblings.length === 0 || siblings.some(({ state }) => state === 'open')) return null;
  const done = siblings.filter((each) => fateOf(each) === 'done');
  if (!done.length) return null;
  const lines = done.map((each) => ({
    line: phrase`${userMarkdown(plainText(userMarkdown(each.title)))} (${reference(shortRef(each, incident))})`,
  }));
  const text = markdown`Every action item of this incident is settled. Thank you. What is safer now:

${list(lines)}`;
  return { type: 'thank', incident, body: `${writeMarker(THANKS)}\n${print(text).trimEnd()}` };
}
