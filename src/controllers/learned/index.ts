import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { statedCause } from '../../postmortem/causes/stated.ts';
import { fullRef, type IncidentRef, type ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { type ChangedDocument, incidentsOf, parseDocument, permalink, readDocuments } from '../documents.ts';
import { branchOf } from '../incident/find.ts';
import { type AnnounceStep, announce, announcedIn, announcement, placesLeft } from './announce.ts';
import { whatWasLearned } from './comment.ts';

/** A merged post-mortem, and the comment that its incident has of it. */
interface Merged {
  readonly document: ChangedDocument;
  readonly incident: IncidentRef;
  readonly told: Comment | null;
}

interface Facts {
  readonly pull: PullRequest;
  readonly merged: readonly Merged[];
}

interface TellStep {
  readonly type: 'tell';
  readonly incident: IncidentRef;
  readonly body: string;
  readonly told: Comment | null;
  /** It is to be announced elsewhere after this. */
  readonly again: boolean;
}

type Step = TellStep | AnnounceStep;

/**
 * Announces a merged post-mortem on its incident: what was learned, and thanks for what went well. One comment, which is
 * edited when a later pull request changes the document.
 */
export default defineController<Facts, Step>({
  kind: 'learned',
  events: {
    pull_request: ({ action, pull_request: pull }) =>
      action === 'closed' && pull?.merged ? [pull.number] : [],
  },
  observe: (ref, { github }, policy) => observe(ref, github, policy),
  decide({ pull, merged }, policy, now) {
    const today = now.toISOString().slice(0, 10);
    return merged.flatMap(({ document, incident, told }, index): Step[] => {
      const model = parseDocument(document, policy, today);
      if (typeof model === 'string') return [];
      const url = permalink(pull, pull.mergeSha ?? pull.head.sha, document.path, 1).replace(
        '?plain=1#L1',
        '',
      );
      const words = whatWasLearned(model, url);
      const announced = announcedIn(told).join('.');
      const cause = statedCause(model);
      const data = {
        file: document.path,
        pull: pull.number,
        ...(announced && { announced }),
        // The incident is grouped by it, without reading the document at each look.
        ...(cause && { cause }),
      };
      const body = `${writeMarker('learned', data)}\n${words}`;
      // Of several incidents, the first speaks for the document.
      const isFirst = merged.findIndex((each) => each.document === document) === index;
      const places = isFirst ? placesLeft(told, policy) : {};
      const again = Object.keys(places).length > 0;
      if (told?.body.trim() !== body) return [{ type: 'tell', incident, body, told, again }];
      return again
        ? [{ type: 'announce', incident, comment: told, places, ...announcement(model, url, words) }]
        : [];
    });
  },
  describe: (step) =>
    step.type === 'tell'
      ? `Say on ${fullRef(step.incident)} what was learned, in a comment.`
      : `Tell of the post-mortem in ${Object.values(step.places).join(' and ')}.`,
  async apply(step: Step, ref: ObjectRef, world: World): Promise<Receipt> {
    if (step.type === 'announce') return announce(step, ref, world);
    const { github } = world;
    const { incident, body, told, again } = step;
    if (told) await github.editComment(incident, told.id, body);
    else await github.comment(incident, body);
    // Its panel shows the merge, and closing it no longer asks for a post-mortem.
    const shown: ObjectRef = { kind: 'incident', ...incident };
    const unneeded = told ? null : await draftBeside(ref, incident, github);
    return { outcome: 'done', next: [shown, ...(unneeded ? [unneeded] : []), ...(again ? [ref] : [])] };
  },
});

/** The draft that Debrief opened for the incident while people wrote the post-mortem that was merged. 1 call. */
async function draftBeside(
  merged: ObjectRef,
  incident: IncidentRef,
  github: GitHub,
): Promise<ObjectRef | null> {
  const draft = await github.pullRequestFrom(incident, branchOf(incident));
  const isBeside = draft?.state === 'open' && draft.number !== merged.number;
  return isBeside ? { kind: 'draft', ...incident, number: draft.number } : null;
}

/** 2 calls, and 2 for each post-mortem of an incident; 1 more for each 100 events. */
async function observe(ref: ObjectRef, github: GitHub, policy: Policy): Promise<Facts | null> {
  const pull = await github.pullRequest(ref);
  if (!pull?.merged) return null;
  const merged: Merged[] = [];
  for (const document of await readDocuments(pull, pull.mergeSha ?? pull.head.sha, github, policy)) {
    for (const incident of incidentsOf(document, pull)) {
      const told = (await github.issueEvents(incident)).flatMap((event) =>
        event.type === 'commented' && findMarker(event.comment, 'learned', { file: document.path })
          ? [event.comment]
          : [],
      )[0];
      merged.push({ document, incident, told: told ?? null });
    }
  }
  return { pull, merged };
}
