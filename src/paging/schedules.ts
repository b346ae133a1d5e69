/** Somebody on call, as PagerDuty knows them. */
export interface OnCallPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** The door to the schedules of a paging tool. */
export interface Schedules {
  /** Who is on call by a schedule, now or at an ISO instant; null for nobody. Throws an error with a sentence for people. 1 call. */
  onCall(schedule: string, at?: string): Promise<OnCallPerson | null>;
}
