import { isPerson } from '../../english/entities.ts';
import type { Hit, Reading } from '../../english/reading.ts';
import { blamable, HYPOTHETICAL, type Kind, type Sign } from './signs.ts';

const PREVENTIVE =
  /^(?:prevent|avoid|reduce|remov|against|guard|eliminate|minimise|minimize|risk|prone|without|no|not|less|chance|possibility|potential|possible|protect|room|opportunities|opportunity|likelihood|subject|susceptible|exclude|excluded|ruled|rule)/;
const TECHNICAL_AFTER =
  /^(?:rate|rates|page|pages|message|messages|handling|handler|code|codes|log|logs|dialog|response|responses|budget|boundary|class|type|count|counts|report|reports|screen|event|events|load-balancer|balancer|proxy|rule|rules|switch|filter|firewall|gateway|lb|ddos|attack|attacks)$/;

const DISMISSED =
  /^(?:fired|sacked|let go|dismissed|disciplined|reprimanded|demoted|suspended|written up|admonished|rebuked|scolded|punished|retrained)$/;
const ASKED =
  /(?:careful|attention|vigilant|attentive|diligent|diligence|concentrate|think twice|care|mindful)$/;

const URGES =
  /^(?:be (?:more )?(?:careful|vigilant|attentive|diligent|mindful|alert)|pay (?:more |closer )?attention|(?:more|greater|take more) care|more careful|more diligence)$/;

/** Signs of the phrases of the lexicon. */
export function hitSigns(reading: Reading, hit: Hit, signs: Sign[], about: boolean): void {
  const { tokens } = reading;
  const add = (kind: Kind, name: string, firm: boolean) =>
    signs.push({ kind, name, firm: firm && !about, from: hit.from, to: hit.to });
  if (hit.class === 'human-error') {
    const before = tokens
      .slice(Math.max(0, hit.from - 6), hit.from)
      .some(({ lower }) => PREVENTIVE.test(lower));
    const after = TECHNICAL_AFTER.test(tokens[hit.to]?.lower ?? '');
    if (!after)
      add(
        'human-error',
        before ? 'human-error-prevented' : 'human-error',
        !before &&
          !/^(?:picnic|human factor|layer.*|wetware.*|user error|driver error|procedural error by|performance.*)$/.test(
            hit.phrase,
          ),
      );
    return;
  }
  if (hit.class === 'punishment') {
    const clause = reading.clauses.findLast(({ from }) => from <= hit.from);
    const person = reading.entities.some((entity) => blamable(entity));
    const done =
      clause?.passive &&
      clause.verb === hit.from &&
      blamable(clause.who) &&
      !clause.negated &&
      DISMISSED.test(hit.phrase);
    const asked =
      clause &&
      blamable(clause.who) &&
      !clause.negated &&
      ASKED.test(hit.phrase) &&
      /^(?:must|should|shall|will|need|to|have)/.test(clause.modal || tokens[clause.verb]!.lower);
    // "Be more careful next time": said to nobody, and so to everybody.
    const told = hit.from === 0 && URGES.test(hit.phrase);
    add('punishment', person ? 'punish-person' : 'punish', Boolean(done || asked || told));
    return;
  }
  if (hit.class === 'hindsight') add('hindsight', 'hindsight', false);
  if (hit.class === 'fault') {
    const clause = reading.clauses.find(({ verb }) => verb === hit.from);
    if (!clause) return;
    const clean =
      !clause.negated &&
      !reading.question &&
      !HYPOTHETICAL.has(clause.opener) &&
      !clause.passive &&
      (!clause.modal || clause.modal === 'to');
    if (clean && clause.who === 'we') add('collective', 'phrase-we', false);
    else if (clean && isPerson(clause.who) && clause.who !== 'nobody')
      add(
        'person-at-fault',
        'phrase',
        !about &&
          clause.who !== 'they' &&
          clause.who !== 'you' &&
          /(?:up|wrong|ball|eye|ear|corners?|gun|track|notice|attention|mess|mess of|hash of|breakfast|mistake|error|asleep|wheel|aside|blame|napping|heels|radar)$/.test(
            hit.phrase,
          ) &&
          !/^(?:keep|be to|leave|get up)/.test(hit.phrase),
      );
  }
}
