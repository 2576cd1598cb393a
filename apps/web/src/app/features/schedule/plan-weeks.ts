import { Component, computed, input } from '@angular/core';
import { dateOfDayNumber, dayNumberOf, localDate, weekdayOf, type SeriesPlacementView } from '@sojourn/domain';
import { inZone } from '../../core/clinic-time.js';

/** The ghosts of a plan, week by week: what would stand where, with whom. */
@Component({
  selector: 'kat-plan-weeks',
  template: `
    <div class="scroller" tabindex="0" role="region" aria-label="The plan by weeks">
      <table>
        <thead>
          <tr>
            <th scope="col">Week of</th>
            @for (day of days; track day) {
              <th scope="col">{{ day }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (week of weeks(); track week.monday) {
            <tr>
              <th scope="row">{{ dayWords(week.monday) }}</th>
              @for (day of week.days; track day.on) {
                <td>
                  @for (one of day.placements; track one.key) {
                    <p class="ghost" [class.is-dose]="one.key.startsWith('dose')" [class.stands]="one.stays">
                      <strong>{{ time(one.startsAt) }}</strong> {{ one.title }}
                      <span>{{ who(one) }}</span>
                    </p>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .scroller {
      overflow-x: auto;
    }

    table {
      width: 100%;
      min-width: 820px;
      border-collapse: collapse;
      table-layout: fixed;
    }

    th,
    td {
      padding: var(--space-4);
      border: 1px solid var(--line);
      font: var(--type-meta);
      text-align: start;
      vertical-align: top;
    }

    th {
      color: var(--muted);
    }

    td {
      height: 56px;
    }

    .ghost {
      padding: var(--space-4) var(--space-8);
      border: 1px dashed var(--info);
      border-radius: var(--radius-field);
      background: var(--info-tint);
      color: var(--info);
      overflow-wrap: anywhere;
    }

    .ghost.is-dose {
      border-color: var(--primary);
      background: var(--tint);
      color: var(--on-tint);
    }

    .ghost.stands {
      border-style: solid;
    }

    .ghost span {
      display: block;
    }
  `,
})
export class PlanWeeks {
  readonly placements = input.required<readonly SeriesPlacementView[]>();
  readonly names = input.required<Readonly<Record<string, string>>>();
  readonly zone = input.required<string>();
  protected readonly days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  protected readonly weeks = computed(() => {
    const numbers = this.placements().map(({ on }) => dayNumberOf(localDate(on)));
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const monday = first - weekdayOf(localDate(dateOfDayNumber(first))) + 1;
    return Array.from({ length: Math.ceil((last - monday + 1) / 7) }, (_, week) => ({
      monday: dateOfDayNumber(monday + week * 7),
      days: Array.from({ length: 7 }, (__, day) => {
        const on = dateOfDayNumber(monday + week * 7 + day);
        return { on, placements: this.placements().filter((one) => one.on === on) };
      }),
    })).filter(({ days }) => days.some(({ placements }) => placements.length > 0));
  });

  protected dayWords(on: string): string {
    return inZone(`${on}T12:00:00Z`, 'UTC', 'date');
  }

  protected time(startsAt: string): string {
    return inZone(startsAt, this.zone(), 'time');
  }

  protected who({ assignments }: SeriesPlacementView): string {
    return assignments.map(({ resourceId }) => this.names()[resourceId] ?? '').join(', ');
  }
}
