import { Component, computed, inject, input } from '@angular/core';
import type { AllergyBanner } from '@sojourn/domain';
import { dateInZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { dateWords } from './patient-words.js';

const tones = { list: 'alert', 'not-asked': 'caution', 'no-known-allergies': 'ok' } as const;

/** Allergies in words and glyph. Not asked is never shown as none. */
@Component({
  selector: 'kat-allergy-strip',
  imports: [Banner, Button, ProblemPanel],
  template: `
    <kat-banner [tone]="tone()" [heading]="heading()">
      {{ words() }}
      @if (banner().kind === 'not-asked' && signIn.may('chart.write')) {
        <div katBannerActions>
          <button type="button" kat-button size="small" [busy]="sending.busy()" (click)="stateNone()">Asked today: none known</button>
        </div>
      }
    </kat-banner>
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
})
export class AllergyStrip {
  readonly patientId = input.required<string>();
  readonly banner = input.required<AllergyBanner>();
  private readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly tone = computed(() => tones[this.banner().kind]);
  protected readonly heading = computed(() => {
    const banner = this.banner();
    if (banner.kind === 'list') return banner.allergies.length === 1 ? 'Allergy' : 'Allergies';
    return banner.kind === 'not-asked' ? 'Allergies not asked' : 'No known allergies';
  });
  protected readonly words = computed(() => {
    const banner = this.banner();
    if (banner.kind === 'not-asked') return 'Nobody has recorded whether there are any. Ask before anything is given.';
    if (banner.kind === 'no-known-allergies') return `Asked on ${dateWords(banner.askedOn)}.`;
    const listed = banner.allergies
      .map(({ substance, criticality }) => (criticality === 'high' ? `${substance} (high risk)` : substance))
      .join(' · ');
    return banner.isContradicted ? `${listed}. Somebody also stated that there are none: clear this up.` : listed;
  });

  protected stateNone(): void {
    const askedOn = dateInZone(this.clock.now(), this.signIn.zone());
    void this.sending.put(`/api/v1/patients/${this.patientId()}/no-allergies`, { askedOn });
  }
}
