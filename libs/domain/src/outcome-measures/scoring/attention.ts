import { alertFindings, defaultMonitoringPolicy } from '../../dosing-sessions/index.js';

export type Attention = 'none' | 'info' | 'yellow' | 'red';

/**
 * How much attention a sedation score asks for, by the default monitoring policy: the bedside's limits and no others. The clinic's own
 * policy decides which alert is raised. Source: clinical reference §3.3 [D]. Example: MOAA/S 3 is yellow, 2 red. Odd case: no score, no answer.
 */
export function attentionOf(scale: 'moaaS' | 'rass', total: number | null): Attention | null {
  if (total === null) return null;
  const [gravest] = alertFindings({ [scale]: total }, null, defaultMonitoringPolicy);
  return gravest?.tier ?? 'none';
}
