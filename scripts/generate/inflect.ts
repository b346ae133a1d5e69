import { phrasesOf, wordsOf } from '../../src/english/lexicon/entry.ts';
import { DOUBLING, IRREGULAR } from '../../src/english/lexicon/grammar.ts';

/** The forms of a verb; some have two pasts ("learned", "learnt"). */
export interface Forms {
  readonly third: string;
  readonly gerund: readonly string[];
  readonly past: readonly string[];
  readonly participle: readonly string[];
}

const doubling = new Set(wordsOf(DOUBLING));
const irregular = new Map<string, [past: string, participle: string][]>();
for (const row of phrasesOf(IRREGULAR)) {
  const [base, past, participle] = row.split(' ') as [string, string, string];
  irregular.set(base, [...(irregular.get(base) ?? []), [past, participle]]);
}

/** After a hyphen these stay as they are, and the part before inflects: "messed-up", "winged-it". */
const PARTICLE = /^(.+?)-((?:up|on|over|off|out|by|through|it|blindly|the-gun)(?:-.*)?)$/;
const PREFIX = /^(?:over|under|back|mis|mis-|re|un|with|out|fore|side|up|down)(?=[a-z]{3})/;
/** Begin like a prefixed verb, and are not one. */
const REGULAR = new Set(wordsOf('relay belay render'));
/** The two verbs whose third person is a word of its own. */
const THIRD = new Map([
  ['be', 'is'],
  ['have', 'has'],
]);

/** All forms of a verb, from its base: "flub" gives flubs, flubbing, flubbed. `mess-up` inflects its first part. */
export function formsOf(base: string): Forms {
  const [, stem, particle] = PARTICLE.exec(base) ?? [];
  if (stem) {
    const add = (form: string) => `${form}-${particle}`;
    const { third, gerund, past, participle } = formsOf(stem);
    return {
      third: add(third),
      gerund: gerund.map(add),
      past: past.map(add),
      participle: participle.map(add),
    };
  }
  const y = /[^aeiou]y$/.test(base);
  const twice = doubles(base) ? base + base.at(-1) : base.endsWith('ic') ? `${base}k` : base;
  const short = base.endsWith('ie')
    ? `${base.slice(0, -2)}y`
    : base !== 'be' && /[^eoy]e$/.test(base)
      ? base.slice(0, -1)
      : twice;
  const regular = y ? `${base.slice(0, -1)}ied` : base.endsWith('e') ? `${base}d` : `${twice}ed`;
  const rows = rowsOf(base) ?? spelt(base, [regular]).map((form): [string, string] => [form, form]);
  return {
    third:
      THIRD.get(base) ??
      `${y ? `${base.slice(0, -1)}ie` : /(?:s|sh|ch|x|z|[^aeiou]o)$/.test(base) ? `${base}e` : base}s`,
    gerund: spelt(base, [`${short}ing`]),
    past: [...new Set(rows.map(([past]) => past))],
    participle: [...new Set(rows.map(([, participle]) => participle))],
  };
}

/** "labelled" is also spelt "labeled". */
function spelt(base: string, forms: readonly string[]): string[] {
  if (!/[^aeiou][aeiou][^aeiou]+[aeiou]l$/.test(base)) return [...forms];
  return [...forms, ...forms.map((form) => form.replace(/ll(?=ed$|ing$)/, 'l'))];
}

/** Whether the last consonant doubles: one vowel and one consonant at the end of a stressed syllable. */
function doubles(base: string): boolean {
  if (doubling.has(base)) return true;
  if (REGULAR.has(base)) return false;
  const last = base.slice(base.lastIndexOf('-') + 1);
  return /^(?:[^aeiou]*|[^aeiou]*qu)[aeiou][bdfgklmnprtvz]$/.test(last.replace(PREFIX, '')) && last !== 'err';
}

/** Rows of the table of irregular verbs, of a prefixed one by its root: "backslide" as "slide". */
function rowsOf(base: string): [string, string][] | null {
  const own = irregular.get(base);
  if (own || REGULAR.has(base)) return own ?? null;
  const hyphen = base.lastIndexOf('-') + 1;
  const prefix = hyphen > 0 ? base.slice(0, hyphen) : (PREFIX.exec(base)?.[0] ?? '');
  const root = prefix ? irregular.get(base.slice(prefix.length)) : undefined;
  return root ? root.map(([past, participle]) => [prefix + past, prefix + participle]) : null;
}
