import type { Repo } from '../../vocabulary/refs.ts';
import type { Actor } from '../actor.ts';

export interface NewDiscussion {
  /** The name of a category of the repository, as people see it. */
  readonly category: string;
  readonly title: string;
  readonly body: string;
}

export interface Discussion {
  /** GitHub's node id, needed to edit it. */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: Actor;
  readonly url: string;
}

export interface Discussions {
  /**
   * Opens a discussion; null where the repository has no such category, or no discussions, or the server no GraphQL. 1
   * read, 1 write.
   */
  openDiscussion(repo: Repo, discussion: NewDiscussion): Promise<Discussion | null>;
  /**
   * Discussions of a category that Debrief opened itself and whose text holds `part`, newest first, among the category's
   * newest 1,000: those on the first page of 100 that has any. 2 calls, and 1 more for each page before.
   */
  ownDiscussions(repo: Repo, category: string, part: string): Promise<Discussion[]>;
  /** 1 write. */
  editDiscussion(discussion: Pick<Discussion, 'id'>, body: string): Promise<void>;
}
