import { WordClass } from '../english/classes.ts';
import { entityAt } from '../english/entities.ts';
import type { Token } from '../english/tokens.ts';
import { wordOf } from '../english/words.ts';
import { wordsOf } from '../languages/labels.ts';
import { languages } from '../languages/words/index.ts';
import { sentencesIn } from '../lint/blame/document-sentences.ts';
import { DOUBTFUL } from '../lint/blame/names.ts';
import { type KnownNames, surroundings } from '../lint/blame/surroundings.ts';
import type { PostMortem } from '../postmortem/model.ts';

/** A person: every spelling the document may use, and the role that replaces it. */
export interface Disguise {
  /** `Ann Ong`, `Ann`, `@ann-ong`. */
  readonly forms: readonly string[];
  /** `the incident commander`, `a responder`. */
  readonly role: string;
}

/** A line that assigns a role: `- **Incident commander:** Ann Ong`, `| Scribe | Bo Li |`, `commander: ann`. */
const ROLE_LINE = /^[ \t>|*_-]*([A-Za-z][A-Za-z -]{1,30}?)[*_ \t]*[:|][*_ \t]*(.{2,80})$/gm;
/** The role names in such lines; other labels ("Date", "Status") are not about people. */
const ROLE =
  /^(?:(?:incident |deputy |operations |ops |communications? |comms |tech |technical |duty |shift )?(?:commander|lead|manager|owner|scribe|facilitator|engineer|reporter|author|liaison|responder)|dri|ic|on-?call(?: engineer)?)$/i;
const SHORT: Readonly<Record<string, string>> = { ic: 'incident commander', dri: 'person responsible' };

/**
 * The people of a post-mortem: those listed in it or in the policy, and given names in its prose. People without a stated
 * role become "a responder", or "responder A", "responder B" if there are several.
 */
export function peopleOf(postmortem: PostMortem, names: KnownNames): Disguise[] {
  const people: Set<string>[] = [];
  const add = (forms: readonly string[]) => {
    const known = people.find((each) => forms.some((form) => each.has(form)));
    if (known) for (const form of forms) known.add(form);
    else if (forms.length > 0) people.push(new Set(forms));
  };
  for (const { name, handle } of postmortem.people)
    add([...(handle ? [`@${handle}`] : []), ...(name === handle ? [] : formsOf(name))]);
  for (const name of names.people) add(name.startsWith('@') ? [name] : formsOf(name));
  for (const name of namesInProse(postmortem, names)) add(formsOf(name));
  const roles = people.map((forms) => statedRole(postmortem.document.text, [...forms]));
  const unknown = roles.filter((role) => role === null).length;
  let letter = 0;
  return people.map((forms, index) => ({
    forms: [...forms],
    role: roles[index] ?? (unknown === 1 ? 'a responder' : `responder ${letterOf(letter++)}`),
  }));
}

/** A name and its parts (`Ann Ong` → `Ann Ong`, `Ann`, `Ong`), except parts that are ordinary words. */
function formsOf(name: string): string[] {
  const parts = name.split(/\s+/).filter((part) => {
    const { is, forms } = wordOf(part.toLowerCase());
    return part.length > 2 && !DOUBTFUL.has(part.toLowerCase()) && !forms && !(is & ~WordClass.name);
  });
  return parts.length === 1 && parts[0] === name ? parts : [name, ...parts];
}

function statedRole(text: string, forms: readonly string[]): string | null {
  for (const [, role = '', who = ''] of text.matchAll(ROLE_LINE)) {
    if (!ROLE.test(role.trim())) continue;
    const bare = forms.map((form) => form.replace(/^@/, '').toLowerCase());
    const words = who.toLowerCase();
    if (bare.some((form) => new RegExp(`(?<![\\w-])${RegExp.escape(form)}(?![\\w-])`).test(words)))
      return `the ${SHORT[role.trim().toLowerCase()] ?? role.trim().toLowerCase()}`;
  }
  return null;
}

/** The given names in prose, with adjacent names. */
function* namesInProse(postmortem: PostMortem, names: KnownNames): Iterable<string> {
  const around = { ...surroundings(postmortem, names), last: null };
  for (const { block, tokens } of sentencesIn(postmortem)) {
    let before = -1;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      if (!token.capital || DOUBTFUL.has(token.lower) || PLACE.test(tokens[i - 1]?.lower ?? '')) continue;
      const isGiven = Boolean(token.word.is & WordClass.name) && entityAt(tokens, i, around) === 'name';
      // "Björn and Zoë": a non-English word next to a name.
      const isBeside = before === i - 2 && tokens[i - 1]?.lower === 'and' && isUnknown(token);
      const isNamed = isGiven || isBeside || isDoubleName(block.text.slice(token.start, token.end));
      if (!isNamed && courtesyBefore(block.text.slice(0, token.start)) === '') continue;
      const first = tokens[i - 1];
      const last = tokens[i + 1];
      const isBefore = first?.capital && (isUnknown(first) || first.word.is & WordClass.name);
      const from = isGiven && isBefore ? first.start : token.start;
      const isWhole = !last || !isSurname(last) || last.start - token.end !== 1;
      before = isWhole ? i : i + 1;
      yield block.text.slice(from, isWhole ? token.end : last.end);
    }
  }
}
const PLACE = /^(?:in|at|near|via|of)$/;
/** "Dr. Patel", "Mr Tanaka". */
const COURTESY = new RegExp(
  String.raw`\b(?:${['Mr, Mrs, Ms, Mx, Dr, Prof', ...languages.map(({ courtesy }) => courtesy ?? '')].flatMap(wordsOf).join('|')})\.? $`,
);
/** The title at the end of `before`, with its space: "Frau ". Empty if there is none. */
export const courtesyBefore = (before: string): string => COURTESY.exec(before.slice(-12))?.[0] ?? '';
/** Any capitalized word: leaving half a name is worse than removing one word too many. */
const isSurname = ({ kind, capital }: Token) => kind === 'word' && capital;
const isUnknown = ({ kind, word }: Token) => kind === 'word' && !word.is && !word.forms;

/** Two given names: "Jean-Luc". */
function isDoubleName(text: string): boolean {
  const parts = text.split('-');
  return (
    parts.length === 2 &&
    parts.every((part) => /^\p{Lu}/u.test(part) && wordOf(part.toLowerCase()).is & WordClass.name)
  );
}
const letterOf = (index: number) =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${String.fromCharCode(65 + (index % 26))}${Math.floor(index / 26)}`;
