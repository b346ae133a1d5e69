import { z } from 'zod';
import { findPrivate } from '../privacy/find.ts';
import type { PrivacyContext } from '../privacy/kind.ts';
import { MILESTONES } from '../vocabulary/milestones.ts';
import { PHASES } from '../vocabulary/phases.ts';
import { fullRef } from '../vocabulary/refs.ts';
import { SEVERITIES } from '../vocabulary/severity.ts';
import type { PublicIncident } from './incident.ts';

const instant = z.iso.datetime({ offset: true });
const reference = z.object({ owner: z.string(), repo: z.string(), number: z.int() });
const milestone = z.union([
  instant,
  z.object({ at: instant }).transform(({ at }) => at),
  z.null().transform(() => undefined),
]);

/** An incident of the read model or of a ledger, as far as the public is concerned. */
const incident = z.object({
  id: z.string().optional(),
  ref: reference.optional(),
  kind: z.string().default('real'),
  severity: z.enum(SEVERITIES).nullish(),
  open: z.boolean().optional(),
  dropped: z.string().nullish(),
  duplicateOf: z.string().nullish(),
  services: z.array(z.string()).default([]),
  declaredAt: instant.optional(),
  milestones: z.partialRecord(z.enum(MILESTONES), milestone).default({}),
  pauses: z.array(z.object({ from: instant, to: instant.nullable() })).default([]),
  updateDue: instant.nullish(),
  publications: z
    .array(
      z.object({
        at: instant,
        text: z.string(),
        phase: z.enum(PHASES).default('investigating'),
        nextBy: instant.nullish(),
      }),
    )
    .default([]),
  publicPostMortem: z.url({ protocol: /^https?$/ }).nullish(),
});

/**
 * What is public of an incident: a row of the read model, or a line of a ledger that has `publications`. Null when
 * nothing of it is: nobody published a text, or it was a drill. Throws a `ZodError` on anything else. Texts are taken as
 * they are: `/incident publish` refuses private ones, and an incident must not leave the page for its words later.
 */
export function publicIncident(data: unknown, endsAt: 'mitigated' | 'resolved'): PublicIncident | null {
  const read = incident.parse(data);
  const { milestones, publications, services, pauses, severity } = read;
  const ref = read.id ?? (read.ref && fullRef(read.ref));
  if (!ref || publications.length === 0 || read.kind === 'drill') return null;
  const sorted = publications.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const startedAt = milestones.started ?? read.declaredAt ?? first.at;
  const isOver = read.open === false || milestones.resolved !== undefined;
  const resolvedAt = isOver ? (milestones.resolved ?? milestones.mitigated ?? last.at) : null;
  const ended = (endsAt === 'mitigated' ? milestones.mitigated : undefined) ?? resolvedAt;
  return {
    ref,
    services,
    startedAt,
    resolvedAt,
    pauses,
    updates: sorted.map(({ at, text, phase }) => ({ at, text, phase })),
    isMaintenance: read.kind === 'maintenance',
    severity: severity ?? 'SEV3',
    // A false alarm did no harm, and the harm of a duplicate is counted elsewhere.
    impactEndedAt: read.dropped || read.duplicateOf ? startedAt : ended,
    // A ledger that Debrief did not write may only know when the team expects an update.
    nextBy: last.nextBy ?? read.updateDue ?? null,
    postMortem: read.publicPostMortem ?? null,
  };
}

/** What is private in the texts of an incident from a file, which may come from anywhere; null if nothing is. */
export function privateIn({ updates }: PublicIncident, known: PrivacyContext): string | null {
  for (const [index, { text }] of updates.entries()) {
    const [leak] = findPrivate(text, known);
    if (leak) return `publications.${index}.text: there is a private ${leak.kind} in it. ${leak.instead}`;
  }
  return null;
}

const unread = z.object({
  open: z.boolean(),
  kind: z.string(),
  severity: z.enum(SEVERITIES).catch('SEV3'),
  services: z.array(z.string()).catch([]),
  declaredAt: instant,
});

/**
 * What to show of an open incident that `publicIncident` cannot read: that there is one, with `text`, since the page
 * must not turn green over it. Null if it is over or a drill. Throws a `ZodError` if not even that can be read.
 */
export function unreadIncident(ref: string, data: unknown, text: string): PublicIncident | null {
  const { open, kind, severity, services, declaredAt } = unread.parse(data);
  if (!open || kind === 'drill') return null;
  return {
    ref,
    services,
    severity,
    isMaintenance: kind === 'maintenance',
    startedAt: declaredAt,
    impactEndedAt: null,
    resolvedAt: null,
    pauses: [],
    nextBy: null,
    updates: [{ at: declaredAt, text, phase: 'investigating' }],
    postMortem: null,
  };
}
