import { Component, computed, input, linkedSignal, output } from '@angular/core';
import {
  isDosingVisit,
  roomAttributes,
  staffSkills,
  visitTypeWords,
  visitTypes,
  type SchedulingPolicy,
  type SetSchedulingPolicy,
  type VisitType,
} from '@sojourn/domain';
import { fieldMessage } from '../../../core/problem-presenter.js';
import { submission } from '../../../core/submission.js';
import { Banner } from '../../../ui/banner.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Field } from '../../../ui/field.js';
import { FieldInput } from '../../../ui/field-input.js';
import { ProblemPanel } from '../../../ui/problem-panel.js';
import { ruleFields, type RuleNumber } from './booking-rule-words.js';
import { attributeWords, skillWords } from './resource-words.js';

interface RulesDraft {
  readonly rules: SetSchedulingPolicy;
  readonly madeFrom: SchedulingPolicy;
}

/** The clinic's own rules of booking. Saving makes a new version; what is booked stays as it was judged. */
@Component({
  selector: 'kat-booking-rules',
  imports: [Banner, Button, Checkbox, Field, FieldInput, ProblemPanel],
  templateUrl: './booking-rules.html',
  styleUrl: './fields.css',
})
export class BookingRules {
  readonly policy = input.required<SchedulingPolicy>();
  readonly saved = output<void>();
  protected readonly sending = submission();
  // Somebody else's save may come in while this one types: what is typed stays, and saving says so.
  protected readonly draft = linkedSignal<SchedulingPolicy, RulesDraft>({
    source: this.policy,
    computation: (policy, before) => (before !== undefined && isTyped(before.value) ? before.value : draftOf(policy)),
  });
  protected readonly rules = computed(() => this.draft().rules);
  protected readonly isChanged = computed(() => isTyped(this.draft()));
  protected readonly fields = ruleFields;
  protected readonly visits = visitTypes.filter(isDosingVisit).map((type) => ({ type, name: visitTypeWords[type] }));
  protected readonly rooms = roomAttributes.map((value) => ({ value, name: attributeWords[value] }));
  protected readonly skills = staffSkills.filter((skill) => skill !== 'interpreter').map((value) => ({ value, name: skillWords[value] }));

  protected set(key: RuleNumber, written: string): void {
    this.change({ [key]: written.trim() === '' ? Number.NaN : Number(written) });
  }

  /** What is shown in a field: nothing where it holds no number. */
  protected shown(key: RuleNumber): string {
    const value = this.rules()[key];
    return Number.isNaN(value) ? '' : String(value);
  }

  protected errorAt(key: string): string | null {
    return fieldMessage(this.sending.problem(), key);
  }

  protected needs(type: VisitType): string {
    const { roomNeeds, skillsOnSite } = this.rules();
    const words = [
      ...(roomNeeds[type] ?? []).map((one) => attributeWords[one]),
      ...(skillsOnSite[type] ?? []).map((one) => skillWords[one]),
    ];
    return words.length === 0 ? 'nothing in particular' : words.join(', ');
  }

  protected room(type: VisitType, value: (typeof roomAttributes)[number], isNeeded: boolean): void {
    const { roomNeeds } = this.rules();
    this.change({ roomNeeds: { ...roomNeeds, [type]: toggled(roomNeeds[type] ?? [], value, isNeeded) } });
  }

  protected skill(type: VisitType, value: (typeof staffSkills)[number], isNeeded: boolean): void {
    const { skillsOnSite } = this.rules();
    this.change({ skillsOnSite: { ...skillsOnSite, [type]: toggled(skillsOnSite[type] ?? [], value, isNeeded) } });
  }

  protected startAnew(): void {
    this.sending.forgetProblem();
    this.draft.set(draftOf(this.policy()));
    this.saved.emit();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const { rules, madeFrom } = this.draft();
    const answer = await this.sending.put<SchedulingPolicy>('/api/v1/schedule/policy', rules, { ifMatch: `"${madeFrom.version}"` });
    if (!answer.ok) return;
    this.draft.set(draftOf(answer.value));
    this.saved.emit();
  }

  private change(to: Partial<SetSchedulingPolicy>): void {
    this.draft.update(({ rules, madeFrom }) => ({ rules: { ...rules, ...to }, madeFrom }));
  }
}

function draftOf(policy: SchedulingPolicy): RulesDraft {
  const { version: _, ...rules } = policy;
  return { rules, madeFrom: policy };
}

function isTyped({ rules, madeFrom }: RulesDraft): boolean {
  const { version: _, ...made } = madeFrom;
  return JSON.stringify(rules) !== JSON.stringify(made);
}

function toggled<T>(known: readonly T[], one: T, isThere: boolean): T[] {
  return known.filter((other) => other !== one).concat(isThere ? [one] : []);
}
