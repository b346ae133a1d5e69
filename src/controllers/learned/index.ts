import { factorText } from '../../action-items/aftermath.ts';
import { writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { statedCause } from '../../postmortem/causes/stated.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import {
  fullName,
  fullRef,
  type IncidentRef,
  issueRef,
  type ObjectRef,
  sameIssue,
} from '../../vocabulary/refs.ts';
import { changedFiles } from '../changed-files.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { type ChangedDocument, incidentsOf, parseDocument, permalink } from '../documents.ts';
import { readLinked } from '../ignored-documents.ts';
import { branchOf } from '../incident/find.ts';
import { orIfRefused } from '../or-if-refused.ts';
import { type AnnounceStep, announce, announcedIn, announcement, placesLeft } from './announce.ts';
import { whatWasLearned } from './comment.ts';
import {
  isRemoved,
  isThere,
  learnedOn,
  observeRemoved,
  type RemovalStep,
  type Removed,
  sayRemoved,
} from './removed.ts';

/** A merged post-mortem, and the comment about it on its incident. */
interface Merged {
  readonly document: ChangedDocument;
  /** As the document names it. */
  readonly incident: IncidentRef;
  /** Where it is now: somebody may have transferred it. */
  readonly place: IncidentRef;
  readonly existing: Comment | null;
}

interface Facts {
  readonly pull: PullRequest;
  readonly merged: readonly Merged[];
  readonly removed: readonly Removed[];
}

interface TellStep {
  readonly type: 'tell';
  readonly incident: IncidentRef;
  /** As the document names it. */
  readonly named: IncidentRef;
  readonly body: string;
  readonly existing: Comment | null;
  /** It will be announced elsewhere after this. */
  readonly again: boolean;
}

type Step = TellStep | AnnounceStep | RemovalStep;

/**
 * Announces a merged post-mortem on its incident: what was learned, and thanks for what went well. One comment, which is
 * edited when a later pull request changes the document.
 */
export default defineController<Facts, Step>({
  kind: 'learned',
  events: {
    pull_request: {
      why: 'A merged post-mortem, which is announced on its incident.',
      objects: ({ action, pull_request: pull }) => (action === 'closed' && pull?.merged ? [pull.number] : []),
    },
  },
  observe: (ref, { github }, policy) => observe(ref, github, policy),
  decide({ pull, merged, removed }, policy, now) {
    const today = todayIn(now, UTC);
    const told = merged.flatMap(({ document, incident, place, existing }, index): Step[] => {
      const model = parseDocument(document, policy, today);
      if (typeof model === 'string') return [];
      const url = permalink(pull, pull.mergeSha ?? pull.head.sha, document.path, 1).replace(
        '?plain=1#L1',
        '',
      );
      const words = whatWasLearned(model, url);
      const announced = announcedIn(existing).join('.');
      const cause = statedCause(model);
      const factors = factorsOf(model);
      const data = {
        file: document.path,
        pull: pull.number,
        // Somebody may transfer the incident: then both numbers are another repository's.
        in: fullName(pull),
        of: fullRef(incident),
        ...(announced && { announced }),
        // Groups the incident by cause, without reading the document at each look.
        ...(cause && { cause }),
        // When it was, where nobody said so in the incident. A document about several does not tell them apart.
        ...(merged.filter((each) => each.document === document).length === 1 && timesOf(model)),
        // Tells whether a later incident shares the factor that an action item addressed.
        ...(factors.length && { factors: factors.join('\n') }),
      };
      const body = `${writeMarker('learned', data)}\n${words}`;
      // If there are several incidents, only the first one announces the document.
      const isFirst = merged.findIndex((each) => each.document === document) === index;
      const places = isFirst ? placesLeft(existing, policy) : {};
      const again = Object.keys(places).length > 0;
      if (existing?.body.trim() !== body)
        return [{ type: 'tell', incident: place, named: incident, body, existing, again }];
      return again
        ? [
            {
              type: 'announce',
              incident: place,
              comment: existing,
              places,
              ...announcement(model, url, words),
            },
          ]
        : [];
    });
    return [...told, ...sayRemoved(removed, pull)];
  },
  describe(step) {
    if (step.type === 'announce')
      return `Announce the post-mortem in ${Object.values(step.places).join(' and ')}.`;
    return step.type === 'tell'
      ? `Say on ${fullRef(step.incident)} what was learned, in a comment.`
      : `Say on ${fullRef(step.incident)} that its post-mortem was removed.`;
  },
  async apply(step: Step, ref: ObjectRef, world: World): Promise<Receipt> {
    if (step.type === 'announce') return announce(step, ref, world);
    if (step.type === 'tell-removed') {
      await world.github.editComment(step.incident, step.comment, step.body);
      return { outcome: 'done', next: [{ kind: 'incident', ...step.incident }] };
    }
    const { github } = world;
    const { incident, named, body, existing, again } = step;
    if (existing) await github.editComment(incident, existing.id, body);
    else await github.comment(incident, body);
    // Its panel shows the merge, and it can now be closed for good.
    const shown: ObjectRef = { kind: 'incident', ...incident };
    const homes = existing ? [] : sameIssue(incident, named) ? [incident] : [incident, named];
    const unneeded = await Promise.all(homes.map((home) => draftBeside(ref, home, github)));
    return {
      outcome: 'done',
      next: [shown, ...unneeded.flatMap((draft) => draft ?? []), ...(again ? [ref] : [])],
    };
  },
});

/** The milestones that a document states to the minute, with a day and a zone. */
const timesOf = ({ milestones }: PostMortem) =>
  Object.fromEntries(
    MILESTONES.flatMap((name) => {
      const { epoch = null, approximate = false } = milestones[name] ?? {};
      return epoch === null || approximate
        ? []
        : [[name, new Date(epoch).toISOString().replace('.000Z', 'Z')]];
    }),
  );

/** How many contributing factors to keep. */
const FACTORS = 8;

const factorsOf = ({ contributingFactors }: PostMortem): string[] =>
  contributingFactors
    .slice(0, FACTORS)
    .map(({ text }) => factorText(text))
    .filter(Boolean);

/** Debrief's own draft for the incident, if people wrote the merged post-mortem themselves. 1 call. */
async function draftBeside(
  merged: ObjectRef,
  incident: IncidentRef,
  github: GitHub,
): Promise<ObjectRef | null> {
  const draft = await github.pullRequestFrom(incident, branchOf(incident));
  const isBeside = draft?.state === 'open' && !sameIssue(draft, merged);
  return isBeside ? { kind: 'draft', ...issueRef(draft) } : null;
}

/** 2 calls, and 3 for each post-mortem of an incident, 4 for one that is gone; 1 more for each 100 events. */
async function observe(ref: ObjectRef, github: GitHub, policy: Policy): Promise<Facts | null> {
  const pull = await github.pullRequest(ref);
  if (!pull?.merged) return null;
  const merged: Merged[] = [];
  const { files } = await changedFiles(pull, github, policy);
  for (const document of await readLinked(pull, pull.mergeSha ?? pull.head.sha, github, policy, files)) {
    for (const incident of incidentsOf(document, pull)) {
      const place = (await orIfRefused(() => github.movedTo(incident), null)) ?? incident;
      const existing = await learnedOn(place, document.path, github);
      // It was removed since: what an earlier pull request said of it is history.
      if (existing && isRemoved(existing) && !(await isThere(document.path, pull, github))) continue;
      merged.push({ document, incident, place, existing });
    }
  }
  return { pull, merged, removed: await observeRemoved(pull, files, github, policy) };
}
