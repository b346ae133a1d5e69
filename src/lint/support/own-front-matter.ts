import type { PostMortem } from '../../postmortem/model.ts';
import { severityLevel } from '../../postmortem/severity.ts';

/** Front-matter keys that only a post-mortem has; any site may have `title`, `date` and `tags`. */
const OWN_KEYS = ['severity', 'incident', 'started', 'detected', 'resolved'] as const;

const NAMES_OWN_KEY = new RegExp(`^(?:${OWN_KEYS.join('|')})[ \\t]*[:=]`, 'm');

/**
 * Whether a document was written for Debrief: it has front matter, and not only that of a site, which may well have
 * `severity: disrupted` and `resolved: true`.
 */
export function hasOwnFrontMatter({ frontMatter, document }: PostMortem): boolean {
  if (!frontMatter) return false;
  const { data, span } = frontMatter;
  // A missing quotation mark does not make a document “older”.
  if (!data) return NAMES_OWN_KEY.test(document.text.slice(span.start, span.end));
  const own = ownKeys(data);
  return own.length > 0 && !(own.join() === 'severity' && isOfAnotherFormat(data));
}

/**
 * The document as a run over a folder sees it: a severity beside a key of another format is that format's, unless an owner
 * or a draft's status is there, too, and few foreign keys; so are times beside many of them. Of a document that a change proposes, `hasOwnFrontMatter` wants
 * to see more of the other format.
 */
export function inItsOwnFormat(postmortem: PostMortem): PostMortem {
  const { frontMatter } = postmortem;
  const data = frontMatter?.data;
  const own: readonly string[] = data ? ownKeys(data) : [];
  if (!data || own.length === 0 || own.includes('incident')) return postmortem;
  const others = Object.fromEntries(Object.entries(data).filter(([key]) => !own.includes(key)));
  // Debrief writes SEV1 to SEV4. "P0" may be anybody's, except in a draft.
  const isOthers =
    own.join() === 'severity' &&
    /^[ps](?:rio(?:rity)?)?[- ]?\d$/i.test(String(data.severity)) &&
    !/^(?:draft|review)$/i.test(String(data.status));
  const isForeign = isOthers || foreignKeys(others).length >= fewest(own, others);
  return isForeign && !isOfStatusSite(others)
    ? { ...postmortem, frontMatter: { ...frontMatter, data: others } }
    : postmortem;
}

/** How many keys of another format make it one. */
const fewest = (own: readonly string[], others: Readonly<Record<string, unknown>>): number =>
  own.join() !== 'severity' ? OWN_SCHEMA_KEYS : hasKeysOfDraft(others) ? SEVERAL : 1;
const SEVERAL = 4;

const hasKeysOfDraft = ({ owner, owners, status }: Readonly<Record<string, unknown>>): boolean =>
  owner !== undefined || owners !== undefined || /^(?:draft|review|final|published)$/.test(String(status));

/** Keys that status-page generators put in each notice. */
const OF_STATUS_SITE = ['affected', 'affectedsystems', 'resolvedWhen'];

/** Whether a front matter is that of a notice on a status page. */
export const isOfStatusSite = (data: Readonly<Record<string, unknown>>): boolean =>
  OF_STATUS_SITE.some((key) => key in data);

/** The keys of a post-mortem that a front matter has, with values like ours. */
export const ownKeys = (data: Readonly<Record<string, unknown>>) =>
  OWN_KEYS.filter((key) => isOurs(key, data[key]));

/** Keys of a post-mortem are nobody else's, whatever their value. */
const OURS = /^(?:severity|incident|started|detected|acknowledged|mitigated|resolved)$/;

/** Keys beside a severity that Debrief's front matter may have, too. */
const SHARED = /^(?:title|date|status|owners?|services?|authors?|tags|layout|slug|permalink|description)$/i;

/**
 * "id, severity, category, duration": an organisation's own format, which asks for other things. Several keys of its
 * own, so that one more in a draft bypasses no gate. With `SEV2` it needs more, as a draft has that; "P1" and "severe"
 * are severities of others.
 */
function isOfAnotherFormat(data: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(data);
  const foreign = foreignKeys(data);
  const [hasStatus, hasOwner] = [keys.includes('status'), keys.includes('owner') || keys.includes('owners')];
  return /^sev[- ]?\d/i.test(String(data.severity))
    ? foreign.length >= 3 && !hasStatus && !hasOwner
    : foreign.length >= OWN_SCHEMA_KEYS || (foreign.length >= 2 && !(hasStatus && hasOwner));
}

const foreignKeys = (data: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(data).filter((key) => !OURS.test(key) && !SHARED.test(key));

/** From this many unknown keys on, it is another tool's schema. */
const OWN_SCHEMA_KEYS = 6;

/** `resolved: true`, in a notice of a status page; `no` is a text in YAML 1.2. */
const isYesOrNo = (value: unknown) => typeof value === 'boolean' || /^(?:yes|no)$/i.test(String(value));

function isOurs(key: (typeof OWN_KEYS)[number], value: unknown): boolean {
  if (value === undefined || typeof value === 'boolean') return false;
  if (key === 'resolved' && isYesOrNo(value)) return false;
  return (
    key !== 'severity' ||
    typeof value !== 'string' ||
    !/^[a-z]+(?:[- ][a-z]+)*$/.test(value) ||
    severityLevel(value) !== null
  );
}
