import { relative, resolve, sep } from 'node:path';
import { fateOf } from '../../action-items/fate.ts';
import { isOverdue, itemsOfDocument, type ListedItem } from '../../action-items/listing.ts';
import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
import { type Io, UsageError } from '../command.ts';
import { openPostMortem } from '../document.ts';
import { connect, forPeople, type GitHubFlags, repoNamed } from '../github.ts';
import { loadPolicy, policyFinder } from '../policy.ts';
import { filesMatching, selectFiles } from '../select-files.ts';

export interface Source extends GitHubFlags {
  readonly repo?: string;
  readonly config?: string;
}

/** The items of the files that are named, else of all post-mortems by the policy; of a repository's issues with `--repo`. */
export async function gatherItems(files: readonly string[], flags: Source, io: Io): Promise<ListedItem[]> {
  const today = todayIn(io.now, UTC);
  if (flags.repo) return fromIssues(flags, today, io);
  const found: ListedItem[] = [];
  for (const path of await pathsOf(files, flags.config, io)) {
    const document = await openPostMortem(path, flags.config, io);
    found.push(...itemsOfDocument(document, today));
  }
  return found;
}

async function pathsOf(words: readonly string[], config: string | undefined, io: Io): Promise<string[]> {
  if (!words.length) {
    const file = policyFinder(io.cwd, config)(io.cwd);
    const { postmortems } = await loadPolicy(file, io.cwd);
    const root = file.path ? file.root : io.cwd;
    // Relative to this folder, for a page that others read.
    return filesMatching(postmortems.files, root).map((path) =>
      relative(io.cwd, resolve(root, path)).split(sep).join('/'),
    );
  }
  const { inputs, missing } = await selectFiles(words, io.cwd);
  if (missing.length) throw new UsageError(missing.join('\n'));
  return inputs.map(({ path }) => path);
}

/** The calls of `trackedItems`, and 1 or 2 for the policy. */
async function fromIssues(flags: Source, today: string, io: Io): Promise<ListedItem[]> {
  const { trackedItems } = await import('../../controllers/action-items/tracked.ts');
  const { policyOf } = await import('../../reconcile/policy-source.ts');
  const repo = repoNamed(flags.repo);
  try {
    const github = await connect(repo, flags, io);
    const { fullRef } = await import('../../vocabulary/refs.ts');
    const { policy } = await policyOf(github, repo);
    return (await trackedItems(repo, github, policy)).map(({ issue, note }): ListedItem => {
      const fate = fateOf(issue);
      const status = fate === 'open' ? 'accepted' : fate;
      const due = note.agreed ?? note.due;
      return {
        file: note.file,
        line: null,
        issue: fullRef(issue),
        text: issue.title,
        owners: issue.assignees.length ? issue.assignees : note.owner ? [note.owner] : [],
        due,
        status,
        overdue: isOverdue({ status, due }, today),
        type: null,
        priority: null,
        severity: note.severity,
        service: note.service,
        incident: note.incident,
        objective: note.objective,
        openedAt: issue.createdAt,
        closedAt: issue.closedAt,
      };
    });
  } catch (error) {
    throw forPeople(error);
  }
}
