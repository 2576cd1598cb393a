import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { registerPatient, type PatientChartView } from '@sojourn/domain';
import { fieldMessage } from '../../core/problem-presenter.js';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemPanel } from '../../ui/problem-panel.js';

const empty = {
  given: '',
  family: '',
  preferred: '',
  birthDate: '',
  recordNumber: '',
  gender: 'unknown',
  phone: '',
  email: '',
  emergencyName: '',
  emergencyPhone: '',
};
type Typed = typeof empty;

/** Only a name is needed; what is left empty is unknown. The form is judged by the same decoder as the server's. */
@Component({
  selector: 'kat-register-page',
  imports: [Button, Field, FieldInput, PageHeader, ProblemPanel, RouterLink],
  templateUrl: './register-page.html',
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
      gap: var(--space-16) var(--space-24);
    }
  `,
})
export default class RegisterPage {
  private readonly router = inject(Router);
  private readonly id = crypto.randomUUID();
  protected readonly sending = submission();
  protected readonly typed = signal<Typed>(empty);
  protected readonly isTried = signal(false);
  private readonly judged = computed(() => registerPatient.safeParse(commandOf(this.typed())));

  /** Where a way to reach the patient stands among those given; null where it is not given. */
  protected readonly places = computed(() => {
    const { phone, email } = this.typed();
    return { phone: isEmpty(phone) ? null : 0, email: isEmpty(email) ? null : Number(!isEmpty(phone)) };
  });

  protected type(name: keyof Typed, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.typed.update((typed) => ({ ...typed, [name]: value }));
  }

  /** What is wrong with a field, once saving was tried: by the decoder here, or by the server. */
  protected fault(path: string): string | null {
    const judged = this.judged();
    const issue = judged.success || !this.isTried() ? undefined : judged.error.issues.find((one) => one.path.join('.') === path);
    return issue?.message ?? fieldMessage(this.sending.problem(), `patient.${path}`);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const judged = this.judged();
    if (!judged.success) return;
    const answer = await this.sending.post<PatientChartView>('/api/v1/patients', { id: this.id, patient: judged.data });
    if (answer.ok) await this.router.navigate(['/patients', answer.value.id]);
  }
}

const isEmpty = (text: string): boolean => text.trim() === '';

function commandOf(typed: Typed): unknown {
  const given = typed.given.trim().split(/\s+/u).filter(Boolean);
  const { phone, email, emergencyName, emergencyPhone } = typed;
  return {
    name: { family: typed.family, given, preferred: typed.preferred },
    birthDate: typed.birthDate === '' ? null : typed.birthDate,
    recordNumber: isEmpty(typed.recordNumber) ? null : typed.recordNumber,
    gender: typed.gender,
    contactPoints: [
      ...(isEmpty(phone) ? [] : [{ system: 'phone', value: phone }]),
      ...(isEmpty(email) ? [] : [{ system: 'email', value: email, isReminderAllowed: true }]),
    ],
    emergencyContacts: isEmpty(`${emergencyName}${emergencyPhone}`) ? [] : [{ name: emergencyName, phone: emergencyPhone }],
  };
}
