import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownDocuments, readLabels } from '../../../bench/blame/own-documents.ts';

test('a contributor measures the rules on documents of their own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-'));
  const text = `# Checkout was down

## What happened

The operator forgot to renew the certificate.

The vendor sent us a new one, and the reviewer was careless.

Nobody knew why.
`;
  writeFileSync(join(folder, 'one.md'), text);
  const labels = join(folder, 'labels.tsv');
  writeFileSync(labels, 'one.md\t5\tblame\none.md\t9\thindsight\n');
  const figures = Object.fromEntries(ownDocuments(labels).map(({ name, value }) => [name, value]));
  expect(figures).toMatchObject({ 'own documents: precision': 0.5, 'own documents: recall': 0.5 });
});

test('a line of labels that cannot be read is named', () => {
  expect(() => readLabels('one.md\t5\tblame\none.md blame\n')).toThrow(/Line 2 of the labels/);
});
