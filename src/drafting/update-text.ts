import type { Incident } from '../incident/incident.ts';
import { oneLine, shorten } from '../markdown/write/plain.ts';
import { clockText, durationText } from '../time/text.ts';
import { type TemplateProblem, unknownVariables, VARIABLE } from './variables.ts';

/** The placeholder in an offered update for what only people know. */
const UNKNOWN = '…';
const LONGEST = 300;

/** A variable of an update's template. `read` gives its text, or null when nobody knows yet. */
export interface UpdateVariable {
  readonly name: string;
  readonly about: string;
  read(incident: Incident, now: Date): string | null;
}

/** Everything that the template of an update may ask for. templates/README.md lists the same. */
export const UPDATE_VARIABLES: readonly UpdateVariable[] = [
  {
    name: 'title',
    about: 'Title of the incident.',
    read: ({ title }) => title.replace(/^incident:\s*/i, ''),
  },
  { name: 'severity', about: 'SEV1 to SEV4.', read: ({ severity }) => severity },
  { name: 'phase', about: 'How far it is: `identified`.', read: ({ phase }) => phase },
  {
    name: 'phase_since',
    about: 'When that began: `14:05 UTC`.',
    read: ({ phaseSince, declaredAt }) => clockText(phaseSince, declaredAt),
  },
  {
    name: 'started',
    about: 'When the impact began.',
    read: ({ milestones: { started }, declaredAt }) => (started ? clockText(started.at, declaredAt) : null),
  },
  {
    name: 'duration',
    about: 'How long it has lasted, from the start or else the declaration: `1 h 12 min`.',
    read: ({ milestones: { started, mitigated, resolved }, declaredAt }, now) =>
      durationText(started?.at ?? declaredAt, (mitigated ?? resolved)?.at ?? now.toISOString()),
  },
  {
    name: 'impact',
    about: 'What users feel, as described by somebody.',
    read: ({ impact }) => impact?.text ?? null,
  },
  {
    name: 'services',
    about: 'The affected services: `checkout, api`.',
    read: ({ services }) => services.join(', ') || null,
  },
  {
    name: 'latest',
    about: 'The update before this one.',
    read: ({ latest }) => latest.update?.text ?? null,
  },
  {
    name: 'next',
    about: 'Time until the next update by the rhythm of its severity: `15m`.',
    read: ({ awaited }) => awaited && `${awaited.every}m`,
  },
  { name: 'incident', about: 'Number of the incident issue.', read: ({ ref }) => String(ref.number) },
  { name: 'incident_url', about: 'Address of the incident issue.', read: ({ url }) => url },
];

/** The text of each variable now; an ellipsis where only people know. Pure. */
export function updateValues(incident: Incident, now: Date): Record<string, string> {
  return Object.fromEntries(
    UPDATE_VARIABLES.map(({ name, read }) => {
      const text = read(incident, now);
      return [name, text ? shorten(oneLine(text), LONGEST) : UNKNOWN];
    }),
  );
}

/** A template with its variables filled in. Pure. */
export function fillUpdate(template: string, values: Readonly<Record<string, string>>): string {
  const text = template.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return text.replace(VARIABLE, (_, name: string) => values[name] ?? UNKNOWN).trim();
}

/** Where the template of an update uses a variable that does not exist, in order. */
export function updateProblems(text: string): TemplateProblem[] {
  return unknownVariables(
    text,
    UPDATE_VARIABLES.map(({ name }) => name),
  );
}
