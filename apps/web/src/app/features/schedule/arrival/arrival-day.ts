import { Component, input, model } from '@angular/core';
import { instant, localDateAt, type AppointmentView, type Instant } from '@sojourn/domain';
import { ClinicTime } from '../../../core/clinic-time.js';
import { Banner } from '../../../ui/banner.js';
import { SegmentedChoice } from '../../../ui/segmented-choice.js';

type VisitDay = 'today' | 'earlier' | 'later';

/** On which day a visit stands, seen from now, by the clock of its site. */
export function visitDay({ startsAt, zone }: Pick<AppointmentView, 'startsAt' | 'zone'>, now: Instant): VisitDay {
  const [on, today] = [localDateAt(instant(startsAt), zone), localDateAt(now, zone)];
  if (on === today) return 'today';
  return on < today ? 'earlier' : 'later';
}

/** Somebody stands at the desk whatever the schedule says; or came on the day of the visit, and nobody noted it. It is taken, and marked. */
@Component({
  selector: 'kat-arrival-day',
  imports: [Banner, ClinicTime, SegmentedChoice],
  template: `
    @switch (day()) {
      @case ('later') {
        <kat-banner tone="caution" heading="This visit is not today">
          It stands on {{ startsAt() | clinicTime: 'weekday' }}. The arrival is taken as you say it, and marked as on another day.
        </kat-banner>
      }
      @case ('earlier') {
        <kat-segmented-choice
          label="When the patient came"
          help="It is taken as you say it, and marked as noted later or as on another day."
          isStacked
          [choices]="[
            { value: 'its-day', label: 'On ' + (startsAt() | clinicTime: 'weekday') + ', and nobody noted it' },
            { value: 'today', label: 'Today' },
          ]"
          [error]="isMissing() ? 'Say when the patient came.' : null"
          [(value)]="arrivedOn"
        />
      }
    }
  `,
})
export class ArrivalDay {
  readonly day = input.required<VisitDay>();
  readonly startsAt = input.required<string>();
  readonly isMissing = input(false);
  readonly arrivedOn = model<string | null>(null);
}
