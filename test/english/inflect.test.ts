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
])('inflects %s as %s, %s', (base, past, gerund) => {
  const forms = formsOf(base);
  expect(forms.past).toContain(past);
  expect(forms.gerund).toContain(gerund);
});

/** Verbs that compromise (`it`) inflects differently, and why ours is right. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  backpedal: 'it does not inflect the verb',
  backslide: 'backslid; it does not inflect the verb',
  breeze: 'breezed; it conjugates it like freeze',
  budget: 'budgeted; it leaves the past tense unchanged',
  deride: 'derided; it leaves the past tense unchanged',
  eyeball: 'eyeballed; it leaves the past tense unchanged',
  err: 'erring; it drops an r',
  fat: 'from “fat finger”; it treats it as an adjective',
  hoodwink: 'hoodwinked; it does not inflect the verb',
  lowball: 'lowballed; it leaves the past tense unchanged',
  misdial: 'it does not inflect the verb',
  mishear: 'misheard, as hear',
  mislay: 'mislaid, as lay',
  misprogram: 'it does not inflect the verb',
  misstep: 'misstepping, as step',
  overstep: 'overstepping, as step',
  panic: 'panicking; it leaves out the k',
  resend: 'resent, as send',
  rip: 'ripped; it leaves the past tense unchanged',
  sidestep: 'sidestepping, as step',
  skip: 'skipped; it leaves the past tense unchanged',
  stonewall: 'stonewalled; it leaves the past tense unchanged',
  sync: 'synced; it leaves the past tense unchanged',
  torpedo: 'torpedoed; it conjugates it like do',
  vendor: 'vendoring; it does not inflect the verb',
};

interface Conjugation {
  readonly PastTense: string;
  readonly PresentTense: string;
  readonly Gerund: string;
  readonly Participle?: string;
}

/** The inflector of compromise, which is missing from its types. */
const inflector = nlp as unknown as {
  methods(): { two: { transform: { verb: { conjugate(base: string, model: unknown): Conjugation } } } };
  model(): unknown;
};

test('every verb form matches an independent inflector, except for the listed differences', () => {
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
  expect(different.sort()).toEqual(Object.keys(KNOWN_DIFFERENCES).sort());
});
