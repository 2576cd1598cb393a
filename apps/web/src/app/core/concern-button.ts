import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { FieldInput } from '../ui/field-input.js';
import { ProblemPanel } from '../ui/problem-panel.js';
import { SegmentedChoice } from '../ui/segmented-choice.js';
import { SignInState } from './sign-in-state.js';
import { submission } from './submission.js';

type Place = 'in-clinic' | 'remote';
const places = [
  { value: 'in-clinic', label: 'Here in the clinic' },
  { value: 'remote', label: 'Elsewhere' },
] as const;

/** Staff who hear or see something call a clinician: a few words open a risk event, and only clinicians read them. Source: clinical reference §4.6. */
@Component({
  selector: 'kat-concern-button',
  imports: [Banner, Button, Dialog, Field, FieldInput, ProblemPanel, RouterLink, SegmentedChoice],
  template: `
    @if (mayFlag()) {
      <button type="button" kat-button kind="quiet" size="small" icon="siren" (click)="open.set(true)">
        I am worried about this patient
      </button>
    }
    @if (open()) {
      <kat-dialog heading="I am worried about this patient" (closed)="close()">
        @if (opened(); as eventId) {
          <kat-banner tone="ok" heading="A clinician is being called">
            A risk event is open and its clock runs. Stay with the patient until somebody comes. In danger now: 911.
            @if (mayRead()) {
              <a katBannerActions kat-button size="small" kind="primary" [routerLink]="['/risk-events', eventId]" (click)="close()"
                >Open the risk event</a
              >
            }
          </kat-banner>
        } @else {
          <div class="kat-form">
            <p>This calls a clinician at once. In danger now: 911. Help at any hour: 988.</p>
            <kat-segmented-choice
              label="Where is the patient"
              [choices]="places"
              [value]="place()"
              [error]="isTried() && place() === null ? 'Choose where the patient is.' : null"
              (valueChange)="place.set($event)"
            />
            <kat-field
              label="What you heard or saw"
              help="A few words. Only clinicians read them."
              [error]="isTried() && concern().trim() === '' ? 'Write a few words.' : null"
            >
              <textarea katInput maxlength="2000" [value]="concern()" (input)="concern.set(words.value)" #words></textarea>
            </kat-field>
            @if (sending.problem(); as problem) {
              <kat-problem [problem]="problem" />
            }
          </div>
        }
        @if (opened() === null) {
          <button katDialogActions type="button" kat-button kind="primary" icon="siren" [busy]="sending.busy()" (click)="call()">
            Call a clinician
          </button>
        } @else {
          <button katDialogActions type="button" kat-button (click)="close()">Close</button>
        }
      </kat-dialog>
    }
  `,
})
export class ConcernButton {
  readonly patientId = input.required<string>();
  private readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly mayFlag = computed(() => this.signIn.may('risk.flag'));
  protected readonly mayRead = computed(() => this.signIn.may('risk.read'));
  protected readonly open = signal(false);
  protected readonly opened = signal<string | null>(null);
  protected readonly isTried = signal(false);
  protected readonly place = signal<Place | null>(null);
  protected readonly concern = signal('');
  protected readonly places = places;
  /** One id for one concern: sent twice it opens one event. */
  private id = crypto.randomUUID();

  protected async call(): Promise<void> {
    this.isTried.set(true);
    const setting = this.place();
    if (setting === null || this.concern().trim() === '') return;
    const command = { id: this.id, concern: this.concern(), setting };
    const answer = await this.sending.post<{ id: string }>(`/api/v1/patients/${this.patientId()}/risk-flags`, command);
    if (answer.ok) this.opened.set(answer.value.id);
    // Whoever closed it meanwhile learns whether somebody was called.
    this.open.set(true);
  }

  /** What was typed stays until it was sent. */
  protected close(): void {
    this.open.set(false);
    if (this.opened() === null) return;
    this.id = crypto.randomUUID();
    this.opened.set(null);
    this.isTried.set(false);
    this.place.set(null);
    this.concern.set('');
  }
}
