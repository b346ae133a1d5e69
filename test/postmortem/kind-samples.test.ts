import { expect, test } from 'vitest';
import { ACCOUNTS, OTHERS } from './kind-samples.ts';
import { read } from './reading.ts';

test.each(ACCOUNTS)('an account of an incident is a post-mortem: %s', (_, path, text) => {
  expect(read(text, path)).toMatchObject({ kind: 'post-mortem' });
});

test.each(OTHERS)('another document is skipped: %s', (_, path, text) => {
  expect(read(text, path).kind).not.toBe('post-mortem');
});
