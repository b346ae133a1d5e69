import { expect, test } from 'vitest';
import { headingNamed } from '../../src/languages/headings.ts';
import { wordsOf } from '../../src/languages/labels.ts';
import { languages } from '../../src/languages/words/index.ts';

test.each(languages.map((language) => [language.name, language] as const))(
  'every heading that the words of %s list names a section, written with a number and a capital, too',
  (_, language) => {
    // A number before a heading is taken for its place in the document.
    const listed = Object.values(language.headings)
      .flatMap(wordsOf)
      .filter((heading) => !/^\d/.test(heading));
    expect(listed.length).toBeGreaterThan(20);
    expect(listed.filter((heading) => headingNamed(language, heading) === null)).toEqual([]);
    expect(listed.filter((heading) => headingNamed(language, `3. ${capital(heading)}`) === null)).toEqual([]);
    expect(headingNamed(language, 'Zqx')).toBeNull();
  },
);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
