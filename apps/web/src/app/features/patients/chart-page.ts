import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeasuredFact, PatientChartView } from '@sojourn/domain';
import { Clock } from '../../core/clock.js';
import { ClinicTime, dateInZone } from '../../core/clinic-time.js';
import { LiveFeed } from '../../core/live-feed.js';
import { problemOf } from '../../core/problem-presenter.js';
import { SignInState } from '../../core/sign-in-state.js';
import { Chip } from '../../ui/chip.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { Tab, Tabs } from '../../ui/tabs.js';
import { AllergyStrip } from './allergy-strip.js';
import { ContactCard } from './contact-card.js';
import { bornWords, dateWords } from './patient-words.js';
import { WeightCard } from './weight-card.js';

const kinds: Record<MeasuredFact['kind'], string> = { weight: 'Weight', height: 'Height', 'blood-pressure': 'Blood pressure' };

/** The whole story at one glance. Nothing of it outlives the patient on screen: everything derives from the address. */
@Component({
  selector: 'kat-chart-page',
  imports: [AllergyStrip, Chip, ClinicTime, ContactCard, EmptyState, Loading, ProblemPanel, RouterLink, Tab, Tabs, WeightCard],
  templateUrl: './chart-page.html',
  styleUrl: './chart-page.css',
})
export default class ChartPage {
  readonly patientId = input.required<string>();
  private readonly clock = inject(Clock);
  protected readonly signIn = inject(SignInState);
  protected readonly chart = httpResource<PatientChartView>(() => `/api/v1/patients/${this.patientId()}`);
  protected readonly problem = computed(() => (this.chart.error() === undefined ? null : problemOf(this.chart.error())));
  protected readonly born = computed(() => {
    const identity = this.chart.hasValue() ? this.chart.value().identity : null;
    return identity === null ? '' : bornWords(identity, dateInZone(this.clock.now(), this.signIn.zone()));
  });
  protected readonly dateWords = dateWords;

  constructor() {
    inject(LiveFeed).reloads('patient', this.chart, inject(DestroyRef));
  }

  protected kindOf(fact: MeasuredFact): string {
    return kinds[fact.kind];
  }

  protected amountOf(fact: MeasuredFact): string {
    if (fact.kind === 'weight') return `${Number((fact.weightG / 1000).toFixed(1))} kg`;
    return fact.kind === 'height' ? `${Number((fact.heightMm / 10).toFixed(1))} cm` : `${fact.systolicMmHg}/${fact.diastolicMmHg} mmHg`;
  }
}
