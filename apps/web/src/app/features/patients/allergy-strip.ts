import { Component, computed, inject, input } from '@angular/core';
import type { AllergyBanner } from '@sojourn/domain';
import { dateInZone } from '../../core/clinic-time.js';
import { Clock } from '../../core/clock.js';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { dateWords } from './patient-words.js';

const tones = { list: 'alert', 'not-asked': 'caution', 'no-known-allergies': 'ok' } as const;
const glyphs = { list: 'circle-alert', 'not-asked': 'triangle-alert', 'no-known-allergies': 'circle-check' } as const;

/** Allergies in words and glyph. Not asked is never shown as none. */
@Component({
  selector: 'kat-allergy-strip',
  imports: [Button, Icon, ProblemPanel],
  template: `
    <div class="strip" role="status" tabindex="0" aria-label="Allergies" [attr.data-tone]="tone()">
      <kat-icon [name]="glyph()" [size]="18" />
      <p>
        <strong>{{ heading() }}</strong> <bdi>{{ words() }}</bdi>
      </p>
      @if (banner().kind === 'not-asked' && signIn.may('chart.write')) {
        <button type="button" kat-button size="small" class="screen-only" [busy]="sending.busy()" (click)="stateNone()">
          Asked today: none known
        </button>
      }
    </div>
    @if (sending.problem(); as problem) {
      <kat-problem [problem]="problem" />
    }
  `,
  styles: `
    .strip {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-4) var(--space-8);
      max-height: 30vh;
      padding: var(--space-8) var(--space-32);
      border-top: 1px solid color-mix(in srgb, var(--tone) 40%, transparent);
      overflow: auto;
      background: var(--tone-ground);
    }

    .strip:focus-visible {
      outline-offset: -2px;
    }

    kat-icon,
    strong {
      color: var(--tone);
    }

    p {
      flex: 1 1 200px;
      min-width: 0;
      overflow-wrap: anywhere;
    }

    strong {
      margin-inline-end: var(--space-8);
    }

    @media (max-width: 699px) {
      .strip {
        padding: var(--space-8) var(--space-16);
      }
    }

    @media print {
      .strip {
        max-height: none;
        padding-inline: 0;
      }
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
  protected readonly glyph = computed(() => glyphs[this.banner().kind]);
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
