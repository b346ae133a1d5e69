import { expect, test } from 'vitest';
import { gatherEvidence } from '../../src/evidence/gather.ts';
import { incidentOf, said } from '../incident/facts.ts';

test('the record of an incident is its evidence, oldest first, each with its place', () => {
  const incident = incidentOf([
    said('14:10', 'bo', '/incident timeline 13:50 UTC First errors'),
    said('14:20', 'bo', '/incident update Pool is larger now'),
  ]);
  const evidence = gatherEvidence(incident);
  const texts = evidence.map(({ text }) => text);
  expect(texts.indexOf('First errors')).toBe(0);
  expect(texts.some((text) => text.includes('Pool is larger now'))).toBe(true);
  expect(evidence.map(({ at }) => at)).toEqual(evidence.map(({ at }) => at).sort());
  expect(evidence).toHaveLength(incident.log.length);
  expect(evidence[0]).toMatchObject({ kind: 'record', url: expect.stringContaining('http') });
});
