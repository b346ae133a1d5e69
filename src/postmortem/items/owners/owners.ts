import { AND } from '../../../languages/and.ts';
import type { Span } from '../../../markdown/document.ts';
import type { Block } from '../../../markdown/text.ts';
import { TICKS } from '../../phrases/marks.ts';
import { nobody } from '../../phrases/owners.ts';
import { departmentName } from '../../phrases/units.ts';
import { type Naming, naming } from './names.ts';
import { type TeamForm, teamForm } from './team-forms.ts';

export interface FoundOwners {
  /** Without the `@`. */
  readonly owners: readonly string[];
  readonly spans: readonly Span[];
}

/** One name in a list, and its position. */
export interface NamePart {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** In “F&B”, the mark belongs to the name. */
const BETWEEN = new RegExp(
  String.raw`\s?(?:[,;+、，]|(?<!(?<!\p{L})\p{Lu})&|&(?!\p{Lu}(?!\p{L}))|(?<=\s)\/|\/(?=[\s@])|(?:^|\s)(?:and|${AND})(?=\s)|\s(?=@))\s?`,
  'gu',
);
const BEFORE = new Set(' \t\u3000@~[({（【「*_`"“:：–—-');
const AFTER = new Set(`${' \t\u3000])}）】」*_`".”:!@,–—-'}${TICKS}\uFE0F`);

/** Splits "Ann, @bo and the Core team" into names. "Oskar/Leyla" is two people, "acme/storage" one team. */
export function namesIn(text: string): NamePart[] {
  const parts: NamePart[] = [];
  // "Trust & Safety" is one.
  if (/&| and /.test(text) && departmentName.find(text.trim()))
    return [{ name: text.trim(), start: text.search(/\S/), end: text.trimEnd().length }];
  const hasSlash = text.includes('/');
  const take = (from: number, to: number) => {
    // "ulla/aki" as the whole text is a pair; "acme/storage" in a longer text or after an @ is a team.
    const isPair =
      from === 0 && to === text.length && hasSlash && /^\s*\p{Ll}{2,12}\/\p{Ll}{2,12}\s*$/u.test(text);
    const slash = hasSlash ? text.slice(from, to).search(isPair ? /\// : /(?<=\p{L})\/(?=\p{Lu})/u) : -1;
    if (slash > 0 && !text.slice(from, to).trimStart().startsWith('@')) {
      take(from, from + slash);
      take(from + slash + 1, to);
      return;
    }
    const part = trimmed(text, from, to);
    if (part) parts.push(part);
  };
  let from = 0;
  for (const separator of text.matchAll(BETWEEN)) {
    if (separator.index < from) continue;
    take(from, separator.index);
    from = separator.index + separator[0].length;
  }
  take(from, text.length);
  return parts;
}

/** A name without surrounding marks: "Ann (SRE)" is Ann, but the full stop of "Milan V." belongs to the name. */
function trimmed(text: string, from: number, to: number): NamePart | null {
  let start = from;
  let end = to;
  const remark = text.indexOf('(', start + 1);
  if (remark > start && remark < end) end = remark;
  const address = text.indexOf('<', start + 1);
  if (address > start && address < end) end = address;
  while (start < end && BEFORE.has(text[start]!)) start++;
  while (end > start && AFTER.has(text[end - 1]!)) {
    if (text.slice(start, end).endsWith('[bot]')) break;
    if (text[end - 1] === '.' && /(?:^|[\s.])\p{Lu}$/u.test(text.slice(start, end - 1))) break;
    end--;
  }
  if (/^the\s/i.test(text.slice(start, end))) start += 4;
  const name = text.slice(start, end).replace(/\s*\?+$/, '');
  return name === '' ? null : { name, start, end: start + name.length };
}

/** How likely a text is a list of names: the lowest rating among them. */
export function namingOf(text: string): Naming {
  const parts = namesIn(text.slice(0, 200));
  if (parts.length === 0 || parts.length > 6 || text.length > 200) return 'no';
  const order: readonly Naming[] = ['no', 'low', 'short', 'likely', 'sure'];
  const found = parts.map(({ start, name }) =>
    '@~:'.includes(text[start - 1] ?? ' ') ? naming(`${text[start - 1]}${name}`) : naming(name),
  );
  return order[Math.min(...found.map((each) => order.indexOf(each)))]!;
}

/** How a list of names and teams may name teams: by the least sure of them. */
export function teamsFormOf(text: string): TeamForm | null {
  const parts = namesIn(text.slice(0, 200));
  const forms = parts.map(({ name }) => (naming(name) === 'no' ? teamForm(name) : 'group'));
  if (parts.length === 0 || parts.length > 3 || forms.includes(null)) return null;
  return forms.includes('words') ? 'words' : forms.includes('phrase') ? 'phrase' : 'group';
}

/** The owners in a label's value or a column: everyone listed, except "TBD" and the like. */
export function split(names: string, at: number, block: Block): FoundOwners {
  const owners: string[] = [];
  const spans: Span[] = [];
  // "[to be filled in]" is left over from a template.
  if (BLANK.test(names)) return { owners, spans };
  for (const { name, start, end } of namesIn(names.slice(0, 400))) {
    if (nobody.find(name) || NO_NAME.test(name)) continue;
    owners.push(name);
    spans.push(block.source(at + start, at + end));
  }
  return { owners, spans };
}

const BLANK = /^\s*\[[^[\]@]{1,40}\]\s*$/;

/** A status, a remark or a month in a column of owners, or advice (“Do:”, “Don't:”) above a list. */
const NO_NAME =
  /^(?:done|completed?|planned|do|don['’]?ts?|soon|next \w+|with \w+.*|(?:jan|febr?)uary|march|april|june|july|august|(?:sept|nov|dec)ember|october)$/i;
