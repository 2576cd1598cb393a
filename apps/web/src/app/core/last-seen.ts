import { linkedSignal, type Resource, type Signal } from '@angular/core';

interface Looked<T> {
  readonly id: string | null;
  readonly fresh: T | null;
}

/**
 * What was last read of one thing, null before the first answer: a look that fails takes nothing off the screen, and no form away in which
 * somebody types. Another id starts again, so that nothing of one patient or person stays for the next.
 */
export function lastSeen<T>(resource: Resource<T | undefined>, id: () => string | null): Signal<T | null> {
  return linkedSignal<Looked<T>, T | null>({
    source: () => ({ id: id(), fresh: resource.hasValue() ? resource.value() : null }),
    computation: ({ id: of, fresh }, before) => fresh ?? (before?.source.id === of ? before.value : null),
  });
}
