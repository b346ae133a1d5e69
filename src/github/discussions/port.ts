import type { Repo } from '../../vocabulary/refs.ts';

export interface NewDiscussion {
  /** The name of a category of the repository, as people see it. */
  readonly category: string;
  readonly title: string;
  readonly body: string;
}

export interface Discussions {
  /**
   * Opens a discussion and resolves to its address; null where the repository has no such category, or no discussions, or
   * the server no GraphQL. 1 read, 1 write.
   */
  openDiscussion(repo: Repo, discussion: NewDiscussion): Promise<string | null>;
}
