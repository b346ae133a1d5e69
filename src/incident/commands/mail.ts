import { isSentFrom } from './sent-from.ts';

/** An address, also as GitHub shows it in comments that were sent by e-mail. */
const ADDRESS = /[^\s@]@[^\s@]{1,100}\.\p{L}{2,}|\*{3}@\*{3}/u;
/** `Mira <mira@example.com>`, and as GitHub shows it: `Mira ***@***.***>`. */
const NAMED = /<[^\s<>]{1,100}@[^\s<>]{1,100}>|\*{3}@\*{3}\.\*{3}>/;
const MASKED = /\*{3}@\*{3}\.\*{3}>/;
/** `From: Mira <…>`, `**Sent:** Wednesday`: a line of the header that mail programs put above what they quote. */
const HEADER = /^[*_\s]{0,4}\p{L}[\p{L} ]{0,20}\s?[:：][*_]{0,2}\s?\S/u;
/** The label before the sender. People's own labels are others: `Reported by: …`. */
const SENDER =
  /^[*_\s]{0,4}(?:From|Von|De|Da|Van|Fra|Från|Lähettäjä|Od|Feladó|От|Від|Kimden|差出人|发件人|寄件者|보낸 사람)\s?[:：]/iu;
/** `-----Original Message-----`, and not `--- Summary ---`. */
const DIVIDER =
  /^\s*-{2,} ?[\p{L}’' ]{0,30}(?:message|mensaje|mensagem|messaggio|nachricht|bericht|meddelande|melding|besked|wiadomość|сообщение|メッセージ|邮件|메시지)[\p{L}’' ]{0,20}-{2,}\s*$/iu;
const RULE = /^\s*_{10,}\s*$/;
/** The line that RFC 3676 puts above a signature, which has at most four lines. */
const SIGNATURE = /^-- ?$/;
const SIGNATURE_LINES = 4;
/** How far below a line to look. */
const NEAR = 3;

/**
 * What a mail program added to an answer by e-mail, from this line on. `quoted`: all that follows is somebody else's text.
 * `heading`: it is above a quotation with `>`, below which people may go on. `signed`: the text has ended before. Null
 * for anything that a person wrote; where that is in doubt, too.
 */
export function mailAt(lines: readonly string[], index: number): 'quoted' | 'heading' | 'signed' | null {
  return quotationAt(lines, index) ?? (isSignature(lines, index) ? 'signed' : null);
}

function quotationAt(lines: readonly string[], index: number): 'quoted' | 'heading' | null {
  const line = lines[index]!;
  const below = lines.slice(index + 1, index + 1 + NEAR);
  const next = below.find((each) => each.trim() !== '') ?? '';
  if (RULE.test(line) || DIVIDER.test(line)) return SENDER.test(next) ? 'quoted' : null;
  const isHeader = SENDER.test(line) && ADDRESS.test(line) && below.length >= 2;
  if (isHeader && below.slice(0, 2).every((each) => HEADER.test(each))) return 'quoted';
  // `On Wednesday, Mira <…> wrote:`, which some programs break after the address.
  const isBroken = NAMED.test(line) && /^[^>]{1,40}:\s*$/.test(below[0] ?? '');
  const heading = isBroken ? below.slice(1) : /:\s*$/.test(line) && NAMED.test(line) ? below : null;
  if (!heading) return null;
  const quotation = heading.find((each) => each.trim() !== '') ?? lines[index + 1 + NEAR] ?? '';
  if (isMarked(quotation)) return 'heading';
  return MASKED.test(line) ? 'quoted' : null;
}

/** Only at the end of what a person wrote: further up, such a line is part of a text. */
function isSignature(lines: readonly string[], index: number): boolean {
  const line = lines[index]!;
  const isSigned = SIGNATURE.test(line);
  if (!isSigned && !isSentFrom(line)) return false;
  let left = isSigned ? SIGNATURE_LINES : 0;
  for (let at = index + 1; at < lines.length; at++) {
    const below = lines[at]!;
    if (below.trim() === '') continue;
    if (isMarked(below) || quotationAt(lines, at)) return true;
    if (left === 0 || below.length > 80 || /^\s*[/／]/.test(below)) return false;
    left -= 1;
  }
  return true;
}

const isMarked = (line: string) => /^\s{0,3}>/.test(line);

/** What a person wrote in a comment, without quotations and what a mail program added. */
export function ownWords(comment: string): string {
  const lines = comment.split(/\r\n|\n|\r/);
  const own: string[] = [];
  let isHeading = false;
  for (const [index, line] of lines.entries()) {
    const mail = mailAt(lines, index);
    if (mail === 'quoted' || mail === 'signed') break;
    isHeading = mail === 'heading' || (isHeading && !isMarked(line));
    if (!isHeading && !isMarked(line)) own.push(line);
  }
  return own.join('\n').trim();
}
