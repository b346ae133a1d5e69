import type { ListUnit } from '../../markdown/units.ts';

/** A handle, a day or a number of an issue. */
const TRACKED = /@[\p{L}\d]|\b20\d\d-\d\d-\d\d\b|#\d|\b[A-Z]{2,8}-\d/u;

/** True for a list in which nothing shows that somebody tracks an entry: neither a handle, nor a day, nor a link. */
export const areUntracked = ({ items }: ListUnit): boolean =>
  items.every(
    ({ block, children }) =>
      !TRACKED.test(block?.text ?? '') && children.every(({ type }) => type !== 'link'),
  );
