/**
 * A function of one object that is computed once for each: when it is first asked for, and again only after the object
 * itself has been garbage-collected.
 */
export function memoized<Key extends object, T>(make: (key: Key) => T): (key: Key) => T {
  const made = new WeakMap<Key, { readonly value: T }>();
  return (key) => {
    let entry = made.get(key);
    if (!entry) {
      entry = { value: make(key) };
      made.set(key, entry);
    }
    return entry.value;
  };
}
