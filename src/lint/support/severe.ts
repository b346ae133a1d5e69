import type { PostMortem } from '../../postmortem/model.ts';

/** How much of a document, below its front matter, says how bad it was. */
const HEAD = 1500;

/**
 * Whether the first lines have a word for an outage or a loss. In a language whose words are not here nobody can tell,
 * and the answer is yes.
 */
export function soundsSevere({ document, frontMatter, language }: PostMortem): boolean {
  const words = language ? ELSEWHERE[language.code] : SEVERE;
  const from = frontMatter?.span.end ?? 0;
  return !words || words.test(document.text.slice(from, from + HEAD));
}

const SEVERE =
  /\b(?:outages?|(?:went|was|were|is|are|all|stood) (?:down|still)|down for|downtime|un(?:available|reachable|responsive)|inaccessible|(?:data|total) loss|los(?:s|t|es?) (?:of )?(?:\w+ ){0,3}(?:data|records|orders|messages|history)|leak(?:ed|s)?|breach(?:ed)?|exploit(?:ed)?|attack(?:er|ed)?s?|stolen|drained|halt(?:ed)?|wiped|delet(?:ed|es)|corrupt(?:ed|ion)|crash(?:ed|es)?|(?:nobody|no one) could|(?:all|none of the|no) (?:\w+ ){0,2}(?:users|customers|clients|orders|requests|services|sites|jobs|pods|tools|printers))\b/i;

/** The same, and whom it hit, in other languages: any such word is enough. */
const ELSEWHERE: Readonly<Record<string, RegExp>> = {
  de: /ausfall|ausgefallen|ausfiel|nicht (?:mehr )?(?:erreichbar|verfügbar)|offline|verlust|verlor|gelöscht|zerstör|abgestürzt|absturz|angriff|produktion|produktiv|kund(?:e|in)|nutzer|anwender/iu,
  es: /caíd|cayó|cayeron|caer|fuera de (?:servicio|línea)|indispon|no disponible|interrup|perdid|perdió|pérdida|borrad|eliminad|corromp|corrupt|filtra|ataque|producción|client|usuari/iu,
  fr: /panne|hors (?:service|ligne)|indispon|inaccessible|interrupt|interromp|coupure|perte|perdu|supprim|effac|corromp|corrupt|fuite|attaque|production|client|utilisat/iu,
  it: /guast|fuori servizio|offline|indispon|irraggiungib|non disponibil|interru|perdit|perso|persi|cancellat|corrott|violazion|attacc|produzione|client|utent/iu,
  pt: /fora do ar|queda|caiu|caíram|indispon|inacess|interrup|interromp|perdid|perdeu|perda|apagad|excluíd|corromp|vaz(?:ou|ament)|ataque|produção|client|usuári|utilizador/iu,
};
