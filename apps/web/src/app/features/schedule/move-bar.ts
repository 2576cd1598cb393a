import { Component, computed, inject, output } from '@angular/core';
import { instantText, localTimeAt, plusMinutes, patientMinutes } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { BoardMove } from './board-move.js';

/** While a visit is lifted: where it would stand, whether it fits, and every reason why not, in words. */
@Component({
  selector: 'kat-move-bar',
  imports: [Button, Icon],
  template: `
    @if (words(); as said) {
      <div class="bar" [class.is-refused]="conflicts().length > 0">
        <kat-icon [name]="conflicts().length > 0 ? 'triangle-alert' : 'circle-check'" />
        <div class="said" role="status">
          <strong>{{ said }}</strong>
          @for (conflict of conflicts(); track conflict.message) {
            <p>{{ conflict.message }}</p>
          }
        </div>
        <button type="button" kat-button size="small" (click)="putDown.emit()">
          {{ conflicts().length > 0 ? 'Change something' : 'Put it down' }}
        </button>
        <button type="button" kat-button kind="quiet" size="small" (click)="move.drop()">Leave it</button>
      </div>
    } @else if (move.takenFrom(); as name) {
      <div class="bar is-refused">
        <kat-icon name="triangle-alert" />
        <div class="said" role="status">
          <strong>Somebody else changed the visit of {{ name }} while you held it.</strong>
          <p>Nothing of yours was changed. It stands where it is shown now.</p>
        </div>
        <button type="button" kat-button kind="quiet" size="small" (click)="move.drop()">Understood</button>
      </div>
    }
  `,
  styles: `
    /* Room for two reasons from the start, so that the board does not jump at every step. */
    .bar {
      display: flex;
      min-height: 64px;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: var(--space-12);
      padding: var(--space-8) var(--space-16);
      border: 1px solid var(--edge);
      border-radius: var(--radius-card);
      background: var(--tint);
      color: var(--on-tint);
      font: var(--type-label);
    }

    .bar.is-refused {
      border-color: var(--alert);
      border-style: dashed;
      background: var(--alert-tint);
      color: var(--alert);
    }

    .said {
      flex: 1;
      min-width: 12rem;
    }
  `,
})
export class MoveBar {
  readonly putDown = output<void>();
  protected readonly move = inject(BoardMove);
  private readonly signIn = inject(SignInState);
  protected readonly conflicts = computed(() => (this.move.visit()?.hasMoved ? this.move.conflicts() : []));
  protected readonly words = computed(() => {
    const visit = this.move.visit();
    if (visit === null || !visit.hasMoved) return null;
    const { startsAt, phases } = visit.placement;
    const zone = this.signIn.zone();
    const times = `${localTimeAt(startsAt, zone)}–${localTimeAt(plusMinutes(startsAt, patientMinutes(phases)), zone)}`;
    const day = this.move.isOnAnotherDay() ? `${inZone(instantText(startsAt), zone, 'weekday')}, ` : '';
    return `${visit.appointment.patientName}, ${day}${times}: ${this.move.conflicts().length === 0 ? 'fits.' : 'does not fit.'}`;
  });
}
