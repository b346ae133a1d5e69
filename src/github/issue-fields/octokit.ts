import { z } from 'zod';
import { type Context, look, PAGE } from '../call.ts';
import { nameOf, onIssue } from '../names.ts';
import type { IssueFields } from './port.ts';

const VALUES = z.array(z.object({ issue_field_id: z.number(), data_type: z.string(), value: z.unknown() }));
/** No plugin of Octokit names this endpoint yet. */
const ROUTE = '/repos/{owner}/{repo}/issues/{issue_number}/issue-field-values';
/** A date may come with a time. */
const DAY = /^\d{4}-\d{2}-\d{2}/;

export function octokitIssueFields(context: Context): IssueFields {
  return {
    async dateField(ref, field) {
      const get = () => context.client.request(`GET ${ROUTE}`, { ...onIssue(ref), per_page: PAGE });
      const values = await look(context, `read the fields of ${nameOf(ref)}`, VALUES, get);
      const value = values?.find(
        ({ issue_field_id: id, data_type: type }) => id === field && type === 'date',
      )?.value;
      return DAY.exec(typeof value === 'string' ? value : '')?.[0] ?? null;
    },
    async setDateField(ref, field, day) {
      const sent = { ...onIssue(ref), issue_field_values: [{ field_id: field, value: day }] };
      const set = () => context.client.request(`POST ${ROUTE}`, sent);
      return (await look(context, `set a field of ${nameOf(ref)}`, z.unknown(), set)) !== null;
    },
  };
}
