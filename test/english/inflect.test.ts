import nlp from 'compromise/three';
import { expect, test } from 'vitest';
import { formsOf } from '../../scripts/generate/inflect.ts';
import { inflected } from '../../scripts/generate/lexicon.ts';

test.each([
  ['flub', 'flubbed', 'flubbing'],
  ['snub', 'snubbed', 'snubbing'],
  ['sidestep', 'sidestepped', 'sidestepping'],
  ['backslide', 'backslid', 'backsliding'],
  ['panic', 'panicked', 'panicking'],
  ['slip-up', 'slipped-up', 'slipping-up'],
  ['re-check', 're-checked', 're-checking'],
])('%s: %s, %s', (base, past, gerund) => {
  const forms = formsOf(base);
  expect(forms.past).toContain(past);
  expect(forms.gerund).toContain(gerund);
});

/** Verbs of which compromise has a form that we do not, and why ours stands. */
const DECIDED: Readonly<Record<string, string>> = {
  backpedal: 'it does not inflect the verb',
  backslide: 'backslid; it does not inflect the verb',
  breeze: 'breezed; it takes the verb for one like freeze',
  budget: 'budgeted; it leaves the past as it is',
  deride: 'derided; it leaves the past as it is',
  err: 'erring; it doubles no r, but has one too few',
  fat: 'from “fat finger”; it takes it for an adjective',
  hoodwink: 'hoodwinked; it does not inflect the verb',
  misdial: 'it does not inflect the verb',
  mishear: 'misheard, as hear',
  mislay: 'mislaid, as lay',
  misprogram: 'it does not inflect the verb',
  misstep: 'misstepping, as step',
  overstep: 'overstepping, as step',
  panic: 'panicking; it leaves out the k',
  resend: 'resent, as send',
  rip: 'ripped; it leaves the past as it is',
  sidestep: 'sidestepping, as step',
  skip: 'skipped; it leaves the past as it is',
  stonewall: 'stonewalled; it leaves the past as it is',
  sync: 'synced; it leaves the past as it is',
  torpedo: 'torpedoed; it takes the verb for one like do',
  vendor: 'vendoring; it does not inflect the verb',
};

interface Conjugation {
  readonly PastTense: string;
  readonly PresentTense: string;
  readonly Gerund: string;
  readonly Participle?: string;
}

/** The part of compromise that inflects, which its types leave out. */
const inflector = nlp as unknown as {
  methods(): { two: { transform: { verb: { conjugate(base: string, model: unknown): Conjugation } } } };
  model(): unknown;
};

test('every form of every verb of the lexicon is that of an independent inflector, or a decided difference', () => {
  const { conjugate } = inflector.methods().two.transform.verb;
  const different = [...inflected].filter((base) => {
    if (base.includes('-')) return false;
    const ours = formsOf(base);
    const theirs = conjugate(base, inflector.model());
    return !(
      ours.past.includes(theirs.PastTense) &&
      ours.gerund.includes(theirs.Gerund) &&
      ours.third === theirs.PresentTense &&
      (!theirs.Participle || ours.participle.includes(theirs.Participle))
    );
  });
  expect(inflected.size).toBeGreaterThan(800);
  expect(different.sort()).toEqual(Object.keys(DECIDED).sort());
});
