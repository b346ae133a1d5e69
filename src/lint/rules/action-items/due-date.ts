import { saysHowLong } from '../../../languages/figures.ts';
import { wholeWords } from '../../../languages/whole-words.ts';
import { languages } from '../../../languages/words/index.ts';
import type { ActionItem } from '../../../postmortem/model.ts';
import { areDayOrMonth } from '../../../time/date.ts';
import { partOfMonth } from '../../../time/due-words.ts';
import type { Options, Values } from '../../options.ts';
import { defineRule, type Finding, type RuleContext } from '../../rule.ts';
import { addDays, daysBetween } from '../../support/days.ts';
import { limitOf, sampleDay } from '../../support/due-limit.ts';
import { few } from '../../support/few.ts';
import { isClosed, isFinal } from '../../support/final.ts';
import { itemsToAssign } from '../../support/items.ts';
import { lacking } from '../../support/lacking.ts';
import { predatesDebrief } from '../../support/predates.ts';
import { unownedAmong } from '../../support/unowned.ts';
import { listed, quoted } from '../../support/words.ts';

const ISO = /^\d{4}-\d\d-\d\d$/;
/** A named month with day and year, or a date that begins with the year: unambiguous to every reader. */
const SURE =
  /^\W*(?:(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)?[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[ -]\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})|\d{4}[/.]\d{1,2}[/.]\d{1,2})\W*$/i;
/** Words for a period: only a person can say which day of it is meant. */
const PERIOD =
  /^\W*(?:(?:by|end of|late|mid|early) )*(?:\d{4}[- ]?)?(?:Q[1-4]|H[12]|W\d\d|(?:this|next) (?:week|month|quarter|year|sprint))\b|^\W*(?:(?:by|end of|late|mid|early) )*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:,? \d{4})?$/i;

/** The same in other languages: “Ende Mai”, “mediados de mayo”, “12月中旬”. */
const PERIOD_ELSEWHERE = wholeWords(
  languages.flatMap(({ partsOfMonth }) => Object.values(partsOfMonth ?? {})),
);

const options = {
  newWithinDays: {
    type: 'integer',
    least: 0,
    default: 30,
    about: 'Days after the incident during which a date in the past counts as a slip.',
  },
  atMost: { type: 'integer', least: 1, default: 3, about: 'Items to report one by one.' },
} as const satisfies Options;

export default defineRule({
  id: 'action-items/due-date',
  summary: 'Each open action item has a due date: ISO, after the incident, and soon enough for the severity',
  why: 'A date turns an intention into a promise, and reminders need one. “Next sprint” means a different day to each reader, and nothing in a year. The worse the incident, the sooner it should become impossible: `actionItems.dueWithinDays` in the policy says how soon.',
  instead:
    'Write the day as `2026-03-20`: “by 2026-03-20”, “(due 2026-03-20)”, or a column `Due`. If the work is long, make the first step that lowers the risk a separate item with an early date. Items that name no owner either are in the finding of `action-items/owner`.',
  options,
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
  needsWords: true,
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
    {
      title: 'Due on the day of the incident, open, and the document is final',
      markdown:
        '# The queue stood still\n\n**Status:** Finalized\n\n## Action items\n\n| Action | Owner | Due | Status |\n| --- | --- | --- | --- |\n| Add an alert on queue depth | @amal | 2026-04-01 | Open |\n| Raise the partition limit | @bo | 2026-04-01 | Done |\n',
      reports: ['2026-04-01'],
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
    const items = itemsToAssign(postmortem, context.isProposed);
    const isOld = predatesDebrief(context.postmortem);
    const isGated = context.isProposed || !isOld;
    const none = items.filter((item) => item.due === null && !(isOld && isAnswered(item, context)));
    const say = {
      all: (count: number) =>
        `${count === items.length ? `None of these ${count} open items says` : `${count} of these ${items.length} open items do not say`} when it will be done. A date is what turns an intention into a promise. Give each a day, like “by ${sampleDay(context)}”.`,
      one: () =>
        `No due date is given for this item. A date is what turns an intention into a promise. Add one, like “by ${sampleDay(context)}”.`,
    };
    const apart = isGated ? [none] : askedOnce(none, unownedAmong(items, postmortem, false));
    for (const each of apart) yield* lacking(postmortem, items, each, say, context.options.atMost);
    const judged = items.flatMap((item) => judge(item, context) ?? []);
    const findings = [...inWords(items, context), ...(isOld ? notationOnce(judged) : judged)];
    // Dates that the linter can rewrite are all reported, so that all are fixed at once.
    yield* findings.filter(({ fix }) => fix);
    yield* few(
      findings.filter(({ fix }) => !fix),
      context.options.atMost,
    );
  },
});

