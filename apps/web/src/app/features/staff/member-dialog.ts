import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { addStaffMember, changeStaffMember, roleLabels, roles, type Role, type StaffAccountView } from '@sojourn/domain';
import { submission } from '../../core/submission.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { FieldInput } from '../../ui/field-input.js';
import { ProblemPanel } from '../../ui/problem-panel.js';
import { roleMeanings } from './role-words.js';

/** Gives a colleague a place, or changes name, title and roles, or ends the place. */
@Component({
  selector: 'kat-member-dialog',
  imports: [Button, Checkbox, Dialog, Field, FieldInput, ProblemPanel],
  templateUrl: './member-dialog.html',
  styleUrl: './member-dialog.css',
})
export class MemberDialog {
  /** Null while somebody new is added. */
  readonly member = input.required<StaffAccountView | null>();
  readonly closed = output<void>();
  readonly kept = output<void>();
  protected readonly sending = submission();
  protected readonly roles = roles.map((role) => ({ role, label: roleLabels[role], meaning: roleMeanings[role] }));
  protected readonly displayName = linkedSignal(() => this.member()?.displayName ?? '');
  protected readonly email = signal('');
  protected readonly credential = linkedSignal(() => this.member()?.credential ?? '');
  protected readonly held = linkedSignal<readonly Role[]>(() => this.member()?.roles ?? []);
  protected readonly isActive = linkedSignal(() => this.member()?.isActive ?? true);
  private readonly isTried = signal(false);
  private readonly id = crypto.randomUUID();
  private readonly typed = computed(() => {
    const common = { displayName: this.displayName(), credential: this.credential(), roles: [...this.held()] };
    return this.member() === null
      ? addStaffMember.safeParse({ id: this.id, email: this.email().trim(), ...common })
      : changeStaffMember.safeParse({ ...common, isActive: this.isActive() });
  });

  protected faultOf(field: string): string | null {
    const read = this.typed();
    if (!this.isTried() || read.success) return null;
    return read.error.issues.find(({ path }) => path[0] === field)?.message ?? null;
  }

  protected holds(role: Role, isHeld: boolean): void {
    this.held.update((held) => (isHeld ? [...held, role] : held.filter((one) => one !== role)));
  }

  protected async keep(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const read = this.typed();
    if (!read.success) return;
    const member = this.member();
    const answer = await (member === null
      ? this.sending.post('/api/v1/staff-accounts', read.data)
      : this.sending.put(`/api/v1/staff-accounts/${member.id}`, read.data));
    if (answer.ok) this.kept.emit();
  }
}
