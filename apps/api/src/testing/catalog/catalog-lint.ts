import type pg from 'pg';

export interface CatalogFault {
  readonly rule: string;
  readonly object: string;
  readonly detail: string;
}

const tables = `
  WITH t AS (
    SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner, obj_description(c.oid, 'pg_class') AS comment,
      coalesce(substring(obj_description(c.oid, 'pg_class') FROM '@(tenant|reference|local)'), 'unclassified') AS class,
      (SELECT attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'clinic_id' AND NOT attisdropped) AS k
    FROM pg_class c WHERE c.relnamespace = $1::text::regnamespace AND c.relkind IN ('r', 'p')),
  con AS (SELECT co.*, t.relname, t.class, t.k FROM pg_constraint co JOIN t ON t.oid = co.conrelid)`;

/** One query a rule; each row is a fault. They keep the schema ready to be spread over nodes by clinic. */
const rules: Record<string, string> = {
  'T01 unclassified table': `SELECT relname o, '' d FROM t WHERE class = 'unclassified'`,
  'T02 no clinic_id': `SELECT relname o, '' d FROM t WHERE class = 'tenant' AND k IS NULL`,
  'T03 nullable clinic_id': `SELECT t.relname o, '' d FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = t.k WHERE class = 'tenant' AND NOT a.attnotnull`,
  'T04 no primary key': `SELECT relname o, '' d FROM t WHERE class = 'tenant' AND NOT EXISTS (SELECT 1 FROM pg_constraint p WHERE p.conrelid = t.oid AND p.contype = 'p')`,
  'T05 clinic_id is not int': `SELECT t.relname o, format_type(a.atttypid, a.atttypmod) d FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = t.k WHERE class = 'tenant' AND a.atttypid <> 'int4'::regtype`,
  'C01 key without clinic_id first': `SELECT relname o, conname d FROM con WHERE class = 'tenant' AND contype IN ('p', 'u') AND conkey[1] IS DISTINCT FROM k`,
  'C02 unique index without clinic_id': `SELECT t.relname o, ic.relname d FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class ic ON ic.oid = i.indexrelid WHERE class = 'tenant' AND i.indisunique AND NOT (t.k = ANY (i.indkey::int2[]))`,
  'C03 exclusion without clinic_id': `SELECT relname o, conname d FROM con WHERE class = 'tenant' AND contype = 'x' AND NOT EXISTS (SELECT 1 FROM generate_subscripts(conkey, 1) s JOIN pg_operator p ON p.oid = conexclop[s] WHERE conkey[s] = k AND p.oprname = '=')`,
  'F01 foreign key without clinic_id': `SELECT con.relname o, conname d FROM con JOIN t r ON r.oid = con.confrelid WHERE con.class = 'tenant' AND r.class = 'tenant' AND contype = 'f' AND NOT EXISTS (SELECT 1 FROM generate_subscripts(conkey, 1) s WHERE conkey[s] = con.k AND confkey[s] = r.k)`,
  'F02 set null or default': `SELECT con.relname o, conname d FROM con WHERE class = 'tenant' AND contype = 'f' AND k = ANY (conkey) AND (confdeltype IN ('n', 'd') OR confupdtype IN ('n', 'd'))`,
  'F03 local to tenant': `SELECT con.relname o, conname d FROM con JOIN t r ON r.oid = con.confrelid WHERE con.class <> 'tenant' AND r.class = 'tenant' AND contype = 'f'`,
  'F04 tenant to local': `SELECT con.relname o, conname d FROM con JOIN t r ON r.oid = con.confrelid WHERE con.class = 'tenant' AND r.class = 'local' AND contype = 'f'`,
  'F05 foreign key without index': `SELECT con.relname o, conname d FROM con WHERE contype = 'f' AND class = 'tenant' AND array_length(conkey, 1) > 1 AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = con.conrelid AND (SELECT array_agg(x ORDER BY x) FROM unnest(con.conkey) x) <@ (i.indkey::int2[])[0:array_length(con.conkey, 1) - 1])`,
  'R01 row-level security not forced': `SELECT relname o, '' d FROM t WHERE class = 'tenant' AND NOT (relrowsecurity AND relforcerowsecurity)`,
  'R02 no policy': `SELECT relname o, '' d FROM t WHERE class = 'tenant' AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid)`,
  'R03 policy without clinic_id': `SELECT t.relname o, p.polname d FROM t JOIN pg_policy p ON p.polrelid = t.oid WHERE class = 'tenant' AND coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') NOT LIKE '%clinic_id%'`,
  'R04 view with definer rights': `SELECT c.relname o, '' d FROM pg_class c WHERE c.relnamespace = $1::text::regnamespace AND (c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])`,
  'R05 definer function without search_path': `SELECT p.proname o, '' d FROM pg_proc p WHERE p.pronamespace = $1::text::regnamespace AND p.prosecdef AND NOT EXISTS (SELECT 1 FROM unnest(coalesce(p.proconfig, '{}')) x WHERE x LIKE 'search_path=%')`,
  'R06 login role passes row-level security': `SELECT rolname o, '' d FROM pg_roles WHERE rolcanlogin AND (rolbypassrls OR rolsuper) AND rolname LIKE 'sojourn\\_%' AND rolname <> 'sojourn_backup'`,
  'R07 application owns a table': `SELECT t.relname o, r.rolname d FROM t JOIN pg_roles r ON r.oid = t.relowner WHERE r.rolcanlogin AND r.rolname LIKE 'sojourn\\_app%'`,
  'P01 append-only table can change': `SELECT t.relname o, g.privilege_type d FROM t JOIN information_schema.role_table_grants g ON g.table_schema = $1 AND g.table_name = t.relname WHERE g.grantee LIKE 'sojourn\\_app%' AND g.privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE') AND t.comment LIKE '%@appendonly%'`,
  'S01 narrow identity': `SELECT t.relname o, a.attname d FROM t JOIN pg_attribute a ON a.attrelid = t.oid WHERE class = 'tenant' AND (a.attidentity <> '' OR EXISTS (SELECT 1 FROM pg_attrdef x WHERE x.adrelid = t.oid AND x.adnum = a.attnum AND pg_get_expr(x.adbin, x.adrelid) LIKE 'nextval%')) AND a.atttypid <> 'int8'::regtype`,
  'I01 index not led by clinic_id': `SELECT t.relname o, ic.relname d FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class ic ON ic.oid = i.indexrelid WHERE class = 'tenant' AND t.k IS NOT NULL AND i.indkey[0] <> t.k AND NOT i.indisprimary`,
  'I02 timestamp without time zone': `SELECT t.relname o, a.attname d FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT attisdropped WHERE a.atttypid = 'timestamp'::regtype`,
  'I03 binary float': `SELECT t.relname o, a.attname d FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT attisdropped WHERE a.atttypid IN ('float4'::regtype, 'float8'::regtype)`,
  'G01 trigger function not shard-local': `SELECT t.relname o, g.tgname d FROM t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal JOIN pg_proc p ON p.oid = g.tgfoid WHERE class = 'tenant' AND coalesce(obj_description(p.oid, 'pg_proc'), '') NOT LIKE '%@shardlocal%'`,
  'G02 nested partition': `SELECT c.relname o, '' d FROM pg_class c JOIN t ON t.oid = c.oid WHERE c.relispartition AND c.relkind = 'p'`,
  'G03 rule': `SELECT t.relname o, r.rulename d FROM t JOIN pg_rewrite r ON r.ev_class = t.oid WHERE r.rulename <> '_RETURN'`,
};

/** Every breach of the tenancy rules in the schema; an empty list is a schema that can be spread over nodes. */
export async function catalogFaults(client: pg.Client, schema: string): Promise<CatalogFault[]> {
  const found: CatalogFault[] = [];
  for (const [rule, sql] of Object.entries(rules)) {
    const { rows } = await client.query<{ o: string; d: string }>(
      `${tables} SELECT o::text, d::text FROM (${sql}) f WHERE $1::text IS NOT NULL`,
      [schema],
    );
    found.push(...rows.map(({ o, d }) => ({ rule, object: o, detail: d })));
  }
  return found;
}

export const catalogRules = Object.keys(rules);
