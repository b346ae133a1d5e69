import type { Logger } from 'pino';

/** Runs something every so often, never twice at once; a failure is logged and tried at the next time. */
export function every(
  minutes: number,
  what: string,
  run: () => Promise<unknown>,
  log: Logger,
  first: 'now' | 'later' = 'now',
): () => void {
  let running = false;
  const tick = async () => {
    if (running) return;
    running = true;
    try {
      await run();
    } catch (error) {
      log.warn({ err: error }, `${what} failed; it is tried again in ${minutes} min`);
    } finally {
      running = false;
    }
  };
  if (first === 'now') void tick();
  const timer = setInterval(tick, minutes * 60_000);
  timer.unref();
  return () => clearInterval(timer);
}
