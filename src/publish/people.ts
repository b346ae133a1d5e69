import { WordClass } from '../english/classes.ts';
import { entityAt } from '../english/entities.ts';
import type { Token } from '../english/tokens.ts';
import { wordOf } from '../english/words.ts';
import { sentencesIn } from '../lint/blame/document-sentences.ts';
import { DOUBTFUL } from '../lint/blame/names.ts';
import { type KnownNames, surroundings } from '../lint/blame/surroundings.ts';
import type { PostMortem } from '../postmortem/model.ts';

/** A person, by every way in which the document may write them, and the role that stands for them. */
export interface Disguise {
  /** `Ann Ong`, `Ann`, `@ann-ong`. */
  readonly forms: readonly string[];
  /** `the incident commander`, `a responder`. */
  readonly role: string;
}

/** A line that gives a role to somebody: `- **Incident commander:** Ann Ong`, `| Scribe | Bo Li |`, `commander: ann`. */
const ROLE_LINE = /^[ \t>|*_-]*([A-Za-z][A-Za-z -]{1,30}?)[*_ \t]*[:|][*_ \t]*(.{2,80})$/gm;
/** What those lines may call a role; anything else ("Date", "Status") says nothing of a person. */
const ROLE =
  /^(?:(?:incident |deputy |operations |ops |communications? |comms |tech |technical |duty |shift )?(?:commander|lead|manager|owner|scribe|facilitator|engineer|reporter|author|liaison|responder)|dri|ic|on-?call(?: engineer)?)$/i;
const SHORT: Readonly<Record<string, string>> = { ic: 'incident commander', dri: 'person responsible' };

/**
 * The people of a post-mortem: whom it names itself, whom the policy names, and given names in its prose. Someone who has
 * no role that the document states is a responder, with a letter where there are several.
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
    role: roles[index] ?? (unknown === 1 ? 'a responder' : `responder ${lettered(letter++)}`),
  }));
}

/** `Ann Ong` → itself and its parts, but for parts that are words of their own. */
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

/** Given names, with the surname behind them, wherever prose has them. */
function* namesInProse(postmortem: PostMortem, names: KnownNames): Iterable<string> {
  const around = { ...surroundings(postmortem, names), last: null };
  for (const { block, tokens } of sentencesIn(postmortem))
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      if (!token.capital || !(token.word.is & WordClass.name) || DOUBTFUL.has(token.lower)) continue;
      if (PLACE.test(tokens[i - 1]?.lower ?? '') || entityAt(tokens, i, around) !== 'name') continue;
      const last = tokens[i + 1];
      const to = last && isSurname(last) ? last.end : token.end;
      yield block.text.slice(token.start, to);
    }
}
const PLACE = /^(?:in|at|near|via|of)$/;
/** Any word with a capital: half a name that stays is worse than a word that goes. */
const isSurname = ({ kind, capital }: Token) => kind === 'word' && capital;

const lettered = (index: number) =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${String.fromCharCode(65 + (index % 26))}${Math.floor(index / 26)}`;
