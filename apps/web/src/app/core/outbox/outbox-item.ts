import type { SessionEntry, Unmet } from '@sojourn/domain';

/** How an entry reaches the server: a fact is recorded, a step is decided. */
export type Door = 'record' | 'step';

/** Why the server did not keep an entry, in its own words. */
export interface Refused {
  readonly happened: string;
  readonly refusals: readonly Unmet[];
}

/** One entry that this device keeps until the server has it. */
export interface OutboxItem {
  readonly entry: SessionEntry;
  readonly sessionId: string;
  readonly door: Door;
  /** Null while it waits; a refused entry stays until somebody has seen to it. */
  readonly refused: Refused | null;
}

/** What became of one entry that was sent. `later`: nobody answered, or nobody is signed in; it is sent again. */
export type Delivery = { readonly entryId: string } & (
  { readonly state: 'arrived' } | { readonly state: 'later' } | { readonly state: 'refused'; readonly refused: Refused }
);
