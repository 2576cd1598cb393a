import { TestApi } from '../test-api.js';
import { catalogFaults, catalogRules } from './catalog-lint.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

/** A schema that breaks every rule once, so that each rule is known to bite. */
const broken = [
  `CREATE SCHEMA broken`,
  `SET search_path = broken, public`,
  `CREATE TABLE nameless (clinic_id int)`,
  `CREATE TABLE own (id int PRIMARY KEY)`,
  `COMMENT ON TABLE own IS '@local'`,
  `CREATE TABLE lost (id uuid, at timestamp, dose float8)`,
  `COMMENT ON TABLE lost IS '@tenant'`,
  `CREATE TABLE wide (clinic_id bigint NOT NULL, PRIMARY KEY (clinic_id))`,
  `COMMENT ON TABLE wide IS '@tenant'`,
  `CREATE TABLE kept (clinic_id int NOT NULL, id int NOT NULL, PRIMARY KEY (clinic_id, id))`,
  `COMMENT ON TABLE kept IS '@tenant @appendonly'`,
  `GRANT DELETE ON kept TO sojourn_app`,
  `CREATE TABLE loose (clinic_id int, id serial, other int, own_id int, kept_id int, span tstzrange, PRIMARY KEY (id), UNIQUE (other), EXCLUDE USING gist (span WITH &&))`,
  `COMMENT ON TABLE loose IS '@tenant'`,
  `ALTER TABLE kept ADD UNIQUE (id)`,
  `ALTER TABLE loose ADD FOREIGN KEY (kept_id) REFERENCES kept (id)`,
  `ALTER TABLE loose ADD FOREIGN KEY (own_id) REFERENCES own (id)`,
  `ALTER TABLE loose ADD FOREIGN KEY (clinic_id, kept_id) REFERENCES kept (clinic_id, id) ON DELETE SET NULL`,
  `ALTER TABLE own ADD COLUMN kept_id int REFERENCES kept (id)`,
  `ALTER TABLE loose ENABLE ROW LEVEL SECURITY`,
  `CREATE POLICY all_of_it ON loose USING (true)`,
  `CREATE UNIQUE INDEX loose_other ON loose (own_id)`,
  `CREATE VIEW peek AS SELECT * FROM loose`,
  `CREATE FUNCTION climb() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN RETURN NEW; END $$`,
  `CREATE TRIGGER climbs BEFORE INSERT ON loose FOR EACH ROW EXECUTE FUNCTION climb()`,
  `CREATE RULE silence AS ON DELETE TO loose DO INSTEAD NOTHING`,
  `CREATE TABLE part (clinic_id int, id int) PARTITION BY RANGE (clinic_id)`,
  `CREATE TABLE part_one PARTITION OF part FOR VALUES FROM (1) TO (2) PARTITION BY RANGE (id)`,
  `CREATE ROLE sojourn_app_greedy LOGIN SUPERUSER`,
  `CREATE TABLE grabbed (clinic_id int)`,
  `ALTER TABLE grabbed OWNER TO sojourn_app_greedy`,
];

describe('the catalog lint', () => {
  it('finds nothing in the schema that the migrations make', async () => {
    expect(await catalogFaults(api.admin, 'sojourn')).toEqual([]);
  });

  it('finds every kind of fault in a schema that has them all', async () => {
    await api.admin.query('BEGIN');
    for (const statement of broken) await api.admin.query(statement);
    const found = new Set((await catalogFaults(api.admin, 'broken')).map(({ rule }) => rule));
    await api.admin.query('ROLLBACK');
    expect(catalogRules.filter((rule) => !found.has(rule))).toEqual([]);
  });
});
