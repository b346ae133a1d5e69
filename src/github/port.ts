import type { Activity } from './activity/port.ts';
import type { Checks } from './checks/port.ts';
import type { Comments } from './comments/port.ts';
import type { Contents } from './contents/port.ts';
import type { Discussions } from './discussions/port.ts';
import type { IssueFields } from './issue-fields/port.ts';
import type { Issues } from './issues/port.ts';
import type { MergeQueue } from './merge-queue/port.ts';
import type { People } from './people/port.ts';
import type { Pulls } from './pulls/port.ts';
import type { Reviews } from './reviews/port.ts';
import type { SubIssues } from './sub-issues/port.ts';

export type { Commit, DeploymentStatus, Newest, Span } from './activity/port.ts';
export type { Actor } from './actor.ts';
export type { Annotation, CheckAction, CheckReport } from './checks/port.ts';
export type { Comment, Reaction } from './comments/port.ts';
export type { File, NewFile, TextFile } from './contents/port.ts';
export type { Discussion } from './discussions/port.ts';
export { GitHubError, type RefusalKind } from './errors.ts';
export type { Issue, IssueEvent, NewIssue } from './issues/port.ts';
export type { Permission } from './people/port.ts';
export type { ChangedFile, LineRange, PullRequest } from './pulls/port.ts';
export type { LineComment, ReviewComment, ReviewThread } from './reviews/port.ts';

/**
 * The one door to GitHub. Controllers see this and nothing else of GitHub. Each capability has a folder with its part of
 * the interface (`port.ts`), the adapter (`octokit.ts`), the in-memory twin for tests (`fake.ts`) and the permissions
 * that it needs (`permissions.ts`). One contract test runs against the twin and against the adapter.
 *
 * Every method states what it costs, because a budget of calls is part of each feature. Reads answer null for what is
 * not there (404 or 410, asked again before it is believed). Everything else that goes wrong throws a `GitHubError`,
 * also an answer that is incomplete: it never reads as "there is none".
 */
export interface GitHub
  extends Activity,
    Issues,
    Comments,
    Pulls,
    Reviews,
    Discussions,
    Contents,
    Checks,
    MergeQueue,
    People,
    SubIssues,
    IssueFields {}
