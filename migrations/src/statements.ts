import type { QueryRunner } from 'typeorm';

/** Runs statements one by one: Citus takes a single DDL statement per query. */
export async function runEach(queryRunner: QueryRunner, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await queryRunner.query(statement);
}

/** What every tenant table gets in the migration that creates it: class mark, forced row-level security, grants. */
export function asTenantTable(table: string, kind: 'mutable' | 'append-only'): string[] {
  const guard = kind === 'append-only' ? appendOnlyGuard(table) : [];
  return [
    `COMMENT ON TABLE ${table} IS '@tenant${kind === 'append-only' ? ' @appendonly' : ''}'`,
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY ${table}_of_clinic ON ${table} USING (clinic_id = current_setting('app.clinic_id')::int)`,
    `GRANT SELECT, INSERT${kind === 'mutable' ? ', UPDATE' : ''} ON ${table} TO sojourn_app`,
    ...guard,
  ];
}

function appendOnlyGuard(table: string): string[] {
  return [
    `CREATE TRIGGER ${table}_keeps_rows BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION keep_appended()`,
    `CREATE TRIGGER ${table}_keeps_all BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION keep_appended()`,
  ];
}
