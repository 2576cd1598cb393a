/** A moment before a visit at which its patient is reminded. */
export interface ReminderPoint {
  readonly id: string;
  readonly hoursBefore: number;
}

/** Clinic policy [D]: when a visit's patient is reminded, and how often a message is tried. Source: clinical reference §8.2 ("Reminders"). */
export interface ReminderPolicy {
  readonly version: number;
  /** Earliest first. */
  readonly points: readonly ReminderPoint[];
  /** Booked nearer than this before it begins, a visit needs no reminder: the booking was one. */
  readonly leastHoursBefore: number;
  /** Minutes after each failed try until the next one; there is one try more than waits. */
  readonly retryAfterMin: readonly number[];
  /** Minutes that a visit stands changed before its patient is told, so that what is put right at once tells nobody anything. */
  readonly changeSettlesMin: number;
  /** A change that is longer ago than this is told by nobody's letter. */
  readonly changeToldWithinHours: number;
  /** What a letter says that its link can do holds for so many minutes at least. */
  readonly answeringTakesMin: number;
}

export const defaultReminderPolicy: ReminderPolicy = {
  version: 3,
  points: [
    { id: 'week-before', hoursBefore: 168 },
    { id: 'two-days-before', hoursBefore: 48 },
    { id: 'day-before', hoursBefore: 24 },
  ],
  leastHoursBefore: 2,
  retryAfterMin: [1, 5, 15, 60],
  changeSettlesMin: 3,
  changeToldWithinHours: 48,
  answeringTakesMin: 15,
};
