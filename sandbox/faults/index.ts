import brieflyLaggingReads from './briefly-lagging-reads.ts';
import connectionResets from './connection-resets.ts';
import cutBodies from './cut-bodies.ts';
import doubledDeliveries from './doubled-deliveries.ts';
import type { Fault } from './fault.ts';
import graphqlFailures from './graphql-failures.ts';
import kills from './kills.ts';
import laggingOwnWrites from './lagging-own-writes.ts';
import laggingReads from './lagging-reads.ts';
import lateDeliveries from './late-deliveries.ts';
import lostAnswers from './lost-answers.ts';
import lostDeliveries from './lost-deliveries.ts';
import rateLimits from './rate-limits.ts';
import serverErrors from './server-errors.ts';
import stray404s from './stray-404s.ts';

/** Every kind of fault, by the name of its file. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'briefly-lagging-reads': brieflyLaggingReads,
  'connection-resets': connectionResets,
  'cut-bodies': cutBodies,
  'doubled-deliveries': doubledDeliveries,
  'graphql-failures': graphqlFailures,
  kills,
  'lagging-own-writes': laggingOwnWrites,
  'lagging-reads': laggingReads,
  'late-deliveries': lateDeliveries,
  'lost-answers': lostAnswers,
  'lost-deliveries': lostDeliveries,
  'rate-limits': rateLimits,
  'server-errors': serverErrors,
  'stray-404s': stray404s,
};
