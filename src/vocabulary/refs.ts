/** A repository of GitHub. Both names compare without regard to case. */
export interface Repo {
  readonly owner: string;
  readonly repo: string;
}

/** An issue or a pull request, wherever it lives. */
export interface IssueRef extends Repo {
  readonly number: number;
}

/** The issue in which an incident lives. Never a bare number: incidents may live in a central repository. */
export type IncidentRef = IssueRef;
