/** Something that waits for this person, in a sentence that leads somewhere. */
interface TodayNeed {
  readonly id: string;
  readonly sentence: string;
  readonly detail: string | null;
  readonly address: string | null;
  readonly dueAt: string | null;
}

/** One of today's visits as the day's list shows it. */
interface TodayVisit {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly patientName: string;
  readonly kind: string;
  readonly place: string | null;
  readonly state: 'planned' | 'live' | 'done' | 'cancelled';
  readonly address: string | null;
}

/** The answer of GET /api/v1/today: what needs this person now, and their visits of the day. */
export interface TodayView {
  readonly needs: readonly TodayNeed[];
  readonly visits: readonly TodayVisit[];
}
