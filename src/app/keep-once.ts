import type { SignalStore, Store } from '../store/store.ts';
import type { Signal } from '../vocabulary/signal.ts';

export type SignalKeeper = Pick<Store, 'accept' | 'knows'> & {
  readonly signals: Pick<SignalStore, 'keep'>;
};

/**
 * Keeps a signal before its sender is answered. False when it was received before, in the last month, even if it has been
 * settled since.
 *
 * @param later gives an ISO instant at which its object is looked at; undefined for at once
 */
export async function keepOnce(
  signal: Signal,
  store: SignalKeeper,
  later: () => string | undefined = () => undefined,
): Promise<boolean> {
  if ((await store.knows([signal.id])).has(signal.id)) return false;
  const fresh = await store.signals.keep(signal, later());
  // Noted last: a sender that was not answered sends it again.
  await store.accept({ id: signal.id, event: 'signal', refs: [] });
  return fresh;
}
