/** What a story talks about: an issue or a pull request, and a comment on it when `comment` is set. */
export interface Subject {
  /** Of the organisation's repositories. */
  readonly repo: string;
  readonly number: number;
  readonly isPull: boolean;
  readonly comment?: number;
}
