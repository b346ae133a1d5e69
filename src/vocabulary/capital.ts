/** A text with its first letter in upper case, as a heading has it. */
export const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
