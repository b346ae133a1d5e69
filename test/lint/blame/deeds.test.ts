import { describe, expect, test } from 'vitest';
import { type Deed, type DeedBeside, deedsBeside } from '../../../src/english/deed-beside.ts';
import type { ReadClause, Reading } from '../../../src/english/reading.ts';
import { deedIn as couldHaveBeen } from '../../../src/lint/blame/constructions/could-have-been-done.ts';
import { deedIn as wasNot } from '../../../src/lint/blame/constructions/deeds-left-undone.ts';
import { deedAt } from '../../../src/lint/blame/constructions/party-left-undone.ts';
import { COULD, COULD_OR_SHOULD, SHOULD, TOLD } from '../../../src/lint/blame/deeds/could-have-been-done.ts';
import { LEFT_UNDONE } from '../../../src/lint/blame/deeds/left-undone.ts';
import { OF_A_PARTY } from '../../../src/lint/blame/deeds/of-a-party.ts';
import { analyse } from './analyse.ts';

type Read = (reading: Reading, clause: ReadClause) => Deed;
const didNot: Read = ({ tokens }, { verb }) => deedAt(tokens, verb);
const lists: readonly (readonly [string, readonly DeedBeside[], Read])[] = [
  ['people could or should have been told', TOLD, couldHaveBeen],
  ['could or should have been done', COULD_OR_SHOULD, couldHaveBeen],
  ['should have been done', SHOULD, couldHaveBeen],
  ['could have been done', COULD, couldHaveBeen],
  ['was not done', LEFT_UNDONE, wasNot],
  ['somebody did not do', OF_A_PARTY, didNot],
];
const cases = lists.flatMap(([list, entries, read]) =>
  entries.map((entry) => [`${list}: ${entry.verbs.slice(0, 30)}`, entry, read] as const),
);

describe.each(cases)('%s', (_, entry, read) => {
  const has = (sentence: string) => {
    const reading = analyse(sentence)?.reading;
    return reading?.clauses.some((clause) => deedsBeside([entry])(read(reading, clause))) ?? false;
  };

  test.each(entry.hits)('is in: %s', (sentence) => expect(has(sentence)).toBe(true));
  test.each(entry.misses)('is not in: %s', (sentence) => {
    expect(analyse(sentence)?.reading.clauses.length).toBeGreaterThan(0);
    expect(has(sentence)).toBe(false);
  });
});
