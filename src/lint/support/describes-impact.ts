import type { PostMortem } from '../../postmortem/model.ts';
import { DOWN } from './down.ts';

/** Sections about something other than how this incident affected people. */
const ASIDE = new Set(['action-items', 'decisions', 'lessons', 'went-well', 'lucky', 'background', 'roles']);
const WHO =
  'users?|customers?|clients?|visitors?|readers?|students?|teachers?|members?|subscribers?|merchants?|tenants?|players?|people|everyone|everybody|anyone|nobody|no one|teams?|developers?|contributors?|validators?|delegators?';
const WHAT =
  'sites?|websites?|pages?|apis?|apps?|applications?|services?|servers?|requests?|jobs?|builds?|queries|search(?:es)?|logins?|payments?|orders?|deployments?|pipelines?|e-?mails?|messages?|images?|cluster|database|platform|portal|instance|nodes?|network|systems?|(?:block)?chains?|queues?|feeds?';

/** Sentences that say what users, or the things they use, experienced. */
const TELLS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${WHO})\\b.{0,60}\\b(?:unable|could ?n[o\u2019']?t|couldn|can ?not|can['\u2019]t|were not able|saw|received|experienced|affected|impacted|lost|reported|met with|got|noticed)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:${WHAT})\\b.{0,60}\\b(?:${DOWN}|fail|erroring|timed? out|stopped|halt(?:ed|s)|stalls|hung|crash(?:ed|ing)|blank|lost|returned|returning|not (?:available|working|able|respond\\w+|load\\w*|accessible|function\\w*))\\b`,
    'i',
  ),
  /\b(?:outage|downtime|data loss|disruption|interruption|unavailability)\b.{0,60}\b(?:of|for|lasted|in|to|from|between)\b/i,
  /\b(?:no|without|any) (?:\w+ ){0,2}(?:impact|effect|downtime|data loss)\b/i,
  /\b(?:impact|affect)(?:ed|ing|s)?\b.{0,80}\b(?:all|only|the|our|\d+)\b/i,
  // Money: what was lost, stolen, frozen or at risk, and what was not.
  /\b(?:funds?|deposits?|tokens?|assets?|balances?|vault|revenue|money)\b.{0,60}\b(?:lost|loss(?:es)?|stolen|drained|at risk|frozen|stuck|safe|rescued|recovered|affected|exploited)\b/i,
  /\b(?:loss(?:es)?|lost|stole[n]?|drained|exploited|at risk|overcharged|unpaid)\b.{0,60}(?:[$€£]\s?\d|\b\d[\d,.]*[kKmM]?\s?(?:[A-Z]{2,6}|%)|\bfunds?\b)/,
];

/** How many blocks of a document are read. */
const BLOCKS = 80;
const LONGEST = 600;

/** Whether the document says anywhere how the incident affected users or what they use. */
export function describesImpact(postmortem: PostMortem): boolean {
  const { title, blocks } = postmortem;
  if (title && TELLS.some((pattern) => pattern.test(title.value.slice(0, LONGEST)))) return true;
  return blocks.slice(0, BLOCKS).some(({ kind, span, text }) => {
    if (kind === 'heading' || !TELLS.some((pattern) => pattern.test(text.slice(0, LONGEST)))) return false;
    const name = postmortem.sectionNameOf(span);
    return name === null || !ASIDE.has(name);
  });
}
