import { expect, test } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { bugReport } from '../src/vocabulary/bug.ts';

test('a bug is reported with what failed, why, and where to report it', () => {
  expect(bugReport('this document could not be read', new TypeError('x is not a function'))).toBe(
    `A bug in Debrief: this document could not be read (TypeError: x is not a function). Please report it: ${packageFile.bugs}`,
  );
  expect(bugReport('the command stopped')).toBe(
    `A bug in Debrief: the command stopped. Please report it: ${packageFile.bugs}`,
  );
});
