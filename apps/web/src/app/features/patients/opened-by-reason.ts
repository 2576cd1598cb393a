import { httpResource } from '@angular/common/http';
import { Component, inject, input } from '@angular/core';
import type { OwnOpening } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Banner } from '../../ui/banner.js';

/** Says, as long as it is so, that this chart is open by a reason of one's own. */
@Component({
  selector: 'kat-opened-by-reason',
  imports: [Banner, ClinicTime],
  template: `
    @if (endsAt(); as end) {
      <kat-banner class="banner" tone="caution" heading="Open by your reason until {{ end | clinicTime }}">
        You are not on this patient’s care team. What you see and write is kept under your name, and somebody looks at the reason.
      </kat-banner>
    }
  `,
  styles: `
    .banner {
      margin: var(--space-12) var(--space-32) var(--space-4);
    }

    @media (width < 700px) {
      .banner {
        margin-inline: var(--space-16);
      }
    }
  `,
})
export class OpenedByReason {
  readonly patientId = input.required<string>();
  private readonly mayOpen = inject(SignInState).may('chart.open-by-reason');
  private readonly own = httpResource<OwnOpening>(() => (this.mayOpen ? `/api/v1/patients/${this.patientId()}/openings/own` : undefined));

  protected endsAt(): string | null {
    return this.own.hasValue() ? this.own.value().endsAt : null;
  }
}
