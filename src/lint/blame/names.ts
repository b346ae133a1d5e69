import { VerbForm, WordClass } from '../../english/classes.ts';
import { entityAt, type Surroundings } from '../../english/entities.ts';
import { wordsOf } from '../../english/lexicon/entry.ts';
import type { Token } from '../../english/tokens.ts';
import type { Span } from '../../markdown/document.ts';
import type { PostMortem, SectionName } from '../../postmortem/model.ts';
import { sentencesIn } from './document-sentences.ts';
import { languageOf } from './language-of.ts';
import { type KnownNames, surroundings } from './surroundings.ts';

/** Sections in which a name reads as a cause. */
const TELLING: ReadonlySet<SectionName> = new Set([
  'summary',
  'causes',
  'trigger',
  'went-wrong',
  'five-whys',
  'fishbone',
]);

/** Given names that are more often words, months or places. */
export const DOUBTFUL = new Set(
  'will mark rose grace jack bill may april june august jan dawn frank pat sue rob ray guy dean art hope faith joy holly heather daisy violet viola iris ivy robin jordan austin charlotte florence victoria georgia virginia carolina milan lin per till ed val april rich joan miles glen wei kay otto max sam ben'.split(
    ' ',
  ),
);

/** "Thanks to Ana", "Author: Ana", "(Ana)", "Reviewed by Ana": credit and roles rather than causes. */
const CREDIT =
  /\b(?:thank|thanks|kudos|credit|props|grateful|shout-?out|authors?|written by|reviewed by|reported by|owners?|commander|lead|scribe|facilitator|participants?|assignee|contact|cc|on-call|dri|poc)\b/i;

/** "We were alerted by Ana Ruiz from Acme", "Ana of Acme reported it": an outsider's report. */
const OUTSIDE =
  /^(?:alerted|notified|informed|reported|contacted|disclosed|discovered|found|told|flagged|raised)$/;
const BOTS =
  /bot\b|\[bot\]|^@(?:dependabot|renovate|github|actions|here|channel|everyone|all|team|latest|next|beta)|^@.*-?(?:bot|ci)$/;

/** A person named in an account of the causes. */
export interface Named {
  readonly span: Span;
  readonly name: string;
}

/** Names and handles of people in the summary, the causes and what went wrong, each person once per section. */
export function* namedPeople(
  postmortem: PostMortem,
  names: KnownNames,
  sections: ReadonlySet<SectionName> = TELLING,
): Iterable<Named> {
  if (!languageOf(postmortem).judged) return;
  const around: Surroundings = { ...surroundings(postmortem, names), last: null };
  const owners = postmortem.actionItems.flatMap((item) => [item.span, ...item.ownerSpans]);
  const entries = postmortem.timeline.map(({ span }) => span);
  const inside = (span: Span, spans: readonly Span[]) =>
    spans.some(({ start, end }) => start <= span.start && span.end <= end);
  const isExample = tellsExample(postmortem);
  const seen = new Set<string>();
  for (const { block, tokens } of sentencesIn(postmortem)) {
    if (block.kind === 'heading' || !tokens.some((token) => mayName(token, around))) continue;
    if (inside(block.span, owners) || inside(block.span, entries)) continue;
    const section = postmortem.sectionNameOf(block.span);
    if (section === null || !sections.has(section) || CREDIT.test(block.text)) continue;
    for (let i = 0; i < tokens.length; i++) {
      const to = nameEnd(tokens, i, around);
      if (to === 0 || fromOutside(tokens, i, to) || credited(tokens, i, to)) continue;
      const name = block.text.slice(tokens[i]!.start, tokens[to - 1]!.end);
      if (/^\p{Lu}{2,3}(?: \p{Lu}{2,3})?$/u.test(name)) continue; // "LAN IP"
      if (isExample && name.replace(EXAMPLES, '') === '') continue;
      const key = `${section}:${tokens[i]!.lower}`;
      if (!seen.has(key)) yield { span: block.source(tokens[i]!.start, tokens[to - 1]!.end), name };
      seen.add(key);
      i = to - 1;
    }
  }
}

/** The people of worked examples: "Alice deposits a token, and Bob withdraws it". */
const EXAMPLES = /\b(?:Alice|Bob|Mallory|Eve)\b/g;

/** Whether the document tells an example with two or more of them, rather than of a colleague called Bob. */
const tellsExample = ({ document }: PostMortem): boolean => new Set(document.text.match(EXAMPLES)).size > 1;

