import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import type { Accepted } from '../../incident/accepted.ts';
import type { Declaration } from '../../incident/facts.ts';
import { type Answer, type Incident, isAnswered } from '../../incident/incident.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { hash } from '../../vocabulary/hash.ts';
import { repoKey } from '../../vocabulary/refs.ts';
import { writeDeclaration } from './declaration.ts';

/** Hashes of what other objects show about an incident, which are looked at again only when theirs changes. */
export function shownOf(incident: Incident): { readonly byReport: string; readonly byCheck: string } {
  const { ref, severity, phase, phaseSince, dropped, milestones, like, postMortem } = incident;
  const isOver = phase === 'mitigated' || phase === 'resolved';
  const state = dropped ? 'dropped' : isOver ? `${phase} ${phaseSince}` : 'open';
  const times = Object.entries(milestones).map(([name, { at }]) => `${name} ${at}`);
  return {
    byReport: hash([repoKey(ref), severity, state, like ? isAnswered(incident) : ''].join(' ')),
    byCheck: hash([severity, dropped ? 'dropped' : postMortem.exempt ? 'exempt' : phase, ...times].join(' ')),
  };
}

/** Both hashes as the panel's marker keeps them. */
export function stageOf(incident: Incident): string {
  const { byReport, byCheck } = shownOf(incident);
  return `${byReport}.${byCheck}`;
}

/** The data of the panel's marker, besides the answered commands. */
export function panelMarker(declaration: Declaration | null, incident: Incident): Record<string, string> {
  return { ...(declaration ? writeDeclaration(declaration) : {}), stage: stageOf(incident) };
}

/** `123~2026-03-01T14:05:00Z~bo~9f86d081~sev 1`, separated by bars: the accepted commands, as they were at the time. */
function writeAccepted(accepted: readonly Accepted[]): string {
  return accepted
    .map(({ comment, at, by, wording, text }) => [comment, at, by, wording, text].join('~'))
    .join('|');
}

export function readAccepted(panel: Comment | null): Accepted[] {
  const written = panel ? findMarker(panel, 'panel')?.data.accepted : '';
  return (written ?? '').split('|').flatMap((entry) => {
    const [id, at, by, wording, text] = entry.split('~');
    return text === undefined ? [] : [{ comment: Number(id), at: at!, by: by!, wording: wording!, text }];
  });
}

/** GitHub's limit for a comment, in characters. */
const LONGEST = 65_536;
/** How many of the latest refused comments are kept by their ids: in public, anybody can write any number of them. */
const REFUSED = 500;

/** The panel's comment: its marker, with the answered commands, and its text, which gives way if both are too long. */
export function panelBody(
  marker: Readonly<Record<string, string>>,
  answers: readonly Pick<Answer, 'comment' | 'verdict'>[],
  accepted: readonly Accepted[],
  text: string,
): string {
  const refused = answers.flatMap(({ comment, verdict }) => (verdict === 'denied' ? [comment] : []));
  const old = new Set(refused.sort((a, b) => a - b).slice(0, -REFUSED));
  const answered = writeCodes(answers.filter(({ comment }) => !old.has(comment)));
  const kept = accepted.length ? { accepted: writeAccepted(accepted) } : {};
  const upTo = old.size ? { 'refused-to': [...old].at(-1)! } : {};
  const head = `${writeMarker('panel', { ...marker, answered, ...upTo, ...kept })}\n`;
  return head + shorten(text, LONGEST - head.length);
}

const CODES = { done: '', problem: 'p', denied: 'd' } as const;

/** `123.124p.125d`: the answered comments, and how. Kept in the panel's marker. */
function writeCodes(answers: readonly Pick<Answer, 'comment' | 'verdict'>[]): string {
  return answers.map(({ comment, verdict }) => `${comment}${CODES[verdict]}`).join('.');
}

/** @param commands comments with commands that the panel knows: the old ones that it has no place for were refused */
export function readCodes(
  panel: Comment | null,
  commands: readonly { readonly comment: number }[],
): Map<number, Answer['verdict']> {
  const { answered: written, 'refused-to': upTo } = (panel && findMarker(panel, 'panel')?.data) ?? {};
  const codes = new Map<number, Answer['verdict']>();
  for (const { comment } of commands) if (comment <= Number(upTo)) codes.set(comment, 'denied');
  for (const [, id, code] of (written ?? '').matchAll(/(\d+)([pd]?)/g))
    codes.set(Number(id), code === 'p' ? 'problem' : code === 'd' ? 'denied' : 'done');
  return codes;
}
