import type { DueItem } from './due.js';

const open: readonly DueItem['status'][] = ['upcoming', 'due', 'late'];

/**
 * The earliest thing the monitoring schedule still asks for, or null. Example: vital signs due at 10:15 before a sedation score due at 10:20. Odd
 * case: what was missed is not asked for any more, however long ago. Source: clinical reference §3.2.
 */
export function nextDue(items: readonly DueItem[]): DueItem | null {
  return items.filter(({ status }) => open.includes(status)).toSorted((one, other) => one.dueAt - other.dueAt)[0] ?? null;
}
