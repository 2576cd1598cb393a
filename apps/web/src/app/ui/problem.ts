export interface ProblemField {
  readonly path: string;
  readonly message: string;
  readonly code?: string;
}

/** What went wrong, in the words of the screen: what happened, what it means for the record, what to do next. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly happened: string;
  readonly meaning: string;
  readonly next: string;
  readonly fields: readonly ProblemField[];
  readonly retryAfterSeconds: number | null;
  readonly requestId: string | null;
}