/** How soon, in an item or in a heading above it: "Short-term (within 24 hours)". */
const SOON =
  /\b(?:within|in the next|next) (?:\d+|one|two|three|an?) (?:hours?|days?|weeks?|months?|sprints?)\b/i;
const PERIOD_NOTED = /\d ?(?:hours?|days?|weeks?|months?)\b/i;

/** "At the next rehearsal", "before the next release": an event, whose day the team knows. */
const AT_AN_EVENT = /\b(?:on|at|in|by|before|during|with|for) (?:the |our )?next (?!to\b|time\b)[a-z]{4,}/i;

/** "Update the image once the fix lands": the day is another's. */
const UPON =
  /\b(?:when|once|until|after|as soon as) (?:[\w-]+ ){1,6}?(?:lands|ships|(?:is|are|has been) (?:re-?)?(?:released|published|merged|available|shipped)|becomes available)\b/i;

/**
 * The items to ask for a date, by whether they have an owner: what nobody has taken on is asked for both in one finding
 * of `action-items/owner`, or for its owner first, if some of it says when.
 */
function askedOnce(none: readonly ActionItem[], unowned: readonly ActionItem[]): readonly ActionItem[][] {
  const isUnowned = new Set(unowned);
  const owned = none.filter((item) => !isUnowned.has(item));
  return unowned.every((item) => none.includes(item)) ? [[...unowned], owned] : [owned];
}

/** Whether an item of an older document says in its own way when it will be done, or nobody waits for it. */
function isAnswered({ section, text, owners }: ActionItem, { postmortem, isProposed }: Context): boolean {
  const heading = section?.heading ?? '';
  if (isDated(heading) || saysWhen(text)) return true;
  if (isProposed) return false;
  const isOwn = owners.length === 1 && ONESELF.test(owners[0]!);
  return isOwn || waits(text) || (postmortem.date !== null && RELATIVE.test(heading));
}

/** Who works alone promises to nobody. */
const ONESELF = /^(?:(?:solo|sole) \w+|me|myself|i|self)$/i;
/** "Immediate (today)", "This week": a day, in a document that has one. */
const RELATIVE = /\b(?:today|tonight|tomorrow|(?:this|next) (?:week|month))\b/i;

/** "Within two weeks", "Anfang Mai": in the words of an item, where no due date is read. */
const saysWhen = (text: string) => SOON.test(text) || partOfMonth(text) !== null;
/** For an event or for somebody else's work: no day to be reminded on. */
const waits = (text: string) => AT_AN_EVENT.test(text) || UPON.test(text);

