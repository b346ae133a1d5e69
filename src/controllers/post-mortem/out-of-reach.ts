import type { Annotation, CheckReport, PullRequest } from '../../github/port.ts';
import { list, markdown, phrase, print } from '../../markdown/write/markdown.ts';
import type { Policy } from '../../policy/schema.ts';
import { sameRepo } from '../../vocabulary/refs.ts';
import { homesOf, itemsIn, withinReach } from '../action-items/promised.ts';
import type { World } from '../controller.ts';
import type { ChangedDocument } from '../documents.ts';

/** An action item for a repository without the App: its issue is opened beside the document. */
export interface OutOfReach {
  readonly path: string;
  readonly line: number;
  /** `owner/repo` */
  readonly repository: string;
}

/** 1 call for each other repository that the items of these documents belong in, cached for those with the App. */
export async function outOfReach(
  documents: readonly ChangedDocument[],
  pull: PullRequest,
  world: Pick<World, 'isInstalled'>,
  policy: Policy,
): Promise<OutOfReach[]> {
  const items = homesOf(documents, pull, policy, '').flatMap((home) => itemsIn(home, pull, policy));
  const away = items.filter(({ item, target }) => !item.link && !sameRepo(target, pull));
  return (await withinReach(away, pull, world)).flatMap(({ item: { path, line }, belongsIn }) =>
    belongsIn ? [{ path, line, repository: `${belongsIn.owner}/${belongsIn.repo}` }] : [],
  );
}

/** The check with a warning for each of these items. It may pass: no item is lost. */
export function withOutOfReach(check: CheckReport, found: readonly OutOfReach[]): CheckReport {
  if (found.length === 0) return check;
  const annotations = found.map(
    ({ path, line, repository }): Annotation => ({
      path,
      startLine: line,
      endLine: line,
      level: 'warning',
      title: 'The issue will be opened here',
      message: `This action item belongs in ${repository}, but this App is not installed there, or the name is misspelt. As it is, its issue will be opened in this repository.`,
    }),
  );
  const lines = found.map(({ path, line, repository }) => ({
    line: phrase`\`${path}\`, line ${String(line)}: \`${repository}\``,
  }));
  const note = print(
    markdown`**For repositories without this App**, or whose names are misspelt. The issues of these action items will be opened in this repository:

${list(lines)}`,
  ).trimEnd();
  return {
    ...check,
    summary: `${check.summary}\n\n${note}`,
    annotations: [...check.annotations, ...annotations],
  };
}
