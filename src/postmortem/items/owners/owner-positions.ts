import { type ItemUnit, linesOf, type Unit } from '../../../markdown/units.ts';
import { statusWord } from '../../phrases/done.ts';
import { nobody } from '../../phrases/owners.ts';
import { looksLikeAction } from '../../phrases/promises.ts';
import { isPriority, MOVES, OWNER_WORD, partsOf } from '../fields/classify.ts';
import type { FieldContext } from '../fields/collected-fields.ts';
import { type Edge, edgeAtEnd, edgeAtStart } from '../fields/edges.ts';
import { itemType } from '../fields/types.ts';
import { areInitials, type Naming } from './names.ts';
import { type OwnerPositions, type Position, teamsAmong, type Value } from './owner-values.ts';
import { namingOf, teamsFormOf } from './owners.ts';

const TOPICS: ReadonlySet<Position> = new Set(['bracket at start', 'colon at start', 'dash at start']);

/**
 * The positions where a list puts owners: if most items begin with "[ABC]" or end in "— Sam", those are owners; a
 * single one may just as well be a component. One that cannot be a name ("[API]") shows that the list marks something
 * else there, unless two others are surely names.
 */
export function ownerPositionsOf(texts: readonly string[], context: FieldContext): OwnerPositions {
  const seen = new Map<Position, Value[]>();
  for (const text of texts) {
    for (const [position, value] of valuesIn(text, context))
      seen.set(position, [...(seen.get(position) ?? []), value]);
  }
  const found = new Map<Position, ReadonlySet<string>>();
  for (const [position, values] of seen) {
    const isNamed = holdsNames(values, texts.length, position === 'dash at start');
    // In front, topics stand as often as teams do, and what runs "to" do something.
    const isSure = isNamed || position !== 'doer at start' || values.some(({ naming }) => naming === 'sure');
    const teams = isNamed || (isSure && !TOPICS.has(position)) ? teamsAmong(values, texts.length) : null;
    if (teams || isNamed) found.set(position, teams ?? new Set());
  }
  // Next to "carla:", "dustin:" is a person too.
  if (found.has('colon at start') && seen.get('colon at start')!.some(({ naming }) => naming === 'sure'))
    found.set('lower-case name at start', new Set());
  return found;
}

/** "Kestrel – raise the limit" is about a service as often: before a dash, two must be surely names. */
function holdsNames(values: readonly Value[], count: number, mustBeSure: boolean): boolean {
  const names = values.filter(({ form, naming }) => form === null && naming !== 'no').length;
  const others = values.length - names;
  const isSure = values.filter(({ naming }) => naming === 'sure').length >= 2;
  return names >= 2 && names * 2 > count && others <= (isSure ? 1 : 0) && (isSure || !mustBeSure);
}

/** The texts of a section's list items, at any depth, or of its lines if it has no list. */
export function itemTexts(units: readonly Unit[]): string[] {
  const items: readonly ItemUnit[] = units.flatMap((unit) => (unit.kind === 'list' ? unit.items : []));
  if (items.length === 0)
    return units.flatMap((unit) => (unit.kind === 'paragraph' ? linesOf(unit).map(({ text }) => text) : []));
  return items.flatMap((item) => [...(item.block ? [item.block.text] : []), ...itemTexts(item.units)]);
}

export const positionAtStart = ({ by }: Edge): Position =>
  by === 'bracket'
    ? 'bracket at start'
    : by === 'dash' || by === 'arrow'
      ? 'dash at start'
      : 'colon at start';

/** What stands at each position where owners may be. */
function valuesIn(text: string, context: FieldContext): ReadonlyMap<Position, Value> {
  const found = new Map<Position, Value>();
  const front = edgeAtStart(text, 0);
  const inner = front ? text.slice(front.from, front.to) : '';
  const isField = itemType(inner) !== null || isPriority(inner) || statusWord.find(inner) !== null;
  if (front && !isField) found.set(positionAtStart(front), asValue(inner, context));
  const doer = doerIn(text);
  if (doer) found.set('doer at start', asValue(doer.name, context));
  const last = valueAtEnd(text, context);
  if (last) found.set(...last);
  return found;
}

/** Words in front of "to" that make it no promise: "check how to", "is able to". */
const NO_DOER =
  /\b(?:how|what|when|where|whether|which|needs?|wants?|able|order|plans?|due|ha(?:s|ve)|going|likely|used|access|up|close)$/i;

/** "AJ to ask the provider": the doer, and how likely it is a name. */
export function doerIn(text: string): { readonly name: string; readonly naming: Naming } | null {
  const [, name, verb] =
    /^\W{0,4}(\p{Lu}[\p{L}\d'’./& -]{1,40}?) (?:to|will) ([a-z-]+)\b/u.exec(text.slice(0, 120)) ?? [];
  return name && !NO_DOER.test(name) && !looksLikeAction(name) && looksLikeAction(verb!)
    ? { name, naming: namingOf(name) }
    : null;
}

/** A value, and how likely it is a name; "unassigned" counts as one. */
function asValue(written: string, { isKnown, isThing }: FieldContext): Value {
  const text = written.trim();
  const value = { text, form: null, isDated: false };
  if (nobody.find(text)) return { ...value, naming: 'likely' };
  if (isKnown(text)) return { ...value, naming: 'sure' };
  if (isThing(text)) return { ...value, naming: 'no' };
  const naming = areInitials(text) ? 'short' : namingOf(text);
  return { ...value, naming, form: naming === 'no' ? teamsFormOf(text) : null };
}

/** The last piece that is neither a date nor a status. */
function valueAtEnd(text: string, context: FieldContext): [Position, Value] | null {
  let end = text.length;
  let isDated = false;
  for (let count = 0; count < 4; count++) {
    const edge = edgeAtEnd(text, end);
    if (!edge || edge.by === 'sentence' || edge.by === 'handle' || edge.start === 0) return null;
    const position = edge.by === 'bracket' ? 'bracket at end' : 'end';
    const parts = partsOf(text, edge, context);
    if (!parts) return [position, asValue(text.slice(edge.from, edge.to).replace(OWNER_WORD, ''), context)];
    isDated ||= parts.some(({ kind }) => kind === 'due');
    const names = parts.filter(({ kind }) => kind === 'owner');
    const given = names.length > 0 ? names : parts.filter((part) => nobody.find(part.text));
    if (given.length > 0) {
      isDated ||= isDay(edgeAtEnd(text, edge.start), text, context);
      const value = asValue(given.map((part) => part.text).join(', '), context);
      return edge.by === 'arrow' && MOVES.test(text) ? null : [position, { ...value, isDated }];
    }
    end = edge.start;
  }
  return null;
}

const isDay = (edge: Edge | null, text: string, context: FieldContext): boolean =>
  edge !== null && partsOf(text, edge, context)?.every(({ kind }) => kind === 'due') === true;
