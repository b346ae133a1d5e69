import { describe, expect, test } from 'vitest';
import { saidOnce } from '../../src/lint/reporters/said-once.ts';

/** What is told of messages of one rule, one after the other. */
function told(...messages: string[]): string[] {
  const messageOf = saidOnce();
  return messages.map((message) => messageOf({ ruleId: 'action-items/owner', message }));
}

describe('reasons and advice are told once in a run', () => {
  test('a second finding keeps what is so', () =>
    expect(
      told(
        'Nobody owns 2 items. What nobody owns is rarely done. Give each an owner.',
        'Nobody owns 3 items. What nobody owns is rarely done. Give each an owner.',
      ),
    ).toEqual([
      'Nobody owns 2 items. What nobody owns is rarely done. Give each an owner.',
      'Nobody owns 3 items.',
    ]));

  test('a second finding keeps what is new in it', () =>
    expect(told('One is open. Close it.', 'Two are open. Close it. Also on line 14.')).toEqual([
      'One is open. Close it.',
      'Two are open. Also on line 14.',
    ]));

  test('the same finding in another file is told again', () =>
    expect(told('No owner is named. Name one.', 'No owner is named. Name one.')).toEqual([
      'No owner is named. Name one.',
      'No owner is named.',
    ]));

  test('a quotation of several sentences is not cut', () =>
    expect(
      told('“It broke. Why? We do not know.” is open. Ask.', '“It broke. We do not know.” is open. Ask.'),
    ).toEqual(['“It broke. Why? We do not know.” is open. Ask.', '“It broke. We do not know.” is open.']));

  test('another rule tells its own reasons', () => {
    const messageOf = saidOnce();
    const message = 'It is open. Close it.';
    expect(messageOf({ ruleId: 'action-items/owner', message })).toBe(message);
    expect(messageOf({ ruleId: 'causes/open-question', message })).toBe(message);
  });

  test('a quotation mark that is missing loses nothing', () =>
    expect(told('“It broke is open. Ask.', 'It is open.” Ask.')).toEqual([
      '“It broke is open. Ask.',
      'It is open.” Ask.',
    ]));
});
