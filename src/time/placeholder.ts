import { skip } from './skip.ts';

/** In place of a time: `--:--`, `??:??`, `HH:MM`, a part of the day (`[morning]`), or a day that is not known (`2023-MM-DD`). */
const PLACEHOLDER_CLOCK =
  /(?:[\s*_`([]*(?:19|20)\d\d-(?:MM|XX|\?\?)-(?:DD|XX|\?\?)(?!\w)|[[(]{1,2}(?:(?:in )?the )?(?:(?:early|late) )?(?:morning|afternoon|evening|night)(?=[\])])|(?:(?:early|late) )?(?:morning|afternoon|evening|night)(?=:))|[\s*_`([]*(?:-{1,2}|[–—]|\?{1,2}|_{2}|xx|hh):(?:-{1,2}|[–—]|\?{1,2}|_{2}|xx|mm)(?::(?:-{1,2}|\?{1,2}|_{2}|xx|ss))?(?!\w)/iy;
/** How each of them begins: most texts are rejected here, and the pattern above is not compiled. */
const MAY_BE_PLACEHOLDER =
  /^(?:[\s*_`([]|\d{4}-[MX?]|[-–—?_xh]+:|(?:early|late|morning|afternoon|evening|night)\b)/i;

/** The offset after a placeholder for a time at the start of a text; 0 without one. */
export const placeholderAt = (text: string): number =>
  MAY_BE_PLACEHOLDER.test(text) ? skip(PLACEHOLDER_CLOCK, text, 0) : 0;
