import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SuicideItemLeftOpen } from '@sojourn/domain';
import { Button } from '../ui/button.js';
import { Chip } from '../ui/chip.js';
import { settingWords } from '../ui/setting-words.js';
import { ClinicTime } from './clinic-time.js';
import { SignInState } from './sign-in-state.js';

/** A form came back without an answer to its question about suicide: somebody asks. Source: clinical reference §4.0. */
@Component({
  selector: 'kat-left-open',
  imports: [Button, Chip, ClinicTime, RouterLink],
  template: `
    <section class="kat-card" aria-labelledby="left-open-heading">
      <div class="kat-row">
        <kat-chip tone="alert" icon="siren">Risk</kat-chip>
        <h3 id="left-open-heading">The question about suicide was left open</h3>
      </div>
      <p>Not answered is not “no”. Ask, and record what is said.</p>
      <ul>
        @for (form of forms(); track form.responseId) {
          <li>
            <strong>{{ form.name }}</strong>&ngsp;
            <span class="meta">{{ form.takenAt | clinicTime: 'date-time' }}, {{ ways[form.setting] }}</span>
            @for (wording of form.wordings; track $index) {
              <p>{{ wording }}</p>
            }
          </li>
        }
      </ul>
      @if (mayAct()) {
        <div class="kat-row">
          <a kat-button kind="primary" icon="pencil" [routerLink]="['/patients', patientId(), 'measures', 'record', 'c-ssrs-screener']"
            >Ask the C-SSRS now</a
          >
          <button type="button" kat-button icon="check" [busy]="busy()" (click)="asked.emit(ids())">I have asked another way</button>
        </div>
      }
    </section>
  `,
  styles: `
    section,
    ul {
      display: grid;
      gap: var(--space-12);
    }

    section {
      border-inline-start: 4px solid var(--alert);
    }
  `,
})
export class LeftOpen {
  readonly patientId = input.required<string>();
  readonly forms = input.required<readonly SuicideItemLeftOpen[]>();
  readonly busy = input(false);
  /** The forms about which somebody has asked. */
  readonly asked = output<readonly string[]>();
  protected readonly mayAct = computed(() => this.signIn.may('measures.record'));
  protected readonly ids = computed(() => this.forms().map(({ responseId }) => responseId));
  protected readonly ways = settingWords;
  private readonly signIn = inject(SignInState);
}
