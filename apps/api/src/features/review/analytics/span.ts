/** The instants to count between, the first included and the last not, and the present. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly now: string;
}
