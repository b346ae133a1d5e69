import type { Sign } from '../../postmortem/phrases/sign.ts';

type Lesson = 'went-well' | 'went-wrong' | 'lucky';

/** Headings that cover a part. One may cover two: "What went well, and where we got lucky". */
export const lessonHeadings: Readonly<Record<Lesson, Sign>> = {
  'went-well': {
    pattern: /^(?!.*(?:\bnot\b|n['’]t)).*\b(?:went|go|gone|worked) (?:\w+ )?(?:well|right)\b/i,
    hits: ['What went well', 'Things that worked really well', 'What went well, and where we got lucky'],
    misses: ['What did not go well', 'What went badly'],
  },
  'went-wrong': {
    pattern:
      /\b(?:bad(?:ly)?|poorly|wrong|(?:not|n['’]t) (?:go|work)\b.*\bwell|better|needs? improvement|(?:could|can|should|to) (?:be )?improved?)\b|^\W*why\b.*\b(?:fail(?:ed|s)?|did(?: not|n['’]t)|nobody|no one|missed|late|slow)\b/i,
    hits: [
      'What went badly',
      'What did not go so well',
      'What could be improved',
      'Do better next time',
      'Why detection failed',
      'Why the tests did not catch it',
    ],
    misses: ['What went well', 'Improvements', 'Why it happened', 'Five whys'],
  },
  lucky: {
    pattern: /\bluck/i,
    hits: ['Where we got lucky', 'Luck'],
    misses: ['What went well'],
  },
};

/** What the prose of a lessons section says of each part. */
export const lessonsSaid: Readonly<Record<Lesson, Sign>> = {
  'went-well': {
    pattern: /\b(?:well|good|quick(?:ly)?|helped|success(?:ful(?:ly)?)?|worked|effective)\b/i,
    hits: ['The rollback was quick', 'The runbook helped'],
    misses: ['The vendor could not be reached'],
  },
  'went-wrong': {
    pattern:
      /\b(?:bad(?:ly)?|poor(?:ly)?|wrong|slow(?:ly)?|hard|difficult|missing|lack|should|could|better|improve|fail(?:ed)?|not|unclear|confus\w+)\b|n't\b/i,
    hits: ['The vendor could not be reached', "The alert didn't fire", 'It was hard to find'],
    misses: ['The rollback was quick'],
  },
  lucky: {
    pattern: /\b(?:luck(?:y|ily)?|fortunate(?:ly)?|by chance|coincidence|near miss)\b/i,
    hits: ['Luckily it was a Monday', 'It was seen by chance'],
    misses: ['It was a Monday'],
  },
};
