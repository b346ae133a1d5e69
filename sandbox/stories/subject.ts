/** What a step or expectation is about: an issue or pull request, or a comment on it if `comment` is set. */
export interface Subject {
  /** One of the organisation's repositories. */
  readonly repo: string;
  readonly number: number;
  readonly isPull: boolean;
  readonly comment?: number;
}
