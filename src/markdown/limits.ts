/** Larger than any post-mortem; in bytes, or in UTF-16 units of a text. */
export const MAX_SIZE = 2 * 1024 * 1024;
const MAX_LINES = 10_000;
const MAX_DEPTH = 50;
const MAX_MARKS = 10_000;
const MAX_CELLS = 20_000;

/**
 * Why a text is not worth parsing, in one sentence, or null. Markdown parsers need time that grows with the square
 * of what stands unbroken in one paragraph, and a call for each level of nesting: what is refused here is no
 * document that anybody wrote. Takes a few milliseconds for a megabyte.
 */
export function tooMuch(text: string): string | null {
  if (text.length > MAX_SIZE) return tooLarge(text.length);
  let lines = 1;
  let marks = 0;
  let cells = 0;
  let blank = true;
  let depth = 0;
  let leading = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) {
      if (code === CR && text.charCodeAt(i + 1) === LF) continue;
      if (++lines > MAX_LINES) return `This file has more than ${MAX_LINES} lines. ${ADVICE}`;
      if (blank) marks = 0;
      blank = true;
      leading = true;
      depth = 0;
    } else if (!isGap(code)) {
      blank = false;
      if (leading && (code === QUOTE || (BULLETS.has(code) && isGap(text.charCodeAt(i + 1))))) {
        if (++depth > MAX_DEPTH)
          return `Line ${lines} is nested more than ${MAX_DEPTH} levels deep. ${ADVICE}`;
      } else leading = false;
      if (MARKS.has(code) && ++marks > MAX_MARKS) {
        return `The paragraph on line ${lines} holds more than ${MAX_MARKS} marks of Markdown. ${ADVICE}`;
      }
      if (code === PIPE && ++cells > MAX_CELLS)
        return `This file has more than ${MAX_CELLS} table cells. ${ADVICE}`;
    }
  }
  return null;
}

/** What is said of a file that is too large to be opened at all. */
export function tooLarge(size: number): string {
  return `This file has ${(size / 1024 / 1024).toFixed(1)} MB, and Debrief reads up to 2 MB. ${ADVICE}`;
}

const ADVICE = 'Move logs and dumps out of the document and link them.';
const codes = (characters: string) => new Set([...characters].map((c) => c.charCodeAt(0)));
const [LF, CR, QUOTE, PIPE] = [10, 13, 62, 124];
const BULLETS = codes('-*+');
const isGap = (code: number) => code === 32 || code === 9;
const MARKS = codes('*_[]()`<&\\!~:@');
