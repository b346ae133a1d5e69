import type { IssueRef } from '../../vocabulary/refs.ts';

/** Fields that an organisation gives to its issues, named by their numbers. */
export interface IssueFields {
  /** The ISO date in a field; null if it is empty, or if this server or owner has no such field. 1 call. */
  dateField(ref: IssueRef, field: number): Promise<string | null>;
  /** Puts an ISO date into a field; false where this server or owner has no such field. 1 call. */
  setDateField(ref: IssueRef, field: number, day: string): Promise<boolean>;
}
