import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryRunner } from 'typeorm';
import type { Caller } from '../caller/caller.js';

export interface LiveTopic {
  readonly topic: string;
  readonly id: string;
}

/** What one request carries along: its transaction, what the audit entry will say and what to tell other screens after the commit. */
export interface RequestContext {
  readonly caller: Caller;
  /** Opens the transaction when it is first needed: what was written in one statement of its own needs none. */
  readonly opened: () => Promise<QueryRunner>;
  readonly published: LiveTopic[];
  /** Whether the act wrote its audit entry together with what it changed. */
  isAudited: boolean;
  patientId: string | null;
  entityId: string | null;
  reason: string | null;
  /** Further acts of the same request, such as the other visits of an arrangement: each gets its own audit entry. */
  also: readonly { readonly patientId: string; readonly entityId: string }[];
}

export const requestContext = new AsyncLocalStorage<RequestContext>();
