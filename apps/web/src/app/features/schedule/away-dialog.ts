import { Component, computed, inject, input, output, signal } from '@angular/core';
import {
  handOverOf,
  instant,
  instantFromMs,
  wayOf,
  type BoardAppointment,
  type HandOver,
  type ScheduleDayView,
  type WayOut,
} from '@sojourn/domain';
import { ClinicTime, dateInZone, inZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { Arranging, moveOf } from './arranging.js';
import { absenceOn } from './absence-on.js';
import { AwayTold } from './away-told.js';
import { OverrideField, overridesOf } from './override-field.js';
import { PutDown } from './put-down.js';
import { WayOutField } from './way-out-field.js';
import { cancellationOf, conflictsOf, plannedMove, type Decided } from './way-out.js';

const here = ['arrived', 'checked-in', 'in-progress'];

/** Somebody is ill this morning: every visit that needs them with its ways out, recorded and arranged at once. */
@Component({
  selector: 'kat-away-dialog',
  imports: [AwayTold, Button, ClinicTime, Dialog, EmptyState, Field, FieldInput, OverrideField, ProblemPanel, WayOutField],
  providers: [Arranging],
  templateUrl: './away-dialog.html',
})
export class AwayDialog {
  readonly day = input.required<ScheduleDayView>();
  readonly changed = output<void>();
  readonly moving = output<BoardAppointment>();
  readonly closed = output<void>();
  private readonly clock = inject(Clock);
  private readonly putDown = inject(PutDown);
  protected readonly arranging = inject(Arranging);
  protected readonly absence = submission();
  protected readonly personId = signal('');
  protected readonly reason = signal('');
  private readonly chosen = signal<Readonly<Record<string, WayOut>>>({});
  private readonly isRecorded = signal(false);
  private readonly absenceId = crypto.randomUUID();
  /** What was done, once it was done and somebody has to hear of it. */
  protected readonly told = signal<readonly Decided[] | null>(null);
  protected readonly people = computed(() => this.day().resources.filter(({ kind }) => kind === 'staff'));
  private readonly isToday = computed(() => dateInZone(this.clock.instant(), this.day().site.zone) === this.day().on);
  protected readonly period = computed(() =>
    this.isToday()
      ? 'From now to the end of the day, as off sick.'
      : `All of ${inZone(`${this.day().on}T12:00:00Z`, 'UTC', 'weekday')}, as off sick.`,
  );
  protected readonly visits = computed<readonly HandOver[]>(() =>
    this.personId() === '' || this.told() !== null
      ? []
      : handOverOf(this.day(), this.personId(), instantFromMs(this.clock.instant()), this.chosen()),
  );
  protected readonly begun = computed(() =>
    this.day().appointments.filter(
      ({ state, bookings, endsAt }) =>
        here.includes(state) && instant(endsAt) > this.clock.instant() && bookings.some(({ resourceId }) => resourceId === this.personId()),
    ),
  );
  private readonly ways = computed(() => this.visits().map((visit): Decided => ({ visit, way: this.wayOf(visit) })));
  protected readonly conflicts = computed(() => this.ways().flatMap(conflictsOf));
  protected readonly stillOpen = computed(() => (this.told() ?? []).filter(({ way }) => way.kind === 'open'));
  protected readonly button = computed(() => {
    const count = (kind: WayOut['kind']): number => this.ways().filter(({ way }) => way.kind === kind).length;
    const done = [said('hand over', count('to')), said('move', count('at')), said('call off', count('off'))].filter(
      (words) => words !== '',
    );
    return done.length === 0 ? 'Record the absence' : `Record the absence and ${done.join(', ')}`;
  });

  protected wayOf(visit: HandOver): WayOut {
    return wayOf(visit, this.chosen());
  }

  protected choosePerson(id: string): void {
    this.personId.set(id);
    this.chosen.set({});
    this.isRecorded.set(false);
  }

  protected choose({ appointment }: HandOver, way: WayOut): void {
    this.chosen.update((chosen) => ({ ...chosen, [appointment.id]: way }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.personId() === '') return;
    const ways = this.ways();
    if (!this.isRecorded() && !(await this.record())) return;
    this.isRecorded.set(true);
    if (!(await this.arrange(ways))) return;
    const toTell = ways.filter(({ way }) => way.kind !== 'to');
    if (toTell.length > 0) this.told.set(toTell);
    this.changed.emit();
    if (toTell.length === 0) this.closed.emit();
  }

  /** All of what was decided at once, or nothing of it. */
  private async arrange(ways: readonly Decided[]): Promise<boolean> {
    const [moves, cancellations] = [ways.flatMap(plannedMove), ways.flatMap(cancellationOf)];
    if (moves.length + cancellations.length === 0) return true;
    const reason = cancellations.length > 0 ? 'staff-away' : null;
    const overrides = overridesOf(this.conflicts(), this.reason());
    if (!(await this.arranging.commit({ moves: moves.map(moveOf), cancellations, reason, overrides }))) return false;
    if (cancellations.length === 0) this.putDown.offerUndoAll(moves, this.absenceId);
    return true;
  }

  /** The absence is a fact, kept whatever becomes of the visits. */
  private async record(): Promise<boolean> {
    const command = { id: this.absenceId, resourceId: this.personId(), kind: 'sick', ...absenceOn(this.day(), this.clock.instant()) };
    return (await this.absence.post('/api/v1/resources/absences', command)).ok;
  }
}

function said(verb: string, count: number): string {
  return count === 0 ? '' : `${verb} ${count} ${count === 1 ? 'visit' : 'visits'}`;
}
