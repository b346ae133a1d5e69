import type { ActionItem } from '../../../postmortem/model.ts';
import type { Options, Values } from '../../options.ts';
import { defineRule, type Finding, type RuleContext } from '../../rule.ts';
import { addDays, daysBetween } from '../../support/days.ts';
import { few } from '../../support/few.ts';
import { isFinal } from '../../support/final.ts';
import { lacking, openItems } from '../../support/items.ts';
import { quoted } from '../../support/words.ts';

const ISO = /^\d{4}-\d\d-\d\d$/;
/** A month by name with a day and a year, or a year in front: every reader reads the same day. */
const SURE =
  /^\W*(?:(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)?[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[ -]\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})|\d{4}[/.]\d{1,2}[/.]\d{1,2})\W*$/i;
/** Words that stand for a stretch of time: which day of it is meant, only a person can say. */
const PERIOD =
  /^\W*(?:(?:by|end of|late|mid|early) )*(?:\d{4}[- ]?)?(?:Q[1-4]|H[12]|W\d\d|(?:this|next) (?:week|month|quarter|year|sprint))\b|^\W*(?:(?:by|end of|late|mid|early) )*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:,? \d{4})?$/i;

const options = {
  newWithinDays: {
    type: 'integer',
    least: 0,
    default: 30,
    about: 'Days after the incident in which a document is new, so that a date in the past is a slip.',
  },
  atMost: { type: 'integer', least: 1, default: 3, about: 'Items to report one by one.' },
} as const satisfies Options;

export default defineRule({
  id: 'action-items/due-date',
  summary: 'Each open action item has a due date: ISO, after the incident, and soon enough for the severity',
  why: 'A date is what turns an intention into a promise, and what a reminder hangs on. “Next sprint” means another day to each reader and nothing in a year. The worse the incident, the sooner it should not be possible again: `actionItems.dueWithinDays` in the policy says how soon.',
  instead:
    'Write the day as `2026-03-20`: “by 2026-03-20”, “(due 2026-03-20)”, or a column `Due`. When the work is long, make the first step that lowers the risk an item of its own, with a near date.',
  options,
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
  worth: 84,
  fixable: true,
  bad: [
    {
      title: 'No date',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- [ ] @amal adds an alert on queue depth\n- [ ] @bo raises the partition limit by 2026-04-20\n',
      reports: ['adds an alert on queue depth'],
    },
    {
      title: 'No dates anywhere: one finding',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth\n- @bo raises the partition limit\n- @amal documents the restart\n- @bo deletes the old consumer\n',
      reports: ['## Action items'],
    },
    {
      title: 'A day in other words',
      path: 'postmortems/2026-03-02-queue.md',
      markdown:
        '# The queue stood still\n\n## Action items\n\n| Action item | Owner | Due |\n| --- | --- | --- |\n| Add an alert on queue depth | @amal | 20 March |\n| Raise the partition limit | @bo | next sprint |\n',
      reports: ['20 March', 'next sprint'],
    },
    {
      title: 'Before the incident, and too late for its severity',
      path: 'postmortems/2026-03-02-queue.md',
      markdown:
        '---\nseverity: SEV1\ndate: 2026-03-02\n---\n\n# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth by 2025-03-20\n- @bo raises the partition limit by 2026-06-30\n',
      reports: ['2025-03-20', '2026-06-30'],
    },
  ],
  good: [
    {
      title: 'ISO dates',
      path: 'postmortems/2026-04-02-queue.md',
      markdown:
        '---\nseverity: SEV2\ndate: 2026-04-02\n---\n\n# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth by 2026-04-20\n- Raise the partition limit (@bo, due 2026-04-30)\n',
    },
    {
      title: 'What is done needs none',
      markdown: '# The queue stood still\n\n## Action items\n\n- [x] @amal adds an alert on queue depth\n',
    },
  ],
  *check(context) {
    const { postmortem } = context;
    const items = openItems(postmortem);
    const none = items.filter(({ due }) => due === null);
    const say = {
      all: (count: number) =>
        `${count === items.length ? `None of these ${count} open items says` : `${count} of these ${items.length} open items do not say`} when it will be done. A date is what turns an intention into a promise. Give each a day, like “by ${sampleDay(context)}”.`,
      one: () =>
        `No due date is given for this item. A date is what turns an intention into a promise. Add one, like “by ${sampleDay(context)}”.`,
    };
    yield* lacking(postmortem, items, none, say, context.options.atMost);
    const findings = items.flatMap((item) => judge(item, context) ?? []);
    // Dates that the linter can write itself are all reported, so that all are fixed at once.
    yield* findings.filter(({ fix }) => fix);
    yield* few(
      findings.filter(({ fix }) => !fix),
      context.options.atMost,
    );
  },
});

