import { WordClass } from '../../../english/classes.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { byMachine, hypothetical, inThePast, prevented } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** Manual actions: if done "incorrectly", somebody did it. "Set" and "configured" may only describe a state. */
const BY_HAND =
  /^(?:enter|type|key|fill|transcribe|copy|paste|wire|rewire|plug|install|fit|mount|solder|connect|reconnect|label|torque|assemble|apply|book|order|transfer|delegate|approve|sign|execute|perform|carry|enable|disable|switch|translate|transpose|file|pack|measure|calculate|communicate|handle|submit|draw|print)$/;
const WRONGLY =
  /^(?:incorrectly|wrongly|improperly|badly|erroneously|wrong|backwards|sloppily|poorly|inaccurately)$/;
/** "was incorrectly applied to the request", "was wrongly marked": what software does to its data. */
const DATA =
  /^(?:requests?|packets?|messages?|events?|rows?|values?|headers?|sessions?|rules?|filters?|discounts?|permissions?|policy|policies|types?|users?|jobs?|pods?|builds?|tests?|transactions?|it|they|this|that|which|labels?|patch|patches|updates?)$/;

/** "One of the inputs was entered incorrectly", "the cable was incorrectly connected". */
function* byHand(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { passive, negated, modal, verb, subject, by } = clause;
    if (!passive || negated || modal || !subject || hypothetical(reading, clause) || reading.question)
      continue;
    if (byMachine(reading, clause) || prevented(reading, subject.from)) continue;
    const span = clauseSpan(reading, clause);
    if (!wronglyIn(reading, clause, span.to)) continue;
    const person = inParticular(by);
    const hidden =
      !clause.agent && BY_HAND.test(tokens[verb]!.word.base) && !DATA.test(tokens[subject.head]!.lower);
    // "The bus was improperly wired": how it is, as opposed to what was done to it and when.
    const isState = OF_ARTEFACTS.test(tokens[verb]!.word.base) && !clause.perfect && span.to <= verb + 2;
    const traded = TRADES.test(tokens[subject.head]!.lower) && PROCESSES.test(tokens[verb]!.word.base);
    if (person) yield { ...span, rule: 'person-at-fault' };
    else if (hidden && !isState && !traded && inThePast(reading, clause)) yield span;
  }
}

const OF_ARTEFACTS =
  /^(?:wire|rewire|connect|reconnect|install|fit|mount|solder|plug|label|assemble|pack|file)$/;
/** What a service executes and accounts for. */
const TRADES =
  /^(?:orders?|trades?|payments?|queries|query|operations?|calls?|scripts?|commands?|withdrawals?|deposits?|swaps?)$/;
const PROCESSES = /^(?:execute|perform|carry|handle|calculate|measure|submit|print|transfer|book)$/;

const wronglyIn = ({ tokens }: Reading, { from, verb }: ReadClause, to: number): boolean =>
  tokens.slice(from, Math.min(to, verb + 4)).some(
    ({ lower }, i) =>
      WRONGLY.test(lower) &&
      // "a wrong file name"
      !(lower === 'wrong' && tokens[from + i - 1]!.word.is & WordClass.determiner),
  );

/** A manual action done wrongly, in the passive. */
const constructions: readonly Construction[] = [
  {
    name: 'entered-wrongly',
    rule: 'agentless',
    trust: 'certain',
    says: 'somebody did it wrongly, and the sentence hides who',
    patterns: [
      'improper|incorrect|wrong|erroneous|bad|mistaken|false entry|entries|edit|edits|keystroke|adjustment|booking|transfer|payment was|were|been made|entered|keyed|typed|submitted|issued',
      'mistake|mistakes|error|errors was|were|been made|committed in|when|while|during|by',
      'mistakes|errors were|was|been made $',
      'script|command|migration|query|playbook|change|release|patch|restore|rollback|update|upgrade|plan was|were|been run|executed|applied|deployed|started|performed|launched|issued|entered with|on|against|in|to the wrong',
    ],
    when: (reading, { from }) => {
      const { tokens } = reading;
      const denied = tokens
        .slice(Math.max(0, from - 3), from)
        .some(({ lower }) => /^(?:no|not|any|if)$/.test(lower));
      const clause = reading.clauses.find(({ verb }) => verb >= from);
      const asked = tokens.slice(0, from).some(({ lower }) => /^(?:how|why|whether)$/.test(lower));
      const named =
        clause?.agent && !inParticular(clause.by) && clause.by !== 'outsider' && clause.by !== 'we';
      return !denied && !asked && !reading.question && !named;
    },
    find: byHand,
    needs: HAS.passive,
    hits: [
      'One of the inputs to the command was entered incorrectly.',
      'The form was filled in wrongly by Admissions.',
      'The feed had been incorrectly connected to the spare breaker.',
      'An improper entry was made to a call routing table during provisioning work.',
      'A mistake was made when the tickets were merged.',
      'During the count mistakes were made.',
      'The script was executed with the wrong list of names.',
    ],
    misses: [
      'The error was connected with a wrong file name.',
      'The port was incorrectly set.',
      'The bus was improperly wired.',
      'Any order with the flag was executed incorrectly.',
      'The switch was misconfigured.',
      'The discount was incorrectly applied by the cart.',
      'The header was incorrectly copied by the proxy.',
      'No mistakes were made.',
      'Errors were made visible on the page.',
    ],
  },
];
export default constructions;
