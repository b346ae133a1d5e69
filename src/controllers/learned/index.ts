import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, type IncidentRef, type ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { type ChangedDocument, incidentsOf, permalink, readDocuments, readModel } from '../documents.ts';
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

interface Step {
  readonly type: 'tell';
  readonly incident: IncidentRef;
  readonly body: string;
  readonly told: Comment | null;
}

/**
 * A merged post-mortem is told on its incident: what was learned, and thanks for what went well. One comment, which is
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
    return merged.flatMap(({ document, incident, told }): Step[] => {
      const model = readModel(document, policy, today);
      if (typeof model === 'string') return [];
      const url = permalink(pull, pull.mergeSha ?? pull.head.sha, document.path, 1).replace(
        '?plain=1#L1',
        '',
      );
      const body = `${writeMarker('learned', { file: document.path, pull: pull.number })}\n${whatWasLearned(model, url)}`;
      return told?.body.trim() === body ? [] : [{ type: 'tell', incident, body, told }];
    });
  },
  describe: ({ incident }) => `Say on ${fullRef(incident)} what was learned, in a comment.`,
  async apply({ incident, body, told }: Step, _: ObjectRef, { github }: World): Promise<Receipt> {
    if (told) await github.editComment(incident, told.id, body);
    else await github.comment(incident, body);
    // Its panel shows what became of the post-mortem, and who closes it is no longer asked for one.
    return { outcome: 'done', next: [{ kind: 'incident', ...incident }] };
  },
});

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
