import { z } from 'zod';
import { ORGANISATION_REPO } from './places.ts';
import { actionItems } from './sections/action-items.ts';
import { alerts } from './sections/alerts.ts';
import { calendar } from './sections/calendar.ts';
import { catalogs } from './sections/catalogs.ts';
import { errorBudgets } from './sections/error-budgets.ts';
import { evidence } from './sections/evidence.ts';
import { incidents } from './sections/incidents.ts';
import { labels } from './sections/labels.ts';
import { lintPolicySchema } from './sections/lint.ts';
import { objectives } from './sections/objectives.ts';
import { overrides } from './sections/overrides.ts';
import { people } from './sections/people.ts';
import { postmortems } from './sections/postmortems.ts';
import { publish } from './sections/publish.ts';
import { reliability } from './sections/reliability.ts';
import { reports } from './sections/reports.ts';
import { services } from './sections/services.ts';
import { slos } from './sections/slos.ts';
import { statusPage } from './sections/status-page.ts';

/** `.github/debrief.yml`, whole. Everything has a default: an empty file is a good policy. */
export const policySchema = z
  .strictObject({
    _extends: z.literal(ORGANISATION_REPO).optional().meta({
      description:
        "`.github` uses the policy in the organisation's repository of that name as this policy's defaults.",
    }),
    labels,
    services,
    catalogs,
    people,
    incidents,
    alerts,
    postmortems,
    actionItems,
    objectives,
    overrides,
    reliability,
    reports,
    slos,
    publish,
    errorBudgets,
    calendar,
    statusPage,
    evidence,
    lint: lintPolicySchema,
  })
  .prefault({})
  .meta({ title: 'Debrief policy', description: 'What an organisation decided: `.github/debrief.yml`.' });

export type Policy = z.infer<typeof policySchema>;
