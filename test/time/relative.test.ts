import { describe, expect, test } from 'vitest';
import { dayToIso, isoToDay } from '../../src/time/day.ts';
import { FORMS, relativeDay } from '../../src/time/relative.ts';

/** A Wednesday. */
const TODAY = isoToDay('2026-03-18')!;

for (const form of FORMS) {
  describe(`a day is named by ${form.sense}`, () => {
    test.each(Object.entries(form.hits))('%s → %s', (text, iso) => {
      const found = form.read(text, 0, TODAY);
      expect(found && { ...found, day: found.day && dayToIso(found.day) }).toEqual({
        day: iso,
        end: text.length,
      });
      expect(relativeDay(text, TODAY)).toMatchObject({ start: 0, end: text.length });
    });

    test.each(form.misses)('but not by “%s”', (text) => {
      expect(form.read(text, 0, TODAY)).toBeNull();
    });
  });
}
