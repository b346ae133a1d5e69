/** The ISO instant of an epoch in milliseconds, to the second, as GitHub writes instants. */
export function toSecond(epoch: number): string {
  return `${new Date(epoch).toISOString().slice(0, 19)}Z`;
}
