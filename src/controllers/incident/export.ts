import type { GitHub, Issue, PullRequest } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { statedCause } from '../../postmortem/causes/stated.ts';
import { fullRef, type Repo } from '../../vocabulary/refs.ts';
import { incidentsOf, parseDocument } from '../documents.ts';
import { readLinked } from '../ignored-documents.ts';
import { importIncidents } from './imported.ts';
import { type Exported, toLedgerLine } from './ledger.ts';
import { observe } from './observe.ts';
import { declarationOf } from './read.ts';

/**
 * The incidents of a repository as lines of a ledger, in the order of their numbers, from GitHub alone: the same
 * repository gives the same lines. After them, on request, those known only from old post-mortems. 2 calls, 3–9 for
 * each incident, and 1 for the old post-mortems.
 */
export async function* exportIncidents(
  repo: Repo,
  github: GitHub,
  policy: Policy,
  { withOld = false } = {},
): AsyncGenerator<Exported> {
  const known = new Set<string>();
  for (const number of await numbers(repo, github, policy)) {
    const facts = await observe({ kind: 'incident', ...repo, number }, { github }, policy, null);
    if (facts?.kind !== 'incident') continue;
    const line = toLedgerLine(facts, policy);
    known.add(fullRef(facts.incident.ref));
    if (!line) {
      yield { id: fullRef(facts.incident.ref), left: facts.incident.dropped!.reason };
      continue;
    }
    const cause = facts.postMortem?.merged ? await causeIn(facts.postMortem, line.id, github, policy) : null;
    yield { line: { ...line, cause } };
  }
  if (withOld) yield* await importIncidents(repo, github, policy, known);
}

/**
 * The issues that may be incidents: those with the label, and those Debrief declared, whatever their labels are now.
 */
async function numbers(repo: Repo, github: GitHub, policy: Policy): Promise<number[]> {
  const labelled = await github.issuesWithLabels(repo, [policy.labels.incident], { state: 'all' });
  const own = (await github.ownIssues(repo)).filter((issue: Issue) => declarationOf(issue));
  return [...new Set([...labelled, ...own].map(({ number }) => number))].sort((a, b) => a - b);
}

/** The cause stated in the merged post-mortem. */
async function causeIn(
  pull: PullRequest,
  incident: string,
  github: GitHub,
  policy: Policy,
): Promise<string | null> {
  const files = await github.changedFiles(pull);
  const documents = await readLinked(pull, pull.mergeSha ?? pull.base.sha, github, policy, files);
  for (const document of documents) {
    const isAbout = incidentsOf(document, pull).some((about) => fullRef(about) === incident);
    const model = isAbout ? parseDocument(document, policy, pull.createdAt.slice(0, 10)) : null;
    const cause = model && typeof model !== 'string' ? statedCause(model) : null;
    if (cause) return cause;
  }
  return null;
}
