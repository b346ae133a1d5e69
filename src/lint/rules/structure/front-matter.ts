import type { FrontMatter } from '../../../markdown/document.ts';
import { severityLevel } from '../../../postmortem/severity.ts';
import { defineRule, type Finding, type Profile } from '../../rule.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { listed, quoted } from '../../support/words.ts';

const WANTED: Readonly<Record<Profile, readonly string[]>> = {
  light: ['date', 'severity'],
  standard: ['date', 'severity', 'owner'],
  strict: ['date', 'severity', 'owner', 'services', 'status'],
};
/** Keys accepted in place of each. */
const OR: Readonly<Record<string, readonly string[]>> = {
  date: ['started', 'incident_date', 'incident-date', 'incidentDate', 'start'],
  severity: ['sev', 'priority', 'level', 'impact_level'],
  owner: ['owners', 'dri', 'author', 'authors', 'lead', 'incident_commander'],
  services: ['service', 'components', 'component', 'systems', 'affected', 'affected_services'],
  status: ['state', 'draft', 'published'],
};
const SAMPLE: Readonly<Record<string, string>> = {
  severity: 'SEV2',
  owner: '@handle',
  services: '[name]',
  status: 'draft',
};
const STATUSES = [
  ...[
    'draft',
    'new',
    'open',
    'wip',
    'in progress',
    'ongoing',
    'active',
    'pending',
    'investigating',
    'monitoring',
  ],
  ...['review', 'proposed', 'ready', 'approved', 'accepted', 'final', 'published', 'merged', 'complete'],
  ...['done', 'finished', 'closed', 'resolved', 'mitigated', 'implemented', 'blocked', 'on hold', 'archived'],
  ...['obsolete', 'superseded', 'public', 'private', 'internal'],
];
const MILESTONE = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'];
const INSTANT =
  /^\d{4}-\d\d-\d\d(?:[T ](?:[01]\d|2[0-4]):[0-5]\d(?::\d\d(?:\.\d+)?)?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d))?)?$/;

