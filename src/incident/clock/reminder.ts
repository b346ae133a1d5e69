import { joined, markdown, mention, phrase, print, type Value } from '../../markdown/write/markdown.ts';
import type { Policy } from '../../policy/schema.ts';
import { serviceNamed } from '../../services/find.ts';
import { leadOf } from '../../services/lead.ts';
import { clockText } from '../../time/text.ts';
import type { Incident } from '../incident.ts';
import type { Overdue } from './overdue.ts';

/** So many updates in a row are missed before somebody else is named, too. */
const PATIENCE = 2;

interface Reachable {
  /** People who have no access any more, in lower case: they are named, and not called. */
  readonly absent?: ReadonlySet<string>;
  /** Whom a schedule elsewhere has on call; null for nobody, or if none was asked. */
  readonly onCall?: string | null;
}

/** The one reminder of an incident as Markdown, as it reads now; null when nothing is late. Pure. */
export function reminderText(
  said: Incident,
  late: Overdue,
  policy: Policy,
  now: Date,
  { absent = new Set(), onCall = null }: Reachable = {},
): string | null {
  const { update, publicUpdate, commander } = late;
  if (!update && !publicUpdate && !commander) return null;
  const isHere = ({ login }: { readonly login: string }) => !absent.has(login.toLowerCase());
  const roles = Object.fromEntries(Object.entries(said.roles).filter(([, role]) => isHere(role)));
  const incident: Incident = { ...said, roles };
  const { declaredAt } = incident;
  const behind = candidates(incident, policy, now, onCall);
  const lines: Value[] = [];
  const { ic } = said.roles;
  if (update) {
    const who = people(incident, update.missed >= PATIENCE, behind);
    const since = phrase`**A status update is due**, and has been since ${clockText(update.since, declaredAt)}`;
    const missed = update.missed >= PATIENCE ? phrase`; at least ${update.missed} were missed` : [];
    lines.push(
      phrase`${who}${since}${missed}. \`/incident update <what is known, what is being done>\`, or \`/incident snooze 30m\` when nobody can write one now.`,
    );
  }
  if (publicUpdate) {
    const who = update ? [] : people(incident, false, behind);
    lines.push(
      phrase`${who}**The public was promised an update by ${clockText(publicUpdate, declaredAt)}.** The status page does not say that it is late. \`/incident publish <what users should know>\`, with \`next 2h\` at its end to promise the next one for later.`,
    );
  }
  if (commander) {
    const who = lines.length ? [] : named(behind.slice(0, 1));
    lines.push(
      phrase`${who}**Nobody leads this ${incident.severity}**, which was declared at ${clockText(declaredAt)}. Take it with \`/incident ic me\`, or name somebody: \`/incident ic @somebody\`.`,
    );
  }
  if (ic && !isHere(ic))
    lines.push(
      phrase`\`${ic.login}\`, who led this ${said.severity}, has no access to this repository any more. Take it with \`/incident ic me\`, or name somebody: \`/incident ic @somebody\`.`,
    );
  return lines.map((line) => print(markdown`${line}`).trim()).join('\n\n');
}

/** What is left of a reminder when nothing is late any more. */
export function settledText(incident: Incident, since: string): string {
  const { latest, publications, declaredAt, roles, phase, dropped } = incident;
  const { update } = latest;
  if (update && update.at >= since) return `The status update came at ${clockText(update.at, declaredAt)}.`;
  if (phase === 'resolved' || dropped) return 'It is over: nothing is due any more.';
  if (roles.ic && roles.ic.since >= since)
    return `Somebody has been leading since ${clockText(roles.ic.since, declaredAt)}.`;
  const published = publications.at(-1);
  if (published && published.at >= since)
    return `The latest public update is from ${clockText(published.at, declaredAt)}.`;
  return 'Nothing is due at the moment.';
}

/**
 * Who should write an update: the communications lead, else the commander, else the DRI; later also the people behind
 * them.
 */
function people(incident: Incident, also: boolean, behind: readonly string[]): Value {
  const { comms, ic, dri, deputy } = incident.roles;
  const first = (comms ?? ic ?? dri)?.login ?? null;
  const second = deputy?.login ?? behind.find((login) => login !== first) ?? null;
  const logins = [first, also || !first ? second : null].filter((login) => login !== null);
  return named([...new Set(logins)]);
}

/** The people behind an incident: its DRI, the people on call for its services, and the teams that own them. */
function candidates(
  { roles, services, ref }: Incident,
  policy: Policy,
  now: Date,
  onCall: string | null,
): string[] {
  const known = services.flatMap((name) => serviceNamed(name, policy.services) ?? []);
  const login = onCall ?? leadOf(known, {}, now).login;
  const teams = known.flatMap(({ team }) =>
    team ? [team.includes('/') ? team : `${ref.owner}/${team}`] : [],
  );
  return [roles.dri?.login ?? [], login ?? [], teams].flat();
}

const named = (logins: readonly string[]): Value =>
  logins.length ? phrase`${joined(logins.map(mention), ' ')}: ` : [];
