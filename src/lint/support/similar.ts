import type { ActionItem } from '../../postmortem/model.ts';
import { memoized } from '../../vocabulary/memoized.ts';

/** Words that do not say what a sentence is about. */
const STOP = new Set(
  'a an the and or but nor of to in on at by for from with without into onto over under as is are was were be been being it its this that these those there their they them we our us you your he she his her i my not no nor so than then too very can could may might must shall should will would do does did done have has had having if when while where which who whom whose what why how all any each every some such only own same more most much many other another also just about after again against before between both during few further here once out up down off because until since still yet even new get got make made need needs needed use used using via per e.g i.e etc was able due lack lacked lacking missing didn did doesn isn wasn weren couldn hasn hadn haven don issue issues problem problems incident incidents outage outages post mortem postmortem'.split(
    ' ',
  ),
);

/** Synonyms in causes and remedies; each is compared as the first. */
const SAME_THING = [
  'monitor alert alarm detect notice unnoticed undetected silent pager paging dashboard observability metric visible notify notification notifier email warn realize realise aware unaware surface discover',
  'document doc runbook playbook readme instruction guide undocumented wiki knowledge',
  'test untested ci staging canary e2e validate verify qa',
  'deploy release rollout rollback upgrade revert',
  'communicate announce inform message messaging statuspage',
  'limit quota capacity scale resource overload memory oom cpu throttle exhaust',
  'permission access credential token secret password auth privilege',
  'config configure configuration misconfigured setting',
  'certificate cert tls ssl expire renew renewal',
  'backup restore recover recovery snapshot',
  'automate automatic manual script',
  'retry timeout backoff',
  'database db postgres mysql query',
  'review approve approval checklist',
  'escalate oncall rota rotation responder',
  'available unavailable availability uptime downtime',
].map((words) => words.split(' '));

/** Stems of the content words; synonyms share a stem. */
export const stems = (text: string): Set<string> => stemsBy(stemOf, text);

/** Stems of the content words, each for itself: "revert" is not "deploy". */
export const ownStems = (text: string): Set<string> =>
  stemsBy((word) => (STOP.has(word) ? null : cut(word)), text);

function stemsBy(stemOfWord: (word: string) => string | null, text: string): Set<string> {
  const found = new Set<string>();
  const plain = text.slice(0, READ).replace(CAMEL, '$1 $2').toLowerCase().replace(IDIOM, ' ');
  for (const word of plain.split(NO_WORD)) {
    const stem = word.length < 2 ? null : stemOfWord(word);
    if (stem !== null) found.add(stem);
  }
  return found;
}

/** Characters read of one text: its first sentences say what it is about. */
const READ = 500;
/** Idioms whose words mean something else: "until further notice" watches nothing. */
const IDIOM =
  /\b(?:until further notice|at short notice|for the time being|on the other hand|as a matter of fact|in the long run|point of view|root cause)\b/g;
/** `NodeNotReady` is three words. */
const CAMEL = /([a-z\d])([A-Z])/g;
const NO_WORD = /[\s!-/:-@[-`{-~–—“”‘’…]+/;

const SAME = new Map(
  SAME_THING.flatMap((words) => words.map((word): [string, string] => [cut(word), cut(words[0]!)])),
);

/** Cache of stems, emptied when it grows too large. */
const known = new Map<string, string | null>();
const MOST_KNOWN = 20_000;

/** Null for a stop word. */
function stemOf(word: string): string | null {
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = STOP.has(word) ? null : cut(word);
  const result = stem === null ? null : (SAME.get(stem) ?? stem);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, result);
  return result;
}

/** Stems of an item's text, computed once for all rules. */
export const itemStems = memoized((item: ActionItem): ReadonlySet<string> => stems(item.text));

/** Share of words that two texts have in common, 0–1 (Jaccard); 0 if it cannot reach `least`. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, least = 0): number {
  if (Math.min(a.size, b.size) < least * Math.max(a.size, b.size)) return 0;
  // How many words of `a` may be missing from `b` before the share falls below `least`.
  let spare = a.size - (least * (a.size + b.size)) / (1 + least) + 1e-9;
  let both = 0;
  for (const word of a) {
    if (b.has(word)) both++;
    else if (--spare < 0) return 0;
  }
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

/**
 * The stem of a word for comparison: strips the commonest endings. Porter's rules (the package `stemmer`) keep "deploy" and
 * "deployment", "add" and "adding", "expire" and "expiry" apart, which are the same work here.
 */
function cut(word: string): string {
  if (word.length < 4) return word.replace(/(.)\1$/, '$1');
  const stem = word
    .replace(/(?:ies|ied)$/, 'i')
    .replace(
      /(?:ations?|ators?|ated|ates?|ating|ments?|ingly|ing|edly|ed|ions?|ers?|ors?|ible|able|ability|ibility|es|s|ly|ive|al|ance|ence)$/,
      '',
    );
  return (stem.length < 3 ? word : stem)
    .replace(/(.)\1$/, '$1')
    .replace(/[ey]$/, '')
    .slice(0, 9);
}
