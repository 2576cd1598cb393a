import type * as z from 'zod';
import { protocolSchema } from '../courses/index.js';
import {
  esketaminePolicySchema,
  homePolicySchema,
  homeSupplyPolicySchema,
  injectionPolicySchema,
  limitPolicySchema,
  monitoringPolicySchema,
  preparationPolicySchema,
  rescuePolicySchema,
} from '../dosing-sessions/index.js';
import { stockPolicySchema } from '../inventory/index.js';
import { decide, decodeInput, type Decision, type InputRefused } from '../shared/index.js';

const schemas = {
  limits: limitPolicySchema,
  monitoring: monitoringPolicySchema,
  preparation: preparationPolicySchema,
  injection: injectionPolicySchema,
  esketamine: esketaminePolicySchema,
  'home-session': homePolicySchema,
  'home-supply': homeSupplyPolicySchema,
  rescue: rescuePolicySchema,
  stock: stockPolicySchema,
  protocol: protocolSchema,
} as const;

/** Every kind of policy a clinic may edit, each decoded by its own schema. */
export type PolicyKind = keyof typeof schemas;
export const policyKinds = Object.keys(schemas) as PolicyKind[];
export type PolicyOf<Kind extends PolicyKind> = z.infer<(typeof schemas)[Kind]>;

/**
 * Reads an edited policy. Refuses what is no such policy and what makes no sense in it, every fault at once with its path.
 * Source: clinical reference §2.8, §3, §8.1. Example: `decodePolicy('limits', edited)`; a soft limit above its hard one is refused at
 * "rules.3.soft". Odd case: an unknown field is refused, so that a misspelt number is never silently the default.
 */
export function decodePolicy<Kind extends PolicyKind>(kind: Kind, input: unknown): Decision<PolicyOf<Kind>, InputRefused> {
  return decodeInput(schemas[kind] as unknown as z.ZodType<PolicyOf<Kind>>, input);
}

export interface PolicyChange<Kind extends PolicyKind> {
  readonly current: PolicyOf<Kind>;
  readonly proposed: unknown;
  readonly authorId: string;
  readonly approverId: string | null;
}

export type PolicyChangeRefused =
  | InputRefused
  | { readonly code: 'version-not-next' | 'approver-missing' | 'approver-is-author'; readonly path: string; readonly message: string };

/**
 * Decides a change of policy: readable, the next version, and approved by another person than its author. What was made under an earlier
 * version keeps it. Source: clinical reference §2.8 ("versioned, two-person change"), §9.2.
 * Example: version 2 by Okafor, approved by Cole, follows version 1. Odd case: the same content again is still a new version. Refuses with
 * every one of these that fails.
 */
export function decidePolicyChange<Kind extends PolicyKind>(
  kind: Kind,
  { current, proposed, authorId, approverId }: PolicyChange<Kind>,
): Decision<PolicyOf<Kind>, PolicyChangeRefused> {
  const read = decodePolicy(kind, proposed);
  if (!read.allowed) return read;
  const refusals: PolicyChangeRefused[] = [];
  const next = current.version + 1;
  if (read.value.version !== next) refusals.push({ code: 'version-not-next', path: 'version', message: `The next version is ${next}` });
  if (approverId === null) refusals.push({ code: 'approver-missing', path: 'approverId', message: 'A second person approves the change' });
  if (approverId === authorId) {
    refusals.push({ code: 'approver-is-author', path: 'approverId', message: 'The approver is another person than the author' });
  }
  return decide(read.value, refusals);
}
