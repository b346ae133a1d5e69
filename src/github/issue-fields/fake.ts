import type { Session } from '../fake/session.ts';
import type { IssueFields } from './port.ts';

export function fakeIssueFields(session: Session): IssueFields {
  return {
    async dateField(ref, field) {
      session.cost.reads = 1;
      return session.find(ref).fields.get(field) ?? null;
    },
    async setDateField(ref, field, day) {
      session.cost.writes = 1;
      session.find(ref).fields.set(field, day);
      return true;
    },
  };
}
