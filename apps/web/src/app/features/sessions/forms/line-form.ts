import { Component, input, output } from '@angular/core';
import { AllergiesForm } from '../check/allergies-form.js';
import { ConsentsForm } from '../check/consents-form.js';
import { SuicideScreen } from '../check/suicide-screen.js';
import { DoubleCheckForm } from '../prepare/double-check-form.js';
import { PreparationForm } from '../prepare/preparation-form.js';
import { EntryForm } from './entry-form.js';
import type { GuardLine } from './guard-line.js';
import { VitalsEntryForm } from './vitals-entry-form.js';

/** The form that settles one line of a checklist. */
@Component({
  selector: 'kat-line-form',
  imports: [AllergiesForm, ConsentsForm, DoubleCheckForm, EntryForm, PreparationForm, SuicideScreen, VitalsEntryForm],
  template: `
    @switch (line().special) {
      @case ('suicide-screen') {
        <kat-suicide-screen (kept)="kept.emit()" />
      }
      @case ('consents') {
        <kat-consents-form (kept)="kept.emit()" />
      }
      @case ('allergies') {
        <kat-allergies-form [spec]="line().spec" (kept)="kept.emit()" />
      }
      @case ('vital-signs') {
        <kat-vitals-entry-form [about]="line().label" (kept)="kept.emit()" />
      }
      @case ('preparation') {
        <kat-preparation-form (kept)="kept.emit()" />
      }
      @case ('double-check') {
        <kat-double-check-form (kept)="kept.emit()" />
      }
      @default {
        <kat-entry-form [spec]="line().spec" [about]="line().label" canCancel (kept)="kept.emit()" (cancelled)="cancelled.emit()" />
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class LineForm {
  readonly line = input.required<GuardLine>();
  readonly kept = output<void>();
  readonly cancelled = output<void>();
}
