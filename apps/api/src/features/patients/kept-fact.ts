/** A row of the chart as it is kept; a correction names the row it amends. */
export interface KeptFact<Details = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly details: Details;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly author_id: string;
  readonly amends_id: string | null;
}
