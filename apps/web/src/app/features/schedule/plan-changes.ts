import { Component, computed, inject, input } from '@angular/core';
import type { SeriesProposalsView } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Icon } from '../../ui/icon.js';

type Placement = SeriesProposalsView['proposals'][number]['placements'][number];

/** The difference a plan would make: what moves from when to when, what is booked, what stays, what falls away. */
@Component({
  selector: 'kat-plan-changes',
  imports: [Icon],
  template: `
    @for (group of groups(); track group.heading) {
      <section>
        <h3>{{ group.heading }} ({{ group.lines.length }})</h3>
        <ul>
          @for (line of group.lines; track line.title + line.from) {
            <li>
              <strong>{{ line.title }}</strong>
              @if (line.from !== null) {
                <s>{{ line.from }}</s>
              }
              @if (line.from !== null && line.to !== null) {
                <kat-icon name="arrow-right" [size]="14" />
              }
              <span>{{ line.to }}</span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }

    ul {
      display: grid;
      gap: var(--space-4);
      margin-top: var(--space-4);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--space-8);
      font: var(--type-label);
    }

    strong {
      min-width: 14rem;
      font-weight: 640;
    }

    s {
      color: var(--muted);
    }
  `,
})
export class PlanChanges {
  readonly answer = input.required<SeriesProposalsView>();
  readonly placements = input.required<readonly Placement[]>();
  private readonly zone = inject(SignInState).zone();
  protected readonly groups = computed(() => {
    const placements = this.placements();
    const lineOf = ({ title, from, startsAt, stays }: Placement) => ({
      title,
      from: from === null || stays ? null : this.when(from.startsAt),
      to: this.when(startsAt),
    });
    const gone = this.answer().fallsAway.map(({ title, startsAt }) => ({ title, from: this.when(startsAt), to: null }));
    return [
      { heading: 'Moves', lines: placements.filter(({ from, stays }) => from !== null && !stays).map(lineOf) },
      { heading: 'Is booked', lines: placements.filter(({ from }) => from === null).map(lineOf) },
      { heading: 'Falls away, since the course does not permit it now', lines: gone },
      { heading: 'Stays', lines: placements.filter(({ stays }) => stays).map(lineOf) },
    ].filter(({ lines }) => lines.length > 0);
  });

  private when(startsAt: string): string {
    return inZone(startsAt, this.zone, 'date-time');
  }
}
