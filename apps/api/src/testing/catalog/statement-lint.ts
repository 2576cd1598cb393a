const relation = /\b(?:from|join|into|update|only|using)\s+(?:sojourn\.)?"?([a-z_]+)"?/gi;
const session = /^\s*set\s+(?!local\s+app\.(?:clinic_id\s*=\s*'\d+'|(?:author|patient)_id\s*=\s*'[0-9a-f-]{36}')\s*$)/i;

/**
 * What of a statement breaks the tenancy rules, each as a sentence: a statement on clinics' tables names `clinic_id` once for every such
 * table it mentions, so that the planner can route it and row-level security is a second lock; and what Citus does not hand on is not used.
 */
export function statementFaults(sql: string, tenantTables: ReadonlySet<string>): string[] {
  const mentioned = [...sql.matchAll(relation)].map(([, name]) => name?.toLowerCase() ?? '').filter((name) => tenantTables.has(name));
  const named = sql.match(/\bclinic_id\b/gi)?.length ?? 0;
  return [
    ...(named < mentioned.length ? [`names clinic_id ${named} times for ${mentioned.join(', ')}`] : []),
    ...(/\bset_config\s*\(/i.test(sql) ? ['uses set_config, which is not handed on to other nodes'] : []),
    ...(/^\s*merge\b/i.test(sql) ? ['uses MERGE'] : []),
    ...(session.test(sql) ? ['sets something for the whole connection'] : []),
    ...(/\bpg_advisory/i.test(sql) ? ['takes an advisory lock, which another node does not see'] : []),
  ];
}
