import type { Sign } from '../../postmortem/phrases/sign.ts';
import { DOWN } from './down.ts';

const WHO =
  'users?|customers?|clients?|visitors?|readers?|students?|teachers?|members?|subscribers?|merchants?|tenants?|players?|people|everyone|everybody|anyone|nobody|no one|teams?|developers?|contributors?|validators?|delegators?';
const WHAT =
  'sites?|websites?|pages?|apis?|apps?|applications?|services?|servers?|requests?|jobs?|builds?|queries|search(?:es)?|logins?|payments?|orders?|deployments?|pipelines?|e-?mails?|messages?|images?|cluster|database|platform|portal|instance|nodes?|network|systems?|(?:block)?chains?|queues?|feeds?';

/** A sentence that says what users, or the things they use, experienced. */
export const tellsImpact: readonly Sign[] = [
  {
    pattern: new RegExp(
      `\\b(?:${WHO})\\b.{0,60}\\b(?:unable|could ?n[o\u2019']?t|couldn|can ?not|can['\u2019]t|were not able|saw|received|experienced|affected|impacted|lost|reported|met with|got|noticed)\\b`,
      'i',
    ),
    hits: ['Visitors of the hall saw an empty page', 'Nobody could not pay', 'Teams were unable to sell'],
    misses: ['We saw an empty page', 'Customers were told', 'The users of the queue'],
  },
  {
    pattern: new RegExp(
      `\\b(?:${WHAT})\\b.{0,60}\\b(?:${DOWN}|fail|erroring|timed? out|stopped|halt(?:ed|s)|stalls|hung|crash(?:ed|ing)|blank|lost|returned|returning|not (?:available|working|able|respond\\w+|load\\w*|accessible|function\\w*))\\b`,
      'i',
    ),
    hits: ['The website was slow', 'Orders timed out', 'The queue did not respond: not responding'],
    misses: ['The printer was slow', 'The website was new', 'The order is open'],
  },
  {
    pattern:
      /\b(?:outage|downtime|data loss|disruption|interruption|unavailability)\b.{0,60}\b(?:of|for|lasted|in|to|from|between)\b/i,
    hits: ['An outage of the hall', 'The downtime lasted long'],
    misses: ['An outage', 'A review of the outage'],
  },
  {
    pattern: /\b(?:no|without|any) (?:\w+ ){0,2}(?:impact|effect|downtime|data loss)\b/i,
    hits: ['There was no visible impact', 'without downtime'],
    misses: ['The impact was small', 'No alert'],
  },
  {
    pattern: /\b(?:impact|affect)(?:ed|ing|s)?\b.{0,80}\b(?:all|only|the|our|\d+)\b/i,
    hits: ['This affected all halls', 'It impacted the list'],
    misses: ['It was affected', 'All halls failed'],
  },
  {
    // Money: what was lost, stolen, frozen or at risk, and what was not.
    pattern:
      /\b(?:funds?|deposits?|tokens?|assets?|balances?|vault|revenue|money)\b.{0,60}\b(?:lost|loss(?:es)?|stolen|drained|at risk|frozen|stuck|safe|rescued|recovered|affected|exploited)\b/i,
    hits: ['Deposits are safe', 'The vault was drained'],
    misses: ['The vault was closed', 'Money is late'],
  },
  {
    pattern:
      /\b(?:loss(?:es)?|lost|stole[n]?|drained|exploited|at risk|overcharged|unpaid)\b.{0,60}(?:[$€£]\s?\d|\b\d[\d,.]*[kKmM]?\s?(?:[A-Z]{2,6}|%)|\bfunds?\b)/,
    hits: ['We lost about $4,000', 'at risk: 20k ETH'],
    misses: ['We lost 20 orders', 'It cost $4,000'],
  },
];
