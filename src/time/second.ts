/** Formats epoch milliseconds as an ISO instant to the second, like GitHub's. */
export function toSecond(epoch: number): string {
  return `${new Date(epoch).toISOString().slice(0, 19)}Z`;
}
