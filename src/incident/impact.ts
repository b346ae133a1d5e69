import type { Policy } from '../policy/schema.ts';
import { SEVERITIES, type Severity } from '../vocabulary/severity.ts';
import type { Folding } from './folding.ts';
import type { Attribution, Impact } from './incident.ts';

/** Words for a share of the users, in order: the first that fits counts. */
const SHARES: readonly { readonly words: RegExp; readonly share: number }[] = [
  { words: /\b(?:no|none of|zero|0) (?:the |our )?(?:users?|customers?)\b/, share: 0 },
  { words: /\bnearly all\b|\balmost (?:all|every)/, share: 0.95 },
  {
    words: /\b(?:all|every|each) (?:of )?(?:the |our )?(?:users?|customers?)\b|\beverybody\b|\beveryone\b/,
    share: 1,
  },
  { words: /\bthree quarters\b/, share: 0.75 },
  { words: /\btwo thirds\b/, share: 0.67 },
  { words: /\bhalf\b/, share: 0.5 },
  { words: /\bmost (?:of )?(?:the |our )?(?:users?|customers?)\b/, share: 0.5 },
  { words: /\b(?:a|one) third\b/, share: 0.33 },
  { words: /\b(?:a|one) quarter\b/, share: 0.25 },
];
const PERCENT = /(\d{1,3}(?:\.\d{1,3})?) ?(?:%|percent\b|per cent\b|pct\b)/;
const ONE_IN = /\b(?:one|1) (?:in|of|out of) (\d{1,6}|two|three|four|five|ten|twenty)\b/;
const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, ten: 10, twenty: 20 };
const COST =
  /(?:[$€£] ?)?(\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,2})?) ?(k|m|thousand|million)?(?: ?(?:usd|eur|gbp|dollars?|euros?|pounds?))? ?(?:\/|per |an? ) ?(minute|min|hour|hr|h|day|d)\b/;
const SCALE: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };

/** The figures in somebody's words for what users feel: the share of users, and the loss an hour. Null for none. */
export function readImpact(text: string): Pick<Impact, 'affected' | 'costPerHour'> {
  const words = text.toLowerCase();
  return { affected: shareIn(words), costPerHour: costIn(words) };
}

function shareIn(words: string): number | null {
  const percent = PERCENT.exec(words)?.[1];
  if (percent !== undefined) return Number(percent) <= 100 ? Number(percent) / 100 : null;
  const count = ONE_IN.exec(words)?.[1];
  if (count !== undefined) {
    const number = COUNTS[count] ?? Number(count);
    return number >= 1 ? 1 / number : null;
  }
  return SHARES.find((each) => each.words.test(words))?.share ?? null;
}

function costIn(words: string): number | null {
  const [, amount, scale, unit] = COST.exec(words) ?? [];
  if (!amount || !unit) return null;
  const each = Number(amount.replaceAll(',', '')) * (SCALE[scale ?? ''] ?? 1);
  const perHour = unit.startsWith('m') ? each * 60 : unit.startsWith('d') ? each / 24 : each;
  return Math.round(perHour);
}

/** A severity that the words suggest, and why in a clause: `20% of users (SEV2 from 5% on)`. */
export interface Suggestion {
  readonly severity: Severity;
  readonly why: string;
}

/** What the policy's matrix makes of an impact: the worst that fits, or null when it says nothing that is in it. */
export function suggestSeverity(impact: Impact, policy: Policy): Suggestion | null {
  const { affected, costPerHour, text } = impact;
  for (const severity of SEVERITIES) {
    const { share, costPerHour: cost, words } = policy.incidents.impactMatrix[severity];
    if (costPerHour !== null && cost !== null && costPerHour >= cost)
      return { severity, why: `${amount(costPerHour)} an hour (${severity} from ${amount(cost)} on)` };
    if (affected !== null && share !== null && affected >= share)
      return { severity, why: `${percent(affected)} of users (${severity} from ${percent(share)} on)` };
    const word = words.find((each) => says(text, each));
    if (word) return { severity, why: `“${word}” means ${severity}` };
  }
  return null;
}

/** Whether a text says a word or phrase, and does not deny it: "not critical". */
function says(text: string, phrase: string): boolean {
  const escaped = RegExp.escape(phrase.toLowerCase());
  return new RegExp(`(?<!\\b(?:not|no|non)[ -])(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'u').test(
    text.toLowerCase(),
  );
}

const amount = (value: number) => value.toLocaleString('en-US');
const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`;

/** Keeps what somebody says that users feel; the last word counts. */
export function stateImpact(text: string, { at, by }: Attribution, folding: Folding): void {
  folding.impact = { text, at, by, ...readImpact(text) };
}
