import type { Role } from './world.ts';

export interface Person {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
}

/** The people of the sandbox unless a test brings its own. */
export const PEOPLE: readonly Person[] = [
  { login: 'mira', name: 'Mira Solberg', role: 'maintain' },
  { login: 'tomas', name: 'Tomas Adeyemi', role: 'write' },
  { login: 'aiko', name: 'Aiko Brandt', role: 'triage' },
  { login: 'passer-by', name: 'Pat Passer', role: 'none' },
];
