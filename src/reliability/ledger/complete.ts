import { KINDS } from '../../incident/incident.ts';
import { isIsoDay } from '../../time/day.ts';
import { isRecord } from '../../vocabulary/record.ts';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { isInstant } from '../instant.ts';
import type { LedgerLine } from './line.ts';

/**
 * Whether a value is a line that `ledgerLine` would return unchanged: valid, with every field present. Lines written by
 * `debrief export` are, and this check takes a fraction of the schema's time. False means that the schema must decide. A
 * test ensures that both agree.
 */
export function isComplete(value: unknown): value is LedgerLine {
  if (!isRecord(value)) return false;
  const { milestones, updates, postMortem, imported } = value;
  return (
    isText(value.id) &&
    (value.url === null || typeof value.url === 'string') &&
    typeof value.title === 'string' &&
    isOneOf(KINDS, value.kind) &&
    (value.severity === null || isOneOf(SEVERITIES, value.severity)) &&
    isListOf(value.services, isText) &&
    isNullOr(value.team, isText) &&
    isNullOr(value.cause, isText) &&
    isRecord(milestones) &&
    isNullOr(milestones.started, isTime) &&
    isNullOr(milestones.detected, isTime) &&
    isNullOr(milestones.acknowledged, isTime) &&
    isNullOr(milestones.mitigated, isTime) &&
    isNullOr(milestones.resolved, isTime) &&
    isListOf(value.pauses, isPause) &&
    isNullOr(value.affected, isShare) &&
    (value.detectedBy === null || value.detectedBy === 'alert' || value.detectedBy === 'person') &&
    isNullOr(value.duplicateOf, isText) &&
    isNullOr(value.recurrenceOf, isText) &&
    isNullOr(value.reopened, isCount) &&
    (updates === null || (isRecord(updates) && isCount(updates.due) && isCount(updates.made))) &&
    (postMortem === null || (isRecord(postMortem) && isDue(postMortem.due) && isDue(postMortem.merged))) &&
    isListOf(value.items, isItem) &&
    (imported === undefined || imported === true)
  );
}

type Check = (value: unknown) => boolean;

const isNullOr = (value: unknown, check: Check) => value === null || check(value);
const isListOf = (value: unknown, check: Check) => Array.isArray(value) && value.every(check);
const isOneOf = (names: readonly string[], value: unknown) => names.includes(value as string);
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
const isTime = (value: unknown) => typeof value === 'string' && isInstant(value);
const isDue = (value: unknown) =>
  value === null || (typeof value === 'string' && (isIsoDay(value) || isInstant(value)));
const isPause = (value: unknown) => isRecord(value) && isTime(value.from) && isNullOr(value.to, isTime);
const isItem = (value: unknown) =>
  isRecord(value) &&
  isDue(value.due) &&
  isDue(value.done) &&
  (typeof value.declined === 'boolean' || isDue(value.declined)) &&
  (value.objective === undefined || isText(value.objective));
