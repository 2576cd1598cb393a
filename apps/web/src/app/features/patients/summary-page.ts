import { Component, inject, input } from '@angular/core';
import type { MeasuredFact } from '@sojourn/domain';
import { ClinicTime } from '../../core/clinic-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { Tab, Tabs } from '../../ui/tabs.js';
import { ContactCard } from './contact-card.js';
import { OpenChart } from './open-chart.js';
import { dateWords } from './patient-words.js';
import { WeightCard } from './weight-card.js';

const kinds: Record<MeasuredFact['kind'], string> = { weight: 'Weight', height: 'Height', 'blood-pressure': 'Blood pressure' };

/** The whole story at one glance. */
@Component({
  selector: 'kat-summary-page',
  imports: [ClinicTime, ContactCard, EmptyState, Loading, PageHeader, Tab, Tabs, WeightCard],
  templateUrl: './summary-page.html',
  styleUrl: './summary-page.css',
})
export default class SummaryPage {
  readonly patientId = input.required<string>();
  protected readonly opened = inject(OpenChart);
  protected readonly dateWords = dateWords;

  protected kindOf(fact: MeasuredFact): string {
    return kinds[fact.kind];
  }

  protected amountOf(fact: MeasuredFact): string {
    if (fact.kind === 'weight') return `${Number((fact.weightG / 1000).toFixed(1))} kg`;
    return fact.kind === 'height' ? `${Number((fact.heightMm / 10).toFixed(1))} cm` : `${fact.systolicMmHg}/${fact.diastolicMmHg} mmHg`;
  }
}
