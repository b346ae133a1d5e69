import type { Sign } from '../../postmortem/phrases/sign.ts';

/** How soon, in an item or in a heading above it. */
export const soon: Sign = {
  pattern:
    /\b(?:within|in the next|next) (?:\d+|one|two|three|an?) (?:hours?|days?|weeks?|months?|sprints?)\b/i,
  hits: ['Short-term (within 24 hours)', 'In the next two weeks', 'Next 3 sprints'],
  misses: ['Within reach', 'The next week', 'For two weeks'],
};

/** A length in a note after a heading. */
export const lengthNoted: Sign = {
  pattern: /\d ?(?:hours?|days?|weeks?|months?)\b/i,
  hits: ['1-2 weeks', '30days'],
  misses: ['weeks', '2 desks'],
};

/** For an event, whose day the team knows. */
export const atAnEvent: Sign = {
  pattern: /\b(?:on|at|in|by|before|during|with|for) (?:the |our )?next (?!to\b|time\b)[a-z]{4,}/i,
  hits: ['Show it at the next rehearsal', 'Fix it before our next release'],
  misses: ['Put it in next to the desk', 'Ask for it next time', 'The next release'],
};

/** In place of a day: what the work waits for. */
export const forEvent: Sign = {
  pattern:
    /^\W*(?:(?:before|after|once|when|until|upon|on) (?!(?:\w+day|the weekend|next|this|christmas|easter)\b)(?:the |a |an |our |first )*[a-z]{4,}|next (?:recurrence|occurrence|incident|failure|outage|upgrade|maintenance|deployment|rollout)\b)/i,
  hits: ['Next recurrence', 'Before closing OPS-5', 'After the first observation window', 'on recurrence'],
  misses: ['after the weekend', 'On Monday', 'next sprint', 'before 20 March', 'Before next week'],
};

/** For a day that is another's. */
export const uponOthersWork: Sign = {
  pattern:
    /\b(?:when|once|until|after|as soon as) (?:[\w-]+ ){1,6}?(?:lands|ships|(?:is|are|has been) (?:re-?)?(?:released|published|merged|available|shipped)|becomes available)\b/i,
  hits: ['Update the image once the fix lands', 'Remove it when version 4 is released'],
  misses: ['Land the fix', 'Test it when the fix is slow', 'Publish it once a week'],
};

/** A release by its number, before what it will bring: its day is that of the release. */
export const release: Sign = {
  pattern:
    /^\W*v\d{1,3}(?:\.(?:\d{1,3}|x)){1,2}\W*(?:[:：—–-]|\*\*)|[(（](?:in |for |by )?v\d{1,3}(?:\.(?:\d{1,3}|x)){1,2}[)）]/i,
  hits: ['V3.4: print by price', '**v2.1** – a limit', 'Print by price (v3.4)'],
  misses: ['Update to v3.4', 'v3.4 hangs: add a limit', 'Print 3.4 lists'],
};

/** A day by its name, month and number. */
export const namedDay: Sign = {
  pattern:
    /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i,
  hits: ['Coordinate it for Wednesday Feb 12', 'on Fri 3 March'],
  misses: ['on Wednesday', 'for February'],
};

/** An owner who works alone, and promises to nobody. */
export const oneself: Sign = {
  pattern: /^(?:(?:solo|sole) \w+|me|myself|i|self)$/i,
  hits: ['me', 'Sole maintainer'],
  misses: ['mel', 'the maintainer'],
};

/** A heading that says when, in a document that has a day. */
export const relativeDay: Sign = {
  pattern: /\b(?:today|tonight|tomorrow|(?:this|next) (?:week|month))\b/i,
  hits: ['Immediate (today)', 'This week'],
  misses: ['Immediate', 'Weekly'],
};

/** A numbered sprint, whose days the team knows. */
export const numberedSprint: Sign = {
  pattern:
    /^(?:by |in |end of )?(?:(?:sprint|iteration|cycle|s|pi|it|wk|week)[ -]?#?\d{1,3}(?:\.\d{1,2})?)$/i,
  hits: ['S11', 'Sprint 24.3', 'by week 12'],
  misses: ['next sprint', '12', 'release 4.2'],
};

/** A named month with day and year, or a date that begins with the year: the same day to every reader. */
export const unambiguousDay: Sign = {
  pattern:
    /^\W*(?:(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)?[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[ -]\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})|\d{4}[/.]\d{1,2}[/.]\d{1,2})\W*$/i,
  hits: ['Friday, 20 March 2026', 'Mar 20th, 2026', '2026/03/20'],
  misses: ['20 March', '20/03/2026', 'March 2026'],
};

/** A period: only a person can say which day of it is meant. */
export const period: readonly Sign[] = [
  {
    pattern:
      /^\W*(?:(?:by|end of|late|mid|early) )*(?:\d{4}[- ]?)?(?:Q[1-4]|H[12]|W\d\d|(?:this|next) (?:week|month|quarter|year|sprint))\b/i,
    hits: ['Q3', 'end of 2026 H1', 'next sprint', '2026-W12'],
    misses: ['two weeks', 'Monday', '2026-03-20'],
  },
  {
    pattern:
      /^\W*(?:(?:by|end of|late|mid|early) )*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:,? \d{4})?$/i,
    hits: ['end of March', 'mid Apr, 2026', 'May'],
    misses: ['20 March', 'March 20'],
  },
];
