import type { Repo } from '../../vocabulary/refs.ts';

export type Permission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface People {
  /** What this person may do in the repository; 1 call, remembered as long as this port lives. */
  permission(repo: Repo, login: string): Promise<Permission>;
  /** Whether this person can be assigned in the repository; 1 call. */
  assignable(repo: Repo, login: string): Promise<boolean>;
}
