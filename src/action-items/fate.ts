/** What GitHub says of an item's issue. */
interface Ended {
  readonly state: 'open' | 'closed';
  readonly closedAs: 'completed' | 'not-planned' | 'duplicate' | null;
}

/** What has become of an item: a duplicate is done, if at all, elsewhere. */
export function fateOf({ state, closedAs }: Ended): 'open' | 'done' | 'declined' {
  if (state === 'open') return 'open';
  return closedAs === 'not-planned' || closedAs === 'duplicate' ? 'declined' : 'done';
}
