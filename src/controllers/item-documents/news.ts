import { fateOf } from '../../action-items/fate.ts';
import { maintainerOf } from '../../action-items/maintainer.ts';
import type { ItemNews } from '../../action-items/write-back.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Row } from '../../store/store.ts';
import { fullRef } from '../../vocabulary/refs.ts';
import { LOGIN } from '../../vocabulary/roles.ts';
import type { TrackedItem } from '../action-items/tracked.ts';

/** What happened to an item of a document, and what the document last said about it. */
export interface Reported {
  readonly file: string;
  readonly key: string;
  readonly owner: string | null;
  /** ISO date. */
  readonly due: string | null;
  /** ISO instant of the merge at which it was read. */
  readonly at: string;
  readonly news: ItemNews;
  /** `owner/repo#12`; null for a declined proposal, which has no issue. */
  readonly issue: string | null;
}

/** The news about an item that its document lacks; null for none. */
export function newsOf({ issue, note }: TrackedItem, policy: Policy): Reported | null {
  const fate = fateOf(issue);
  const news: ItemNews = {
    status: fate === 'open' ? null : fate === 'declined' ? 'Declined' : 'Done',
    owner: newOwner(issue.assignees, note.owner, policy),
    due: note.agreed === note.due ? null : note.agreed,
  };
  if (Object.values(news).every((value) => value === null)) return null;
  const { file, key, owner, due, at } = note;
  return { file, key, owner, due, at, news, issue: fullRef(issue) };
}

/** The one assignee, if the document names another account or nobody. A name in words stays. */
function newOwner(
  assignees: readonly string[],
  named: string | null,
  { actionItems }: Policy,
): string | null {
  const [login, ...others] = assignees;
  if (!login || others.length > 0) return null;
  if (named === null) return login;
  const same = (other: string) => other.replace(/^@/, '').toLowerCase() === login.toLowerCase();
  const isTeam = named.includes('/') || maintainerOf(named, actionItems) !== null;
  return !isTeam && LOGIN.test(named) && !same(named) ? login : null;
}

/** Decisions about proposals, from the rows of merged pull requests in the read model. */
export function reportedProposals(rows: readonly Row[]): Reported[] {
  return rows.flatMap(({ data }): Reported[] => {
    const { file, key, owner, due, at, verdict } = data as unknown as Omit<Reported, 'news' | 'issue'> & {
      readonly verdict: string;
    };
    const status = verdict === 'accepted' ? ('Accepted' as const) : ('Declined' as const);
    return [{ file, key, owner, due, at, news: { status, owner: null, due: null }, issue: null }];
  });
}
