import type { IssueRef, Repo } from '../../vocabulary/refs.ts';
import type { Actor } from '../actor.ts';

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: Actor;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly url: string;
  /** How many people gave it each reaction; absent where GitHub does not say. */
  readonly reactions?: Readonly<Record<string, number>>;
}

export type Reaction = '+1' | 'confused' | 'eyes' | 'rocket';

/** Comments on issues and on the conversation of pull requests. */
export interface Comments {
  comment(ref: IssueRef, body: string): Promise<Comment>;
  /** `ref` is the issue that the comment is on. */
  editComment(ref: IssueRef, id: number, body: string): Promise<void>;
  /**
   * Pins a comment to the top of its issue, in place of another one; 1 call, 2 where the server seems to lack it. False
   * when it cannot be pinned.
   */
  pinComment(ref: IssueRef, id: number): Promise<boolean>;
  /** The same reaction twice is one reaction. */
  react(repo: Repo, commentId: number, reaction: Reaction): Promise<void>;
}
