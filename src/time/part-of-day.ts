const DEGREE = String.raw`(?:very )?(?:early|late|mid)[\s-]`;
const BEFORE = `(?:(?:in|during|over|on|at|by|before|after|around|about|towards?) (?:the )?(?:course of the )?|(?:the|that) |first thing in the )`;
const PARTS = 'morning|afternoon|evening|(?:over)?night|(?:early|small) hours|lunch ?time|dawn|daybreak|dusk';
/** "The morning after 4 March" is not on that day. */
const NOT_ANOTHER_DAY = String.raw`(?! (?:after|before)\b)`;

/** The source of a pattern for words before a day: "Early morning of", "Around lunchtime,", "In the small hours of". */
export const PART_OF_DAY = String.raw`${BEFORE}?(?:${DEGREE}(?:in the )?)?(?:${PARTS})\b${NOT_ANOTHER_DAY}(?: (?:of|on|to))?(?: the)?`;

/** Whether words name a part of a day, and so no exact time. */
export const NAMES_PART_OF_DAY = new RegExp(PARTS, 'i');
