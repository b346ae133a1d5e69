/** A number with its noun: `1 file`, `2 files`; with other words for many where an `s` is not enough. */
export const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
