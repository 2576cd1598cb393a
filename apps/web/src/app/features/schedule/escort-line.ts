import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { mayNameEscort, type AppointmentView, type EmergencyContact, type PatientChartView } from '@sojourn/domain';
import { SignInState } from '../../core/sign-in-state.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { PhoneNumber } from '../../ui/phone-number.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

/** Who takes the patient home, and the place to write it down or change it: whoever the chart knows is one press away. */
@Component({
  selector: 'kat-escort-line',
  imports: [Button, Field, FieldInput, PhoneNumber, ProblemPanel],
  templateUrl: './escort-line.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-12);
    }
  `,
})
export class EscortLine {
  readonly visit = input.required<AppointmentView>();
  readonly named = output<AppointmentView>();
  private readonly signIn = inject(SignInState);
  protected readonly sending = submission();
  protected readonly isWriting = signal(false);
  protected readonly name = signal('');
  protected readonly relation = signal('');
  protected readonly phone = signal('');
  protected readonly isTried = signal(false);
  protected readonly mayWrite = computed(() => this.signIn.may('arrivals.record') && mayNameEscort(this.visit().state));
  private readonly chart = httpResource<PatientChartView>(() =>
    this.isWriting() ? `/api/v1/patients/${this.visit().patientId}` : undefined,
  );
  /** Whom the chart names; those who said that they would take the patient home come first. */
  protected readonly known = computed(() =>
    (this.chart.hasValue() ? this.chart.value().identity.emergencyContacts : [])
      .filter(({ canEscort }) => canEscort !== false)
      .toSorted((one, other) => Number(other.canEscort === true) - Number(one.canEscort === true)),
  );

  protected write(): void {
    const { name = '', relation = '', phone = '' } = this.visit().escort ?? {};
    this.name.set(name);
    this.relation.set(relation ?? '');
    this.phone.set(phone);
    this.isTried.set(false);
    this.isWriting.set(true);
  }

  protected choose({ name, relation, phone }: EmergencyContact): void {
    this.name.set(name);
    this.relation.set(relation ?? '');
    this.phone.set(phone);
  }

  protected missing(text: string): string | null {
    return this.isTried() && text.trim() === '' ? 'Write this down.' : null;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const escort = { name: this.name(), relation: this.relation(), phone: this.phone() };
    if (escort.name.trim() === '' || escort.phone.trim() === '') return;
    const answer = await this.sending.put<AppointmentView>(`/api/v1/appointments/${this.visit().id}/escort`, escort);
    if (!answer.ok) return;
    this.isWriting.set(false);
    this.named.emit(answer.value);
  }
}