export default defineRule({
  id: 'structure/front-matter',
  summary: 'Front matter is valid, and says the date, the severity and who sees the post-mortem through',
  why: 'Programs and searches read the front matter. Without it, a person has to read the document, or a program has to guess.',
  instead:
    'At the very top of the file:\n\n```markdown\n---\ntitle: The queue stood still\ndate: 2026-03-02\nseverity: SEV2\nstatus: draft\nowner: "@amal"\nservices: [queue]\n---\n```',
  options: {
    require: {
      type: 'list',
      default: null,
      about:
        'Keys to ask for; null: `date` and `severity` in profile `light`, and `owner` in `standard`, and `services` and `status` in `strict`.',
    },
    statuses: {
      type: 'list',
      default: STATUSES,
      about: 'Words that `status` may have or contain; empty: any.',
    },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
  worth: 39,
  bad: [
    {
      title: 'None',
      markdown: '# The queue stood still\n\nIt stood still for 20 minutes.\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'Incomplete',
      markdown: '---\ndate: 2026-03-02\n---\n\n# The queue stood still\n',
      reports: ['---'],
    },
    {
      title: 'Values that nothing can read',
      markdown:
        '---\ndate: last Monday\nseverity: quite bad\nowner: "@amal"\n---\n\n# The queue stood still\n',
      reports: ['last Monday', 'quite bad'],
    },
    {
      title: 'Values that mean nothing',
      markdown:
        '---\ndate: 2026-02-30\nseverity: 7\nowner: [amal, bo]\nstatus: pondering\n---\n\n# The queue stood still\n',
      reports: ['2026-02-30', '7', '[amal, bo]', 'pondering'],
    },
  ],
  good: [
    {
      title: 'Valid and complete',
      profile: 'strict',
      markdown:
        '---\ndate: 2026-03-02\nseverity: SEV2\nowner: "@amal"\nservices: [queue]\nstatus: draft\nresolved: 2026-03-02T14:20:00Z\n---\n\n# The queue stood still\n',
    },
  ],
  *check({ postmortem, options, profile, today }) {
    const wanted = options.require ?? WANTED[profile];
    const { frontMatter, document } = postmortem;
    if (!frontMatter) {
      const start = Math.max(0, document.text.search(/[^\s\uFEFF]/));
      const end = start + document.text.slice(start).search(/[\r\n]|$/);
      yield {
        span: { start, end },
        level: 'hint',
        message: `There is no front matter, so a program cannot read this document's key facts. \`debrief front-matter ${quotedPath(document.path)}\` puts ${listed(wanted.map((key) => `\`${key}\``))} at its top, filled in where the document says them.`,
      };
      return;
    }
    // What cannot be read is `structure/readable`'s to report.
    const { data } = frontMatter;
    if (!data) return;
    const missing = wanted.filter((key) => ![key, ...(OR[key] ?? [])].some((name) => isGiven(data[name])));
    if (missing.length > 0) {
      const { start } = frontMatter.span;
      const end = start + document.text.slice(start).search(/[\r\n]|$/);
      const sample = missing.map(
        (key) => `${key}: ${SAMPLE[key] ?? (key === 'date' ? (postmortem.date ?? today) : '…')}`,
      );
      yield {
        span: { start, end },
        message: `The front matter does not say ${listed(missing.map((key) => `\`${key}\``))}, so programs have to guess ${missing.length === 1 ? 'it' : 'them'} from the text. Add ${sample.map((line) => `\`${line}\``).join(', ')}.`,
      };
    }
    const open = (key: string) => isUnfilled(postmortem, frontMatter.spanOf(key));
    yield* unreadable(frontMatter, data, open);
    yield* meaningless(frontMatter, data, options.statuses, open);
  },
});

/** A path quoted for a shell. */
const quotedPath = (path: string) =>
  /[^\w@%+=:,./-]/.test(path) ? `'${path.replaceAll("'", "'\\\\''")}'` : path;

const isGiven = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function* unreadable(
  frontMatter: FrontMatter,
  data: Readonly<Record<string, unknown>>,
  isOpen: (key: string) => boolean,
): Iterable<Finding> {
  for (const key of ['date', ...MILESTONE]) {
    const { [key]: value } = data;
    if (value === undefined || value === null || value instanceof Date || isOpen(key)) continue;
    const text = shown(value).trim();
    if (text === '') continue;
    const example =
      key === 'date' ? 'the day like `2026-03-02`' : 'day, time and zone like `2026-03-02T14:20:00Z`';
    // "4 March 2026" is unambiguous, "03/04/2026" is not.
    const isInWords = key === 'date' && /\p{L}{3}/u.test(text) && !Number.isNaN(Date.parse(text));
    const isWritten = isInWords || INSTANT.test(text);
    if (isWritten && isInCalendar(text)) continue;
    yield {
      span: frontMatter.spanOf(key),
      message: isWritten
        ? `${quoted(text)} is a day that does not exist. Correct it: ${example}.`
        : `${quoted(text)} is not a date that tools can read. Write ${example}.`,
    };
  }
  const { severity } = data;
  const text = shown(severity);
  if (text.trim() !== '' && !isOpen('severity') && !severityLevel(text))
    yield {
      span: frontMatter.spanOf('severity'),
      message: `${quoted(text)} is not a severity that tools can read. Write SEV1, SEV2, SEV3 or SEV4.`,
    };
}

/** An owner that nobody can ask, or a status that means neither draft nor final. */
function* meaningless(
  frontMatter: FrontMatter,
  data: Readonly<Record<string, unknown>>,
  statuses: readonly string[],
  isOpen: (key: string) => boolean,
): Iterable<Finding> {
  const { owner, status } = data;
  const isMany = Array.isArray(owner) && owner.length > 1;
  const isNobody = ['number', 'boolean'].includes(typeof owner);
  if ((isMany || isNobody) && !isOpen('owner'))
    yield {
      span: frontMatter.spanOf('owner'),
      message: isMany
        ? `${owner.length} owners are listed, so each may think that another sees this through. Name one, like \`owner: "@handle"\`.`
        : `${quoted(shown(owner))} is not an owner that anybody can ask. Name a person or a team, like \`owner: "@handle"\`.`,
    };
  const word = shown(status).trim().toLowerCase();
  if (word === '' || statuses.length === 0 || isOpen('status')) return;
  if (statuses.some((known) => word.includes(known.toLowerCase()))) return;
  yield {
    span: frontMatter.spanOf('status'),
    message: `${quoted(shown(status))} is not a status that Debrief knows, so this document counts as a draft. Write \`draft\`, \`review\` or \`final\`.`,
  };
}

/** A value formatted for a message; empty if there is none. */
const shown = (value: unknown) =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** False for 30 February, which JavaScript turns into 2 March. For parseable dates only. */
function isInCalendar(text: string): boolean {
  const iso = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  const date = new Date(iso ?? text);
  if (Number.isNaN(date.getTime())) return false;
  if (iso) return date.toISOString().startsWith(iso);
  return [...text.matchAll(/\d+/g)].some(([figures]) =>
    [date.getDate(), date.getUTCDate()].includes(Number(figures)),
  );
}
