import { Hono } from 'hono';
import { type Addition, type Env, jsonOf } from '../addition.ts';
import { actorOf, fail, issueOf, repoOf } from '../world.ts';

/** The organisation's only field: a due date. */
const FIELD = 1;

/** Issue fields: values can be read and added; only this one field is known. */
export const issueFields: Addition = (world) => {
  const app = new Hono<Env>();
  const dates = new Map<number, string>();
  const path = '/repos/:owner/:repo/issues/:number{[0-9]+}/issue-field-values';
  const shown = (id: number) =>
    dates.has(id) ? [{ issue_field_id: FIELD, data_type: 'date', value: dates.get(id) }] : [];

  app.get(path, (c) => c.json(shown(issueOf(world, c, repoOf(world, c)).id)));

  app.post(path, (c) => {
    const repo = repoOf(world, c);
    actorOf(world, c, repo, 'issues', 'triage');
    const issue = issueOf(world, c, repo);
    const sent = jsonOf(c).issue_field_values as { field_id: number; value: string }[] | undefined;
    for (const { field_id: field, value } of sent ?? []) {
      if (field !== FIELD) fail(422, 'Validation Failed');
      dates.set(issue.id, value);
    }
    return c.json(shown(issue.id));
  });
  return app;
};
