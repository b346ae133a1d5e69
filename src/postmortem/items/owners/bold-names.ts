import type { PhrasingContent } from 'mdast';
import type { Block } from '../../../markdown/text.ts';
import type { ParagraphUnit } from '../../../markdown/units.ts';
import { looksLikeAction } from '../../phrases/promises.ts';
import type { FieldContext } from '../fields/collected-fields.ts';
import { namesIn, namingOf } from './owners.ts';

/** The bold name that begins "**AC** Move the alert", without a delimiter after it; null otherwise. */
export function boldName(content: readonly PhrasingContent[], context: FieldContext): string | null {
  const [first, second] = content;
  if (
    first?.type !== 'strong' ||
    second?.type !== 'text' ||
    !/^\s+(?!(?:to|will|should)\s)\p{L}/u.test(second.value)
  )
    return null;
  const [inside] = first.children;
  if (
    first.children.length !== 1 ||
    inside?.type !== 'text' ||
    inside.value.length > 60 ||
    // The brackets of "**[SRE]** Add …" delimit the name already.
    /[:：]\s*$|^\s*[[(]/.test(inside.value)
  )
    return null;
  const names = namesIn(inside.value);
  if (names.some(({ name }) => context.isThing(name))) return null;
  const isKnown = names.length > 0 && names.every(({ name }) => context.isKnown(name));
  const naming = namingOf(inside.value);
  return isKnown || (naming !== 'no' && naming !== 'low') ? inside.value : null;
}

/** The bold name that ends "Move the alert **AC**", and its position; null otherwise. */
export function boldAtEnd({ text }: Block, content: readonly PhrasingContent[], context: FieldContext) {
  const last = content.at(-1);
  const strong = last?.type === 'text' && last.value.trim() === '' ? content.at(-2) : last;
  if (content.length < 2 || strong?.type !== 'strong' || strong.children.length !== 1) return null;
  const [inside] = strong.children;
  if (inside?.type !== 'text' || inside.value.length > 60) return null;
  const isNamed = context.isKnown(inside.value) || ['sure', 'short'].includes(namingOf(inside.value));
  const at = text.lastIndexOf(inside.value);
  return isNamed && !context.isThing(inside.value) && at > 0 ? { start: at, end: text.length } : null;
}

/** True for "**AC** Move the alert": a bold name followed by an action. */
export function ownedLead({ block, children }: ParagraphUnit, context: FieldContext): boolean {
  const name = boldName(children, context);
  return name !== null && looksLikeAction(block.text.slice(name.length));
}
