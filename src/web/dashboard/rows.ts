import { z } from 'zod';
import type { Row } from '../../store/store.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';

const instant = z.string();
const reference = z.object({ owner: z.string(), repo: z.string(), number: z.number() });

/** An incident from the read model, as the dashboard shows it. Rows from earlier versions lack newer fields. */
const incident = z.object({
  title: z.string().default(''),
  url: z.string().default(''),
  kind: z.string().default('real'),
  severity: z.string().default(''),
  phase: z.string().default(''),
  open: z.boolean().default(false),
  dropped: z.string().nullish(),
  duplicateOf: z.string().nullish(),
  pauses: z.array(z.object({ from: instant, to: instant.nullable() })).default([]),
  declaredAt: instant,
  milestones: z.partialRecord(z.enum(MILESTONES), z.object({ at: instant })).default({}),
  services: z.array(z.string()).default([]),
  team: z.string().nullish(),
  cause: z.string().nullish(),
  commander: z.string().nullish(),
  updates: z.array(z.object({ due: instant, made: instant.nullable() })).default([]),
  updateDue: instant.nullish(),
  publications: z.array(z.object({ at: instant, text: z.string(), phase: z.string() })).default([]),
  exempt: z.boolean().default(false),
  postMortem: z
    .object({ number: z.number(), merged: z.boolean(), state: z.string(), repository: z.string().optional() })
    .nullish(),
  /** What it was called when its post-mortem was merged, if it was transferred since. */
  formerly: z.string().nullish(),
  /** ISO day. */
  postMortemDue: z.string().nullish(),
  actionItems: z.object({ done: z.number(), of: z.number() }).default({ done: 0, of: 0 }),
});

export interface IncidentRow extends z.infer<typeof incident> {
  /** `acme/shop#12` */
  readonly ref: string;
}

const item = z.object({
  incident: reference.nullish(),
  issue: reference.nullish(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  owner: z.string().nullish(),
  due: z.string().nullish(),
  since: instant.nullish(),
  type: z.string().nullish(),
  done: z.boolean().default(false),
  declined: z.boolean().default(false),
});

export type ItemRow = z.infer<typeof item>;

/** Null for an unreadable row: one such row must not break a page. */
export function incidentOf({ key, data }: Row): IncidentRow | null {
  const read = incident.safeParse(data);
  return read.success ? { ...read.data, ref: key } : null;
}

export function itemOf({ data }: Row): ItemRow | null {
  const read = item.safeParse(data);
  return read.success ? read.data : null;
}