/** A heading that says how soon, perhaps in brackets: "Short term (1-2 weeks)", "Corto plazo (1-2 días)". */
function isDated(heading: string): boolean {
  const note = /[(（]([^()（）]{2,40})/.exec(heading)?.[1] ?? '';
  const isPeriod = () => PERIOD_NOTED.test(note) || languages.some((each) => saysHowLong(each, note));
  return SOON.test(heading) || (/\d/.test(note) && isPeriod());
}

type Context = RuleContext<Values<typeof options>>;

/** "In two weeks", of a document without a day to count from. */
const countsFromNothing = ({ relative }: NonNullable<ActionItem['due']>, { postmortem }: Context) =>
  relative && postmortem.date === null;

/** "S11", "Sprint 24.3": a team knows the days of its numbered sprints. */
const A_SPRINT =
  /^(?:by |in |end of )?(?:(?:sprint|iteration|cycle|s|pi|it|wk|week)[ -]?#?\d{1,3}(?:\.\d{1,2})?)$/i;

/** "Next sprint", "Release 4.2": one finding, however many items say so. */
function inWords(items: readonly ActionItem[], context: Context): Finding[] {
  const namesNoDay = (due: NonNullable<ActionItem['due']>) =>
    due.date === null || countsFromNothing(due, context);
  const isOld = predatesDebrief(context.postmortem);
  const found = items.flatMap(({ due }) =>
    due && namesNoDay(due) && !(isOld && A_SPRINT.test(due.raw.trim())) ? [due] : [],
  );
  const [first, ...others] = found;
  if (!first) return [];
  const texts = [...new Set(found.map(({ raw }) => raw.trim()))].slice(0, 2);
  return [
    {
      span: first.span,
      message: `${listed(texts.map((text) => quoted(text)))} ${texts.length === 1 ? 'names' : 'name'} no day, so nobody can be reminded. Write the day, like ${sampleDay(context)}.`,
      ...(others.length > 0 ? { others: others.map(({ span }) => span) } : {}),
    },
  ];
}

function judge({ due, issue, status }: ActionItem, context: Context): Finding | null {
  if (!due || due.date === null || countsFromNothing(due, context)) return null;
  const { span, raw, date } = due;
  if (!ISO.test(raw.trim()) && !SURE.test(raw)) return notIso(due, date);
  const { postmortem, today, options } = context;
  const began = postmortem.date;
  if (began === null) return null;
  if (date < began)
    return {
      span,
      message: `${date} is before the incident itself (${began}). Perhaps the year or the month is wrong; correct it, or mark the item as done.`,
    };
  if (date === began && OPEN.test(status ?? '') && isClosed(postmortem))
    return {
      span,
      message: `${date} is the day of the incident itself, and this item is still open although the document is final. Give it a later date, or mark it as done.`,
    };
  // A final document is not edited any more, and a linked issue is where lateness shows.
  const isAtWork = issue === null && !isFinal(postmortem);
  if (date < today && isAtWork && daysBetween(began, today) <= options.newWithinDays)
    return {
      span,
      message: `${date} has passed already, and this post-mortem is new. Give it a future date, or mark the item as done.`,
    };
  const limit = limitOf(context);
  const late = limit === null ? 0 : daysBetween(began, date) - limit;
  // An overdue date cannot be brought forward, nor can one be moved to a past day.
  if (limit === null || !(late > 0) || date < today) return null;
  const agreed = addDays(began, limit);
  return {
    span,
    message: `${date} is ${daysBetween(began, date)} days after the incident; for its severity, ${limit} are agreed. ${agreed < today ? 'Bring it forward' : `Bring it forward to ${agreed}`}, or make a first step that lowers the risk an item of its own.`,
  };
}

/** An item that somebody marked as open, in a document that says it is final. */
const OPEN = /^\W*(?:open|to-?do|to do|not started|pending)\W*$/i;

/** In an older document, how dates are written is one hint, however many there are. */
function notationOnce(findings: readonly Finding[]): Finding[] {
  const [first, ...more] = findings.filter(({ suggestion }) => suggestion);
  const others = findings.filter(({ suggestion }) => !suggestion);
  const asked = others.filter(({ fix }) => !fix);
  const hints = others.filter(({ fix }) => fix).map((each) => ({ ...each, level: 'hint' as const }));
  if (!first) return [...hints, ...asked];
  const once = more.length > 0 ? { ...first, others: more.map(({ span }) => span) } : first;
  return [{ ...once, level: 'hint' }, ...hints, ...asked];
}

function notIso({ raw, span, relative }: NonNullable<ActionItem['due']>, date: string): Finding {
  const message = `${quoted(raw)} is read as ${date}. An ISO date means the same day to everybody, even in a year.`;
  // Which day "Friday" was counted from, or whether 4/5 is in April, is a guess: not for --fix to write.
  if (relative || PERIOD.test(raw) || PERIOD_ELSEWHERE.test(raw) || mayBeEitherDay(raw))
    return { span, message, suggestion: { description: `Write the day: ${date}.`, text: date } };
  return { span, message, fix: [{ span, text: date }] };
}

/** `04/05/2026`, `4.5.`: how a due date is written does not say which number is the month. */
function mayBeEitherDay(raw: string): boolean {
  const [, one, two] = /(?<!\d[/.]?)(\d{1,2})[/.](\d{1,2})(?!\d)/.exec(raw) ?? [];
  return areDayOrMonth(one, two);
}
