/** The text of a file, or why it could not be decoded. `exact` is false if some bytes were not valid text. */
export type Decoded = { readonly text: string; readonly exact: boolean } | { readonly refused: string };

/**
 * Decodes UTF-8, or UTF-16 with a byte order mark, as Windows editors write it. UTF-16 without one is refused: decoded
 * as UTF-8 it would look like a file with nothing to report.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  if (mark) return { text: new TextDecoder(mark).decode(bytes), exact: false };
  if (bytes.includes(0)) {
    return {
      refused: 'This file is not text in UTF-8. If it is Markdown, save it as UTF-8; otherwise leave it out.',
    };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), exact: true };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), exact: false };
  }
}
