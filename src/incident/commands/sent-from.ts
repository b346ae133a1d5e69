/** How the line begins that telephones and mail programs write below a text, in the languages that they speak. */
const SENT =
  /^(?:Sent (?:from|via|with)(?: my| the)?|Get|Von mein(?:em|er)|Gesendet (?:von|mit|aus|über)(?: mein(?:em|er))?|Envoyé (?:de|depuis|avec|à partir de)(?: mon| ma)?|Enviado (?:desde|do|de|a partir do|con|com)(?: mi| meu| o)?|Inviato (?:da|dal|con)(?: mio)?|(?:Verzonden|Verstuurd) (?:vanaf|vanuit|met|via)(?: mijn)?) /iu;
/** What follows, word by word, and nothing else: whole sentences are people's own. */
const DEVICE =
  /^(?:iPhone|iPad|iPod|iOS|Android|Outlook|Galaxy|Samsung|BlackBerry|Pixel|Proton|ProtonMail|Gmail|Yahoo|Mail|Handy|Smartphone|phone|mobile|móvil|Telefon|Windows)$/iu;
const BETWEEN =
  /^(?:Apple|Google|S\d{1,3}|Huawei|Xiaomi|for|on|für|pour|para|per|voor|secure|email|device|\d{1,3}|gesendet)$/iu;

/** Whether the whole line says from which device or program something was sent: `Sent from my iPhone`. */
export function isSentFrom(line: string): boolean {
  const text = line
    .trim()
    .replace(/ ?<https?:[^\s<>]{1,300}>$/, '')
    .replace(/\.$/, '');
  if (text.length > 80 || !SENT.test(text)) return false;
  const words = text.replace(SENT, '').split(' ');
  return (
    words.some((word) => DEVICE.test(word)) && words.every((word) => DEVICE.test(word) || BETWEEN.test(word))
  );
}
