import type { IssueRef } from '../../vocabulary/refs.ts';
import type { Actor } from '../actor.ts';

/** A conversation on lines of a pull request. */
export interface ReviewThread {
  readonly id: string;
  /** Who began it, and with what. */
  readonly author: Actor;
  readonly body: string;
  /** Whether somebody else wrote below. */
  readonly answered: boolean;
  readonly resolved: boolean;
}

/** A comment on lines of a file as the head of a pull request has it; lines count from 1. */
export interface LineComment {
  readonly path: string;
  readonly from: number;
  /** The last line, inclusive. */
  readonly to: number;
  readonly body: string;
}

/** A comment on a line of a pull request's diff. */
export interface ReviewComment {
  readonly id: number;
  readonly body: string;
  readonly author: Actor;
  readonly createdAt: string;
  readonly url: string;
  readonly path: string;
  /** The line of the file at the head; null when a later commit changed that line. */
  readonly line: number | null;
}

/** What people and Debrief say of single lines of a pull request, and who approved it. */
export interface Reviews {
  /** Oldest first; null without GraphQL. 1 call for each 100. */
  reviewThreads(ref: IssueRef): Promise<ReviewThread[] | null>;
  /** One review with these comments on the commit `sha`, each on lines that the diff shows. 1 write. */
  review(ref: IssueRef, sha: string, body: string, comments: readonly LineComment[]): Promise<void>;
  /** 1 write. */
  resolveThread(ref: IssueRef, id: string): Promise<void>;
  /** Comments on lines of the diff, oldest first; 1 call for each 100. */
  reviewComments(ref: IssueRef): Promise<ReviewComment[]>;
  /** Logins of those whose latest verdict is an approval; 1 call for each 100 reviews. */
  approvals(ref: IssueRef): Promise<string[]>;
}
