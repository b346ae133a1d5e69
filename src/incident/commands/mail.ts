/** An address, also as GitHub shows it in comments that were sent by e-mail. */
const ADDRESS = /\S@\S|\*{3}@\*{3}/;
const MASKED = '***@***';
/** `From: Mira <…>`, `**Sent:** Wednesday`: a line of the header that mail programs put above what they quote. */
const HEADER = /^[*_\s]{0,4}\p{L}[\p{L} ]{0,20}\s?:[*_]{0,2}\s?\S/u;
/** `-----Original Message-----` */
const DIVIDER = /^\s*-{2,} ?\p{L}[\p{L}’' ]{3,40}-{2,}\s*$/u;
/** The line that RFC 3676 puts above a signature. */
const SIGNATURE = /^-- ?$/;
/** What telephones write below. */
const SENT_FROM =
  /^(?:Sent (?:from|via|with)|Get Outlook|Von meinem|Gesendet|Envoyé|Enviado|Inviato|Verzonden|Verstuurd)\b.*\b(?:iPhone|iPad|iOS|Android|Outlook|Galaxy|Samsung|BlackBerry|Pixel|Proton|Gmail|Mail|mobile|phone|Handy|Smartphone|móvil)\b/iu;
/** How far below a line to look. */
const NEAR = 3;

/**
 * What a mail program added to an answer by e-mail, from this line on: `quoted` when all that follows is somebody else's
 * text, `added` when the text before ends here. Quotations with `>` are recognised by their sign. Null for anything that a
 * person wrote. By its form and not by its words, which are different in each language.
 */
export function mailAt(lines: readonly string[], index: number): 'quoted' | 'added' | null {
  const line = lines[index]!;
  const below = lines.slice(index + 1, index + 1 + NEAR);
  const next = below.find((each) => each.trim() !== '') ?? '';
  const isHeader =
    HEADER.test(line) && ADDRESS.test(line) && below.slice(0, 2).every((each) => HEADER.test(each));
  if ((isHeader && below.length >= 2) || (DIVIDER.test(line) && HEADER.test(next))) return 'quoted';
  if (SIGNATURE.test(line)) return 'added';
  if (/^_{10,}\s*$/.test(line) && HEADER.test(next)) return 'added';
  if (line.length < 80 && SENT_FROM.test(line.trim())) return 'added';
  // `On Wednesday, Mira <…> wrote:`, which some programs break after the address.
  const isBroken = ADDRESS.test(line) && /^[^>]{1,40}:\s*$/.test(below[0] ?? '');
  const heading = isBroken ? below.slice(1) : /:\s*$/.test(line) && ADDRESS.test(line) ? below : null;
  if (!heading) return null;
  const quotation = heading.find((each) => each.trim() !== '') ?? lines[index + 1 + NEAR] ?? '';
  if (/^\s{0,3}>/.test(quotation)) return 'added';
  return line.includes(MASKED) ? 'quoted' : null;
}

/** What a person wrote in a comment, without quotations and what a mail program added. */
export function ownWords(comment: string): string {
  const lines = comment.split(/\r\n|\n|\r/);
  const end = lines.findIndex((_, index) => mailAt(lines, index) !== null);
  const own = end === -1 ? lines : lines.slice(0, end);
  return own
    .filter((line) => !/^ {0,3}>/.test(line))
    .join('\n')
    .trim();
}
