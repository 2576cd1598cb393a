import { Component, computed, inject, input, output, signal } from '@angular/core';
import {
  handOverOf,
  instant,
  instantFromMs,
  instantText,
  placementNow,
  replaced,
  type HandOver,
  type ScheduleDayView,
} from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { Arranging, moveOf, type PlannedMove } from './arranging.js';
import { PutDown } from './put-down.js';
import { roleWords } from './schedule-words.js';

/** Somebody is ill this morning: their visits of the day with proposed replacements, recorded and handed over at once. */
@Component({
  selector: 'kat-away-dialog',
  imports: [Button, ClinicTime, Dialog, EmptyState, Field, FieldInput, ProblemPanel],
  providers: [Arranging],
  templateUrl: './away-dialog.html',
  styleUrl: './away-dialog.css',
})
export class AwayDialog {
  readonly day = input.required<ScheduleDayView>();
  readonly changed = output<void>();
  readonly closed = output<void>();
  private readonly clock = inject(Clock);
  private readonly putDown = inject(PutDown);
  protected readonly arranging = inject(Arranging);
  protected readonly absence = submission();
  protected readonly words = roleWords;
  protected readonly personId = signal('');
  private readonly chosen = signal<Readonly<Record<string, string>>>({});
  private readonly isRecorded = signal(false);
  private readonly absenceId = crypto.randomUUID();
  protected readonly people = computed(() => this.day().resources.filter(({ kind }) => kind === 'staff'));
  protected readonly visits = computed<readonly HandOver[]>(() =>
    this.personId() === '' ? [] : handOverOf(this.day(), this.personId(), instantFromMs(this.clock.instant())),
  );
  protected readonly handedOver = computed(() => this.visits().filter((one) => this.toOf(one) !== ''));
  protected readonly button = computed(() => {
    const count = this.handedOver().length;
    if (count === 0) return 'Record the absence';
    return `Record the absence and hand over ${count} ${count === 1 ? 'visit' : 'visits'}`;
  });

  protected toOf({ appointment, toId }: HandOver): string {
    return this.chosen()[appointment.id] ?? toId ?? '';
  }

  protected choosePerson(id: string): void {
    this.personId.set(id);
    this.chosen.set({});
    this.isRecorded.set(false);
  }

  protected choose({ appointment }: HandOver, resourceId: string): void {
    this.chosen.update((chosen) => ({ ...chosen, [appointment.id]: resourceId }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.personId() === '') return;
    const moves = this.handedOver().map((one): PlannedMove => ({
      ...{ appointment: one.appointment, id: crypto.randomUUID(), startsAt: instant(one.appointment.startsAt) },
      assignments: replaced(placementNow(one.appointment).assignments, one.role, this.toOf(one)),
    }));
    if (!this.isRecorded() && !(await this.record())) return;
    this.isRecorded.set(true);
    if (moves.length > 0 && !(await this.arranging.commit({ moves: moves.map(moveOf) }))) return;
    if (moves.length > 0) this.putDown.offerUndoAll(moves, this.absenceId);
    this.changed.emit();
    this.closed.emit();
  }

  /** The absence is a fact, kept whatever becomes of the visits: from now, or from the start of a later day, to its end. */
  private async record(): Promise<boolean> {
    const { openSpans } = this.day();
    const now = this.clock.instant();
    const opens = openSpans[0] === undefined ? now : instant(openSpans[0].startsAt);
    const closes = instant(openSpans.at(-1)?.endsAt ?? instantText(instantFromMs(opens + dayMs)));
    const startsAt = closes > now ? Math.max(opens, Math.min(now, closes - 1)) : opens;
    const command = { id: this.absenceId, resourceId: this.personId(), kind: 'sick', startsAt: textOf(startsAt), endsAt: textOf(closes) };
    return (await this.absence.post('/api/v1/resources/absences', command)).ok;
  }
}

const dayMs = 86_400_000;

function textOf(ms: number): string {
  return instantText(instantFromMs(Math.floor(ms)));
}