type Context = RuleContext<Values<typeof options>>;

/** Days in which items of this incident are to be due; null when its severity is not known. */
function limitOf({ policy, postmortem, incident }: Context): number | null {
  const severity = incident?.severity ?? postmortem.severityLevel;
  return severity && policy.actionItems.dueWithinDays[severity];
}

function sampleDay(context: Context): string {
  const { postmortem, today } = context;
  const from = postmortem.date && daysBetween(postmortem.date, today) < 30 ? postmortem.date : today;
  return addDays(from, limitOf(context) ?? 30);
}

function judge({ due, issue }: ActionItem, context: Context): Finding | null {
  if (!due) return null;
  const { span, raw, date } = due;
  if (date === null)
    return {
      span,
      message: `${quoted(raw)} names no day, so nobody can be reminded. Write the day, like ${sampleDay(context)}.`,
    };
  if (!ISO.test(raw.trim()) && !SURE.test(raw)) return notIso(due, date);
  const { postmortem, today, options } = context;
  const began = postmortem.date;
  if (began === null) return null;
  if (date < began)
    return {
      span,
      message: `${date} is before the incident itself (${began}). Perhaps the year or the month is another one; correct it, or mark the item as done.`,
    };
  // A final document stays as it is, and an issue is where its work is late.
  const isAtWork = issue === null && !isFinal(postmortem);
  if (date < today && isAtWork && daysBetween(began, today) <= options.newWithinDays)
    return {
      span,
      message: `${date} has passed already, and this post-mortem is new. Give it a day to come, or mark the item as done.`,
    };
  const limit = limitOf(context);
  const late = limit === null ? 0 : daysBetween(began, date) - limit;
  // Nothing can be brought forward that is overdue, nor to a day that has passed.
  if (limit === null || !(late > 0) || date < today) return null;
  const agreed = addDays(began, limit);
  return {
    span,
    message: `${date} is ${daysBetween(began, date)} days after the incident; for its severity, ${limit} are agreed. ${agreed < today ? 'Bring it forward' : `Bring it forward to ${agreed}`}, or make a first step that lowers the risk an item of its own.`,
  };
}

function notIso({ raw, span, relative }: NonNullable<ActionItem['due']>, date: string): Finding {
  const message = `${quoted(raw)} is read as ${date}. Written as an ISO date it means the same day to everybody, in a year too.`;
  // From which day "Friday" was counted, and whether 4/5 is in April, is a guess: nothing for --fix to write.
  if (relative || PERIOD.test(raw) || hasTwoReadings(raw))
    return { span, message, suggestion: { description: `Write the day: ${date}.`, text: date } };
  return { span, message, fix: [{ span, text: date }] };
}

/** `04/05/2026`: both numbers can be a month, and they differ. */
function hasTwoReadings(raw: string): boolean {
  const [, one, two] = /(?<!\d[/.]?)(\d{1,2})[/.](\d{1,2})(?![\d])/.exec(raw) ?? [];
  return one !== two && Number(one) <= 12 && Number(two) <= 12;
}
