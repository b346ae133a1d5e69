import { type Comment, GitHubError } from '../../github/port.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { apply as applyIncident } from '../incident/apply.ts';
import { offerText } from '../incident/update-offer.ts';
import { type ChatCommandStep, doneAt, type PanelStep } from './decide.ts';

/**
 * Takes one step. The message is settled last: until then, another look recognises what this one wrote by its marker. If
 * the chat refuses an answer, it is lost; the record is on GitHub.
 */
export async function apply(step: ChatCommandStep, ref: ObjectRef, world: World): Promise<Receipt> {
  const { chat, github, signals } = world;
  const parts = step.text ? [step.text] : [];
  if (step.type === 'write') {
    const written = await github.comment(ref, step.body);
    parts.unshift(doneAt(written.url));
    if (step.panel) await showPanel(step.panel, step.comment, written, ref, world);
  } else if (step.offer) parts.push(await offerText(step.offer, ref, github));
  const problem = await chat?.whisper(step.channel, step.user, parts.join('\n\n'));
  await signals?.settle(step.signal);
  return {
    outcome: 'done',
    ...(problem && { reason: problem }),
    ...(step.type === 'write' && { next: [{ ...ref, kind: 'incident' }] }),
  };
}

/** Shows the panel with the comment that was just written. If GitHub refuses, the next look at the incident does it. */
async function showPanel(
  panel: PanelStep,
  placeholder: number,
  { id }: Comment,
  ref: ObjectRef,
  world: World,
): Promise<void> {
  const named = <T extends { readonly comment: number }>(each: T): T =>
    each.comment === placeholder ? { ...each, comment: id } : each;
  const step: PanelStep = {
    ...panel,
    answers: panel.answers.map(named),
    accepted: panel.accepted.map(named),
    text: panel.text.replaceAll(String(placeholder), String(id)),
  };
  try {
    await applyIncident(step, { ...ref, kind: 'incident' }, world, []);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
  }
}
