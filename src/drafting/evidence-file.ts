import { z } from 'zod';
import type { Timeline } from '../evidence/gather.ts';
import type { Incident } from '../incident/incident.ts';
import { fullRef } from '../vocabulary/refs.ts';

const instant = z.iso.datetime({ offset: true });
const link = z.object({ kind: z.string(), url: z.string() });

/** What `debrief timeline --format json` prints, and `debrief refresh --evidence` reads. */
export const evidenceFile = z.object({
  /** `owner/repository#12`. */
  incident: z.string(),
  title: z.string(),
  url: z.string(),
  severity: z.string(),
  /** All times are instants in UTC. */
  window: z.object({ from: instant, to: instant }),
  rows: z.array(
    z.object({
      at: instant,
      text: z.string(),
      kind: z.string(),
      url: z.string().nullable(),
      also: z.array(link).default([]),
      folded: z.boolean().default(false),
    }),
  ),
  gaps: z.array(z.object({ from: instant, to: instant, minutes: z.number() })).default([]),
  changes: z
    .array(
      z.object({
        at: instant,
        text: z.string(),
        urls: z.array(z.string()),
        score: z.number(),
        why: z.array(z.string()),
      }),
    )
    .default([]),
  leftOut: z.array(z.string()).default([]),
});

export type EvidenceFile = z.infer<typeof evidenceFile>;

/** The evidence on an incident, with what names the incident. */
export function toEvidenceFile({ ref, title, url, severity }: Incident, timeline: Timeline): EvidenceFile {
  const rows = timeline.rows.map((row) => ({ ...row, also: [...row.also] }));
  const changes = timeline.changes.map((each) => ({ ...each, urls: [...each.urls], why: [...each.why] }));
  return {
    incident: fullRef(ref),
    title,
    url,
    severity,
    window: timeline.window,
    rows,
    gaps: [...timeline.gaps],
    changes,
    leftOut: [...timeline.leftOut],
  };
}
