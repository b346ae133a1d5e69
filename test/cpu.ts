/**
 * Milliseconds of processor time that some work takes on this thread. Unlike a clock, it doesn't count what other tests
 * and programs do meanwhile, so a busy machine fails no test.
 */
export function cpuTime(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
