import { findMarker, writeMarker } from '../../github/markers.ts';
import type { GitHub, PullRequest } from '../../github/port.ts';
import { joined, paragraph, phrase, print, reference } from '../../markdown/write/markdown.ts';
import { fullName, fullRef, type IncidentRef, type ObjectRef, shortRef } from '../../vocabulary/refs.ts';
import type { Receipt } from '../controller.ts';
import { ADOPTED, branchOf } from '../incident/find.ts';
import { LINK } from '../incident/read.ts';
import type { Unlinked } from './propose.ts';

/** Tells an incident that this pull request holds its post-mortem. */
export interface AdoptStep {
  readonly type: 'adopt';
  readonly incident: IncidentRef;
  /** Every incident that what is judged is about now. */
  readonly all: readonly IncidentRef[];
  readonly path: string;
  /** Numbers of pull requests with a post-mortem of these incidents, in review or merged. */
  readonly others: readonly number[];
  /** Whether a comment says what follows: a person wrote it without Debrief's draft, and it is judged. */
  readonly isWelcomed: boolean;
}

export function adopted(unlinked: readonly Unlinked[], pull: PullRequest): AdoptStep[] {
  const byHand = findMarker(pull, 'post-mortem') === null;
  const judged = unlinked.filter(({ isIgnored }) => !isIgnored);
  const all = judged.map(({ incident }) => incident);
  const others = [...new Set(unlinked.flatMap((each) => each.others))];
  return unlinked.map(({ incident, path, isIgnored }) => ({
    type: 'adopt',
    incident,
    all,
    path,
    others,
    isWelcomed: byHand && !isIgnored,
  }));
}

export async function adopt(
  { incident, all, path, others, isWelcomed }: AdoptStep,
  ref: ObjectRef,
  github: GitHub,
): Promise<Receipt> {
  if (isWelcomed) await welcome(all, others, ref, github);
  const words = phrase`The post-mortem of this incident is written in ${reference(`#${ref.number}`)}: \`${path}\`.`;
  await github.comment(
    incident,
    `${writeMarker(LINK, { pull: ref.number, in: fullName(ref) })}\n${print(paragraph(words)).trim()}`,
  );
  const { owner, repo, number } = ref;
  // Where somebody took the post-mortem from, the check waits for it.
  const draft = await github.pullRequestFrom(incident, branchOf(incident));
  const former = [...others, ...(draft?.state === 'open' ? [draft.number] : [])];
  return {
    outcome: 'done',
    next: [
      { kind: 'incident', ...incident },
      { kind: 'draft', owner, repo, number },
      ...former.map((other) => ({ kind: 'post-mortem', owner, repo, number: other })),
    ],
  };
}

/** One comment, however many incidents the post-mortem is about. */
async function welcome(
  incidents: readonly IncidentRef[],
  others: readonly number[],
  ref: ObjectRef,
  github: GitHub,
): Promise<void> {
  const events = await github.issueEvents(ref);
  if (events.some((event) => event.type === 'commented' && findMarker(event.comment, ADOPTED))) return;
  const names = joined(
    incidents.map((incident) => reference(shortRef(incident, ref))),
    ', ',
  );
  const [which, shows] =
    incidents.length === 1 ? ['incident', 'the incident shows'] : ['incidents', 'they show'];
  const words = others.length
    ? phrase`This is another post-mortem of ${which} ${names}: ${joined(
        others.map((number) => reference(`#${number}`)),
        ', ',
      )} is one already. Both may be merged, and an action item that is in both becomes one issue. If you need only one, close the other pull request.`
    : phrase`This is now the post-mortem of ${which} ${names}, so Debrief drafts no other: ${shows} how far it is, its owner is reminded of the date, and each action item becomes an issue when it is merged.`;
  await github.comment(
    ref,
    `${writeMarker(ADOPTED, { incident: fullRef(incidents[0]!) })}\n${print(paragraph(words)).trim()}`,
  );
}
