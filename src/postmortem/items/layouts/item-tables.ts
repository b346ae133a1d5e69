import { labelsOf } from '../../../languages/labels.ts';
import type { Language } from '../../../languages/language.ts';
import { columnTexts, type TableUnit } from '../../../markdown/units.ts';
import type { ActionItem } from '../../model.ts';
import { statusWord } from '../../phrases/done.ts';
import { looksLikeAction } from '../../phrases/promises.ts';
import type { ItemContext } from '../item.ts';
import { ownerPositionsOf } from '../owners/owner-positions.ts';
import { COLUMNS, itemColumns, PROMISED } from './columns.ts';
import { itemOfFields } from './fields-table.ts';
import { rowItem } from './rows.ts';

/** The items of a table: its rows, or the one whose fields it lists. */
export function tableItems(table: TableUnit, context: ItemContext): ActionItem[] {
  const one = itemOfFields(table, context.language);
  const columns = one?.columns ?? itemColumns(table, context.language);
  if (!columns) return [];
  const texts = columnTexts(table, columns.get('text')!);
  const inside = one ? context : { ...context, ownerPositions: ownerPositionsOf(texts, context) };
  return (one ? [one.row] : table.rows).flatMap((row) => rowItem(row, columns, inside) ?? []);
}

/** True for a table of action items in any section: it has a column for owners or due dates. */
export function isItemTable(table: TableUnit, language: Language | null): boolean {
  const headers = table.header?.cells.map((cell) => cell.text.trim()) ?? [];
  const own = language ? headers.flatMap((header) => labelsOf(language, header)) : [];
  if (own.includes('action') && (own.includes('owner') || own.includes('due'))) return true;
  if (isWhoDoesWhat(table, headers)) return true;
  return (
    headers.some(
      (header) =>
        /^(?:action(?: items?)?s?|tasks?|todos?|follow-?ups?|remediations?)\b/i.test(header) ||
        PROMISED.test(header),
    ) &&
    headers.some(
      (header) =>
        COLUMNS.owner.test(header) || /\b(?:due|status|type|priority|issue|ticket|bug)\b/i.test(header),
    )
  );
}

const ANSWER =
  /^(?:planned |proposed |corrective )?(?:fix(?:es)?|mitigations?|remed(?:y|ies)|counter-?measures?|measures?|improvements?|recommendations?|next steps?)$/i;
const TAKEN_BY = /^(?:owners?|assignees?|dri|responsible|lead|who)\b/i;
const BY_WHEN = /^(?:due|deadline|eta|target|by when|when|ticket|issue)\b/i;
const STATUS = /^(?:status|state)\b/i;

/**
 * "Factor | Mitigation | Owner | Due": an answer to each cause, with who takes it on and how far it is. Most answers
 * begin with an action; "14:05" below "When" and "monitored" below "Status" tell of what was tried and of risks.
 */
export function isAnswered(table: TableUnit): boolean {
  const headers = table.header?.cells.map((cell) => cell.text.trim()) ?? [];
  const column = (name: RegExp) => headers.findIndex((header) => name.test(header));
  const texts = (index: number) => columnTexts(table, index).map((text) => text.trim());
  const [answer, owner, when, status] = [ANSWER, TAKEN_BY, BY_WHEN, STATUS].map(column);
  if (answer === -1 || owner === -1 || (when === -1 && status === -1)) return false;
  return (
    texts(answer!).filter(looksLikeAction).length * 2 > table.rows.length &&
    !headers.some((header) => /^(?:risks?|attempts?)\b/i.test(header)) &&
    !texts(when!).some(isClockTime) &&
    texts(status!).every((text) => text === '' || statusWord.find(text) !== null)
  );
}

const isClockTime = (text: string): boolean => /\d:\d\d|\d ?[ap]m\b/i.test(text);

/** "What | Who | When": items if most rows begin with an action and no "When" is a time of day, as in a timeline. */
function isWhoDoesWhat(table: TableUnit, headers: readonly string[]): boolean {
  const [what, who, when] = [/^what$/i, /^(?:by )?who(?:m)?$/i, /^(?:by )?when$/i].map((name) =>
    headers.findIndex((header) => name.test(header)),
  );
  if (what === -1 || who === -1 || when === -1) return false;
  const actions = columnTexts(table, what!).filter((text) => looksLikeAction(text));
  return actions.length * 2 > table.rows.length && !columnTexts(table, when!).some(isClockTime);
}
