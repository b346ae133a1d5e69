import { linkedHere } from '../../action-items/plan.ts';
import type { GitHub, TextFile } from '../../github/port.ts';
import { readingContext } from '../../lint/engine.ts';
import { MAX_SIZE } from '../../lint/unreadable.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { matchGlobs } from '../../policy/glob.ts';
import type { Policy } from '../../policy/schema.ts';
import { statedCause } from '../../postmortem/causes/stated.ts';
import type { PostMortem, ReadTime } from '../../postmortem/model.ts';
import { readPostMortem } from '../../postmortem/read.ts';
import type { LedgerLine } from '../../reliability/ledger/line.ts';
import { teamOf } from '../../services/find.ts';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { fullRef, type Repo } from '../../vocabulary/refs.ts';
import { statedIncidents } from '../documents.ts';
import type { Exported } from './ledger.ts';

/** Only due dates in words depend on the current day, and they are not used here: any day gives the same lines. */
const ANY_DAY = '1970-01-01';

/**
 * Incidents from before Debrief, from the post-mortems in the repository's folder; 1 call. A document about one of
 * the incidents in `known` (`acme/shop#12`) has no line of its own; one that does not say when it happened is left
 * out, with the reason.
 */
export async function importIncidents(
  repo: Repo,
  github: GitHub,
  policy: Policy,
  known: ReadonlySet<string>,
): Promise<Exported[]> {
  const wanted = matchGlobs(policy.postmortems.files);
  const files = await github.textsIn(repo, policy.postmortems.directory);
  return files
    .filter(({ path }) => wanted(path))
    .flatMap((file) => importFile(file, repo, policy, known) ?? []);
}

function importFile(
  { path, text }: TextFile,
  repo: Repo,
  policy: Policy,
  known: ReadonlySet<string>,
): Exported | null {
  const id = `${repo.owner}/${repo.repo}:${path}`;
  if (text.length > MAX_SIZE) return { id, left: 'it is too large to be read' };
  const model = readPostMortem(parseMarkdown(text, path), readingContext(policy, ANY_DAY));
  if (model.kind !== 'post-mortem') return null;
  const { incident, covers } = model.frontMatter?.data ?? {};
  const about = [incident, covers].flatMap(statedIncidents).flatMap((text) => linkedHere(text, repo) ?? []);
  if (about.some((ref) => known.has(fullRef(ref)))) return null;
  const milestones = milestonesOf(model);
  if (milestones.started === null)
    return { id, left: 'its post-mortem does not say when it started, with a time and a zone' };
  if (milestones.mitigated === null && milestones.resolved === null)
    return { id, left: 'its post-mortem does not say when it ended' };
  const services = [...model.services];
  return {
    line: {
      id,
      url: null,
      title: model.title?.value ?? path,
      kind: 'backfilled',
      severity: model.severityLevel,
      services,
      team: teamOf(services, policy.services),
      cause: statedCause(model),
      milestones,
      pauses: [],
      affected: null,
      detectedBy: null,
      duplicateOf: null,
      recurrenceOf: null,
      reopened: 0,
      updates: null,
      postMortem: null,
      items: [],
      imported: true,
    },
  };
}

/** The milestones with a time and a zone. If none states the end, it follows from the stated length of the impact. */
function milestonesOf({ milestones, durations }: PostMortem): LedgerLine['milestones'] {
  const started = milestones.started?.epoch ?? null;
  const long = durations.find((each) => each.of === 'impact' || each.of === 'resolution');
  const end = started === null || !long ? null : new Date(started + long.minutes * MINUTE).toISOString();
  const mitigated = instantOf(milestones.mitigated);
  return {
    started: instantOf(milestones.started),
    detected: instantOf(milestones.detected),
    acknowledged: instantOf(milestones.acknowledged),
    mitigated,
    resolved: instantOf(milestones.resolved) ?? (mitigated === null ? end : null),
  };
}

const instantOf = (time: ReadTime | undefined) =>
  typeof time?.epoch === 'number' ? new Date(time.epoch).toISOString().replace('.000Z', 'Z') : null;
