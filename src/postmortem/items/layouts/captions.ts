import { isTheme, statusOf } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import type { Block } from '../../../markdown/text.ts';
import type { ParagraphUnit, Unit } from '../../../markdown/units.ts';
import { headingKey } from '../../aliases.ts';
import { statusWord } from '../../phrases/done.ts';
import { itemType } from '../fields/types.ts';
import type { ItemContext } from '../item.ts';
import type { Naming } from '../owners/names.ts';
import { areAmong, teamsAmong, type Value } from '../owners/owner-values.ts';
import { type FoundOwners, namesIn, namingOf, split, teamsFormOf } from '../owners/owners.ts';

/** A heading, a label or a bullet above items: "**Alex**", "### Prevent", "Done:". */
export interface Caption {
  readonly block: Block;
}

/** A caption's text without a trailing colon or remark, or a leading number or "Owner:". */
const wordsOf = (text: string) => withoutRemark(text).replace(LEAD, '');
const withoutRemark = (text: string) => text.slice(0, 100).split(/\s[–—-]\s|[\s:：]+$/)[0]!;
const LEAD = /^[\s\d.)]{0,6}(?:(?:owners?|assignees?|dri|responsible|lead)\s?[:：–—-]\s?)?/i;

/**
 * The captions of one section that name the owners of the items below. Usually all or none do: beside
 * "**Monitoring**", "**Narwhal**" is a theme. Reliable names are owners even beside themes, if at least half of the
 * captions are such names.
 */
export function ownerCaptions(
  captions: readonly Caption[],
  { isKnown, isThing, language }: ItemContext,
): ReadonlySet<Caption> {
  const namings = new Map<Caption, Naming>();
  const themes = new Set<Caption>();
  for (const caption of captions) {
    const text = wordsOf(caption.block.text);
    // "Following answers from above:" is neither theme nor name.
    if (statusIn(text, language) || text.split(/\s+/).length > 4) continue;
    const names = text.length <= 80 ? namesIn(text) : [];
    const isTopic =
      itemType(text) !== null ||
      names.some(({ name }) => isThing(name)) ||
      (language !== null && isTheme(language, text));
    const isNamed = names.length > 0 && names.every(({ name }) => isKnown(name));
    if (isTopic) themes.add(caption);
    namings.set(caption, isTopic ? 'no' : isNamed ? 'sure' : namingOf(text));
  }
  // Among other initials, "LB" is a person, not a load balancer.
  const isShort = ({ block }: Caption) => /^\p{Lu}{2,3}:?$/u.test(block.text.trim());
  const areInitials =
    [...namings].filter(([caption, naming]) => naming === 'short' && !/\s/.test(wordsOf(caption.block.text)))
      .length >= 2;
  for (const [caption, naming] of namings)
    if (areInitials && naming === 'no' && isShort(caption)) namings.set(caption, 'short');
  if (language === null) takeTeams(namings, themes);
  const named = [...namings].filter(([, naming]) => naming !== 'no' && naming !== 'low');
  // "Alta Prioridad" and "Correctif" are in no list of names either.
  const isAnyone = language === null || named.some(([, naming]) => naming === 'sure');
  if (named.length === namings.size && isAnyone) return new Set(namings.keys());
  const sure = named.filter(([, naming]) => naming !== 'likely');
  return new Set(sure.length * 2 >= namings.size ? sure.map(([caption]) => caption) : []);
}

/** Beside "**Ilse**", "**Growth Engineering**" is an owner too. */
function takeTeams(namings: Map<Caption, Naming>, themes: ReadonlySet<Caption>): void {
  const values = [...namings].map(([caption, naming]): Value => {
    const text = wordsOf(caption.block.text);
    const mayBeTeam = naming === 'no' && !themes.has(caption);
    return { text, naming, form: mayBeTeam ? teamsFormOf(text) : null, isDated: false };
  });
  // "Control systems" heads a topic as often.
  const teams = values.some(({ naming }) => naming === 'sure') ? teamsAmong(values, values.length) : null;
  for (const [caption, naming] of namings)
    if (naming === 'no' && areAmong(wordsOf(caption.block.text), teams)) namings.set(caption, 'short');
}

function statusIn(text: string, language: Language | null): boolean {
  return statusWord.find(text) !== null || (language !== null && statusOf(language, text) !== null);
}

function ownersOf(block: Block): FoundOwners {
  const at = LEAD.exec(block.text)![0].length;
  return split(withoutRemark(block.text).slice(at), at, block);
}

/** The context of the items below a caption: with the type, status or owners that it gives. */
export function below(caption: Caption, owners: ReadonlySet<Caption>, context: ItemContext): ItemContext {
  const { block } = caption;
  const text = wordsOf(block.text);
  if (owners.has(caption)) return { ...context, above: { ...context.above, owners: ownersOf(block) } };
  if (text.length > 40) return context;
  const type = itemType(headingKey(text));
  if (type) return { ...context, above: { ...context.above, type } };
  if (statusIn(text, context.language)) return { ...context, above: { ...context.above, status: text } };
  return context;
}

/** What is said below a caption, with the status that was said above it. */
export function withStatusOf({ above: { status } }: ItemContext, inside: ItemContext): ItemContext {
  if (inside.above.status === status) return inside;
  const { status: _, ...above } = inside.above;
  return { ...inside, above: status === undefined ? above : { ...above, status } };
}

/** Names on lines of their own above lists, without bold type or a colon, if there are at least two. */
function bareNames(units: readonly Unit[]): ReadonlySet<Unit> {
  const found = units.filter(
    (unit, index) =>
      unit.kind === 'paragraph' &&
      units[index + 1]?.kind === 'list' &&
      unit.block.text.length <= 40 &&
      ['sure', 'likely', 'short'].includes(namingOf(unit.block.text)),
  );
  return new Set(found.length >= 2 ? found : []);
}

/** Paragraphs that label the list or table below: entirely bold or italic, or ending in a colon. */
export function captionsAmong(
  units: readonly Unit[],
  isItem: (unit: ParagraphUnit) => boolean,
): ReadonlyMap<Unit, Caption> {
  const captions = new Map<Unit, Caption>();
  const bare = bareNames(units);
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1];
    if (unit.kind !== 'paragraph' || (next?.kind !== 'list' && next?.kind !== 'table')) continue;
    const [first] = unit.children;
    const isBold = unit.children.length === 1 && (first?.type === 'strong' || first?.type === 'emphasis');
    const isLabel = /[:：]\s*$/.test(unit.block.text) && unit.block.breaks.length === 0;
    if ((isBold || isLabel || bare.has(unit)) && unit.block.text.length <= 80 && !isItem(unit))
      captions.set(unit, { block: unit.block });
  }
  return captions;
}
