import {
  instantAtLocalTime,
  localTimeAt,
  instant,
  type BoardAppointment,
  type BoardResource,
  type ScheduleDayView,
  type Span,
} from '@sojourn/domain';

/** Height of a minute on the board. */
export const pixelsPerMinute = 1.2;
/** Moves go in steps of five minutes. */
export const stepMin = 5;
const minuteMs = 60_000;

export interface BoardColumn {
  readonly resource: BoardResource;
  readonly group: string;
  readonly isFirstOfGroup: boolean;
  readonly blocks: readonly BoardBlock[];
}

/** What an appointment holds of one resource, with its place among those beside it. */
export interface BoardBlock {
  readonly appointment: BoardAppointment;
  readonly span: Span;
  readonly lane: number;
  readonly lanes: number;
  /** The stretches of different attention within, in minutes from the block's start. */
  readonly parts: readonly { readonly fromMin: number; readonly toMin: number; readonly loadPercent: number }[];
}

const groups = ['Therapists', 'Nurses', 'Prescribers', 'Rooms', 'Pumps'] as const;

function groupOf({ kind, roles }: BoardResource): (typeof groups)[number] {
  if (kind === 'room') return 'Rooms';
  if (kind === 'pump') return 'Pumps';
  if (roles.includes('therapist')) return 'Therapists';
  return roles.includes('nurse') ? 'Nurses' : 'Prescribers';
}

/** The board's columns: people by role, then rooms, then pumps; each with its blocks. */
export function columnsOf(day: ScheduleDayView, shown: (appointment: BoardAppointment) => boolean): readonly BoardColumn[] {
  const appointments = day.appointments.filter(shown);
  return groups.flatMap((group) =>
    day.resources
      .filter((resource) => groupOf(resource) === group)
      .map((resource, index) => ({ resource, group, isFirstOfGroup: index === 0, blocks: blocksOf(resource.id, appointments) })),
  );
}

function blocksOf(resourceId: string, appointments: readonly BoardAppointment[]): readonly BoardBlock[] {
  const blocks = appointments.flatMap((appointment) => {
    const held = appointment.bookings.filter((booking) => booking.resourceId === resourceId);
    return held.length === 0 ? [] : [{ appointment, ...boundsOf(held) }];
  });
  return inLanes(blocks.toSorted((one, other) => one.span.startsAt - other.span.startsAt));
}

function boundsOf(held: readonly BoardAppointment['bookings'][number][]): Pick<BoardBlock, 'span' | 'parts'> {
  const spans = held.map((one) => ({ startsAt: instant(one.startsAt), endsAt: instant(one.endsAt), loadPercent: one.loadPercent }));
  const startsAt = spans.reduce(
    (first, one) => (one.startsAt < first ? one.startsAt : first),
    spans[0]?.startsAt ?? instant('1970-01-01T00:00Z'),
  );
  const endsAt = spans.reduce((last, one) => (one.endsAt > last ? one.endsAt : last), startsAt);
  const parts = spans.map((one) => ({
    fromMin: minutes(startsAt, one.startsAt),
    toMin: minutes(startsAt, one.endsAt),
    loadPercent: one.loadPercent,
  }));
  return { span: { startsAt, endsAt }, parts };
}

/** Blocks that touch stand side by side; a nurse may watch several patients. */
function inLanes(blocks: readonly Pick<BoardBlock, 'appointment' | 'span' | 'parts'>[]): readonly BoardBlock[] {
  const placed: { readonly block: Pick<BoardBlock, 'appointment' | 'span' | 'parts'>; readonly lane: number; readonly cluster: number }[] =
    [];
  let [cluster, clusterEnd] = [0, 0];
  for (const block of blocks) {
    if (block.span.startsAt >= clusterEnd) cluster += 1;
    clusterEnd = Math.max(clusterEnd, block.span.endsAt);
    const beside = placed.filter((one) => one.block.span.endsAt > block.span.startsAt).map(({ lane }) => lane);
    const lane = [...beside, -1].findIndex((_, index) => !beside.includes(index));
    placed.push({ block, lane, cluster });
  }
  return placed.map(({ block, lane, cluster: own }) => {
    const lanes = 1 + Math.max(...placed.filter((one) => one.cluster === own).map((one) => one.lane));
    return { ...block, lane, lanes };
  });
}

export interface BoardHours {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly marks: readonly { readonly label: string; readonly top: number }[];
}

/** From the hour before opening, or before the first visit, to the hour after the last. */
export function hoursOf(day: ScheduleDayView): BoardHours {
  const { zone } = day.site;
  const edges = [...day.openSpans, ...day.appointments].flatMap((one) => [instant(one.startsAt), instant(one.endsAt)]);
  const usual = [instantAtLocalTime(day.on, '08:00', zone), instantAtLocalTime(day.on, '17:00', zone)];
  const all = edges.length === 0 ? usual : edges;
  const startsAt = Math.floor((Math.min(...all) - 30 * minuteMs) / (60 * minuteMs)) * 60 * minuteMs;
  const endsAt = Math.ceil((Math.max(...all) + 30 * minuteMs) / (60 * minuteMs)) * 60 * minuteMs;
  const count = (endsAt - startsAt) / (60 * minuteMs) + 1;
  const marks = Array.from({ length: count }, (_, hour) => ({
    label: localTimeAt((startsAt + hour * 60 * minuteMs) as Span['startsAt'], zone),
    top: hour * 60 * pixelsPerMinute,
  }));
  return { startsAt, endsAt, marks };
}

/** Pixels from the top of the board to an instant. */
export function topOf(at: number, hours: BoardHours): number {
  return ((at - hours.startsAt) / minuteMs) * pixelsPerMinute;
}

export function heightOf({ startsAt, endsAt }: Span): number {
  return Math.max(((endsAt - startsAt) / minuteMs) * pixelsPerMinute, 24);
}

function minutes(from: number, to: number): number {
  return (to - from) / minuteMs;
}