/** Whether a token can begin a name. */
function mayName({ kind, capital, lower, word }: Token, { people }: Surroundings): boolean {
  return (
    kind === 'handle' ||
    (capital && (!!(word.is & (WordClass.name | WordClass.product)) || people.has(lower)))
  );
}

/** Index after the person's name that begins at `i`; 0 if it is not certainly one. */
function nameEnd(tokens: readonly Token[], i: number, around: Surroundings): number {
  const token = tokens[i]!;
  if (token.kind === 'handle') return BOTS.test(token.lower) || /[/.]/.test(token.lower) ? 0 : i + 1;
  if (token.kind !== 'word' || !token.capital || entityAt(tokens, i, around) !== 'name') return 0;
  const next = tokens[i + 1];
  // "(Status: failed)": a label
  if (next?.lower === ':') return 0;
  const surname = next?.kind === 'word' && next.capital && !next.word.is && !next.word.forms;
  if (around.people.has(token.lower)) return surname ? i + 2 : i + 1;
  if (next?.kind !== 'word') return 0;
  const place = /^(?:in|at|near|from|to|via|of|the)$/.test(tokens[i - 1]?.lower ?? '');
  if (surname && !place) return DOUBTFUL.has(token.lower) && i === 0 ? 0 : i + 2;
  if (DOUBTFUL.has(token.lower) || place) return 0;
  const { is, forms } = next.word;
  const acts =
    next.lower === "'s" ||
    is & (WordClass.modal | WordClass.have | WordClass.do | WordClass.be) ||
    forms & (VerbForm.past | VerbForm.third) ||
    (is & WordClass.conjunction && tokens[i + 2]?.capital);
  return acts ? i + 1 : 0;
}

/**
 * Deeds that people are credited with: "Ana noticed the alert", "found and fixed by @ana", "since Ana happened to
 * look".
 */
const HELPS = new Set(
  wordsOf(`notice find discover spot see detect report identify fix restore resolve help alert raise inform notify diagnose
    suggest confirm repair recover mitigate trace locate respond join acknowledge investigate explain point propose realise
    realize determine learn warn receive contact debug revert isolate reproduce verify lead coordinate happen`),
);

/** What people write and think about an incident. */
const SAID =
  /^(?:hypothesis|theory|idea|suggestion|analysis|explanation|write-up|writeup|article|post|blog|guide|talk|report|comment|summary|notes?|thread)$/;
const SAYS = /^(?:noted|notes|said|says|wrote|writes|put|puts|pointed|described|mentioned|observed)$/;

/** Words to skip between a name and the deed: "as @ana did to debug it". */
const BETWEEN = new Set([',', 'was', 'were', 'to', 'able']);

/** Whether the name is credited, or names a team in brackets after it. */
function credited(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens.slice(Math.max(0, from - 5), from);
  // "Ana's theory", "the write-up by @ana"
  if (tokens[to]?.lower === "'s" && SAID.test(tokens[to + 1]?.lower ?? '')) return true;
  if (before.at(-1)?.lower === 'as' && SAYS.test(tokens[to]?.lower ?? '')) return true;
  if (before.at(-1)?.lower === 'by' && SAID.test(before.at(-2)?.lower ?? '')) return true;
  if (before.at(-1)?.lower === '(') return !!(before.at(-2) && before.at(-2)!.word.is & WordClass.group);
  if (before.at(-1)?.lower === 'by') return before.some(({ word }) => HELPS.has(word.base));
  for (const { word, kind, lower } of tokens.slice(to, to + 6)) {
    if (HELPS.has(word.base)) return true;
    const passes =
      word.is & (WordClass.adverb | WordClass.have | WordClass.do | WordClass.conjunction | WordClass.name) ||
      kind === 'handle';
    if (!passes && !BETWEEN.has(lower)) return false;
  }
  return false;
}

function fromOutside(tokens: readonly Token[], from: number, to: number): boolean {
  const by = tokens[from - 1]?.lower === 'by' && OUTSIDE.test(tokens[from - 2]?.lower ?? '');
  const firm = tokens[to + 1];
  const of =
    /^(?:from|of|at|with)$/.test(tokens[to]?.lower ?? '') &&
    (firm?.capital || firm?.lower === '[' || firm?.kind === 'opaque');
  return by && !!of;
}
