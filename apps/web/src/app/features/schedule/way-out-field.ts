import { Component, computed, input, output } from '@angular/core';
import { instant, localTimeAt, type Assignment, type HandOver, type ScheduleDayView, type WayOut } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { roleWords } from './schedule-words.js';

/** One visit that an absence hits: who takes over as it stands, when else it fits that day, or what else becomes of it. */
@Component({
  selector: 'kat-way-out-field',
  imports: [ClinicTime, Field, FieldInput],
  template: `
    <fieldset>
      <legend>
        {{ visit().appointment.startsAt | clinicTime }} {{ visit().appointment.patientName }}
        <span class="meta">{{ visit().appointment.title }}</span>
      </legend>
      @for (conflict of visit().missing; track conflict.message) {
        <p class="missing">{{ conflict.message }}</p>
      }
      <kat-field [label]="label()" [help]="help()">
        <select katInput (change)="choose(way.value)" #way>
          @if (visit().candidates.length > 0) {
            <optgroup [label]="'At ' + at() + ', as planned'">
              @for (candidate of visit().candidates; track candidate.resourceId) {
                <option [value]="'to ' + candidate.resourceId" [selected]="isWith(candidate.resourceId)" [disabled]="!candidate.isFree">
                  {{ candidate.name }}{{ candidate.reasons[0] === undefined ? '' : ': ' + candidate.reasons[0].message }}
                </option>
              }
            </optgroup>
          }
          @if (times().length > 0) {
            <optgroup label="At another time that day">
              @for (time of times(); track time.value) {
                <option [value]="time.value" [selected]="time.isChosen">{{ time.words }}</option>
              }
            </optgroup>
          }
          <optgroup label="Otherwise">
            <option value="off" [selected]="chosenWay().kind === 'off'">Call it off</option>
            <option value="open" [selected]="chosenWay().kind === 'open'">Decide later: it stands in conflict until then</option>
          </optgroup>
        </select>
      </kat-field>
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: var(--space-8);
      padding: var(--space-12);
      border: 1px solid var(--line);
      border-radius: var(--radius-card);
    }

    legend {
      padding: 0 var(--space-4);
      font: var(--type-strong);
    }

    .missing {
      color: var(--alert);
      font: var(--type-label);
    }
  `,
})
export class WayOutField {
  readonly visit = input.required<HandOver>();
  readonly day = input.required<ScheduleDayView>();
  readonly chosenWay = input.required<WayOut>();
  readonly chosen = output<WayOut>();
  private readonly names = computed(() => new Map(this.day().resources.map(({ id, name }) => [id, name])));
  protected readonly label = computed(() => {
    const { role } = this.visit();
    return role === null ? 'Instead' : `${roleWords[role]} instead`;
  });
  protected readonly at = computed(() => this.timeOf(this.visit().appointment.startsAt));
  protected readonly help = computed(() => {
    const { toId, elsewhen, role } = this.visit();
    if (toId !== null) return '';
    const nobody = role === null ? 'It cannot stand as it is.' : `Nobody else can at ${this.at()}.`;
    return elsewhen.length === 0 ? `${nobody} No other time that day fits.` : `${nobody} Another time that day fits.`;
  });
  protected readonly times = computed(() =>
    this.visit().elsewhen.map(({ startsAt, assignments }) => {
      const way = this.chosenWay();
      const isChosen = way.kind === 'at' && way.startsAt === startsAt;
      return {
        value: `at ${startsAt}`,
        isChosen,
        words: `${localTimeAt(startsAt, this.day().site.zone)} with ${this.heldBy(assignments)}`,
      };
    }),
  );

  protected isWith(id: string): boolean {
    const way = this.chosenWay();
    return way.kind === 'to' && way.resourceId === id;
  }

  protected choose(value: string): void {
    const [kind, said = ''] = value.split(' ');
    const time = this.visit().elsewhen.find(({ startsAt }) => kind === 'at' && `${startsAt}` === said);
    if (time !== undefined) this.chosen.emit({ kind: 'at', ...time });
    else if (kind === 'to') this.chosen.emit({ kind, resourceId: said });
    else this.chosen.emit(kind === 'off' ? { kind } : { kind: 'open' });
  }

  private heldBy(assignments: readonly Assignment[]): string {
    return assignments.map(({ resourceId }) => this.names().get(resourceId) ?? '').join(', ');
  }

  private timeOf(text: string): string {
    return localTimeAt(instant(text), this.day().site.zone);
  }
}
