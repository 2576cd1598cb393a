/** Something that waits for this person, in a sentence that leads somewhere. */
export interface TodayNeed {
  readonly id: string;
  readonly sentence: string;
  readonly detail: string | null;
  readonly address: string | null;
  readonly dueAt: string | null;
  /** About somebody's life: drawn with the sign of risk and this tone, never as an ordinary line. */
  readonly risk?: 'alert' | 'caution';
}

/** One of today's visits as the day's list shows it. Who may not read dosing sessions sees no product and no way in. */
export interface TodayVisit {
  readonly id: string;
  readonly startsAt: string;
  /** Null while nobody knows when it ends: a session is over when the patient has left. */
  readonly endsAt: string | null;
  readonly patientName: string;
  readonly kind: string;
  readonly place: string | null;
  readonly state: 'planned' | 'live' | 'done' | 'cancelled' | 'missed';
  readonly address: string | null;
}

/** Notes that wait for a signature, by whom they wait for; `person` is null for all of them together, where names are not the reader's. */
export interface UnsignedNotes {
  readonly person: string | null;
  readonly count: number;
}

/** The answer of GET /api/v1/today: what needs this person now, and the visits of the day. */
export interface TodayView {
  readonly needs: readonly TodayNeed[];
  readonly visits: readonly TodayVisit[];
}
