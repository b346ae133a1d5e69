import type { Session } from '../fake/session.ts';
import { lookUp } from '../fake/state.ts';
import type { People } from './port.ts';

export function fakePeople(session: Session): People {
  return {
    async permission(repo, login) {
      session.cost.reads = 1;
      return lookUp(session.repo(repo).people, login) ?? 'none';
    },
    async assignable(repo, login) {
      session.cost.reads = 1;
      const people = session.github.find(repo)?.people;
      return people !== undefined && (lookUp(people, login) ?? 'none') !== 'none';
    },
  };
}
