/**
 * Works something out once for each object it is asked about, and forgets it with the object.
 * Example: `const lengthOf = ofEach((list: readonly string[]) => list.length)` counts a list once. Odd case: the object must not change.
 */
export function ofEach<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}
